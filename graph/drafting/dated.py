"""Days, months and years of the calendar, as Swedish writes them: "den 12 mars 2031", "2031-03-12", "mars 2031"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.dates import datatype_of
from graph.drafting.word_tables import table

#: "Jan" and "sept" stand for their months.
_SHORTEST = 3


@dataclass(frozen=True)
class Dated:
    """A date in a text, from character `start` up to and without `end`, as the records write it."""

    date: str
    start: int
    end: int


def dates_in(text: str) -> Iterator[Dated]:
    """Yield the dates of `text` in order; what no calendar has is passed over."""
    for match in _pattern().finditer(text):
        year, month, day = match["y1"] or match["y2"], match["m1"], match["d1"]
        if match["name"]:
            month, day = f"{_month(match['name']):02}", match["d2"] and f"{int(match['d2']):02}"
        date = "-".join(filter(None, (year, month, day)))
        if datatype_of(date):
            yield Dated(date, match.start(), match.end())


def day_and_month(text: str, year: str) -> str:
    """Return the day that `text` gives without its year, as a day of `year`; nothing where there is none."""
    names = "|".join(table("times")["months"])
    match = re.search(rf"\b(\d{{1,2}})(?::?[ae])?\s+({names})\b", text, re.IGNORECASE)
    date = f"{year}-{_month(match[2]):02}-{int(match[1]):02}" if match and year else ""
    return date if date and datatype_of(date) else ""


def _month(name: str) -> int:
    months: list[str] = table("times")["months"]
    return next(number for number, month in enumerate(months, 1) if month.startswith(name.casefold()))


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(
        sorted(
            {month[:length] for month in table("times")["months"] for length in range(_SHORTEST, len(month) + 1)},
            key=len,
            reverse=True,
        )
    )
    written = rf"(?:(?P<d2>\d{{1,2}})(?::?[ae])?\s+)?(?P<name>{names})\.?\s+(?P<y2>(?:19|20)\d\d)"
    figures = r"(?P<y1>(?:19|20)\d\d)(?:-(?P<m1>\d\d)(?:-(?P<d1>\d\d))?)?(?![-/]?\d)"
    return re.compile(rf"(?<![\d§/])(?<!§\s)(?:{written}|{figures})\b", re.IGNORECASE)
