"""Dates in words: years, months and days as a reader says them, not as XML Schema writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from server.language.texts import Texts

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def time_words(value: str, texts: Texts) -> str:
    """Return a year, a month or a day in words: “2025”, “maj 2025”, “31 maj 2025”.

    `value` is the lexical form of an xsd:gYear, xsd:gYearMonth or xsd:date; any other text is
    returned as it stands.
    """
    match = _DATE.fullmatch(value)
    if match is None:
        return value
    year, month, day = match.groups()
    words = [str(int(day))] if day else []
    return " ".join([*words, *([texts(f"month.{month}")] if month else []), year])


def deadline_words(value: str, texts: Texts) -> str:
    """Return an xsd:gMonthDay as “31 oktober”."""
    month, day = value.removeprefix("--").split("-")
    return texts("date.day_of_month", day=int(day), month=texts(f"month.{month}"))


def month_words(values: Sequence[str], texts: Texts) -> str:
    """Return one or more xsd:gMonth as “maj” or, from the first to the last, as “september–oktober”.

    Months on both sides of a new year begin before it.
    """
    months = sorted(value.removeprefix("--") for value in values)
    if {"12", "01"} <= set(months):
        months.sort(key=lambda month: (month < "07", month))
    names = [texts(f"month.{month}") for month in months]
    return "–".join([names[0], names[-1]] if len(names) > 1 else names)
