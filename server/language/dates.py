"""Dates in words: years, months and days as a reader says them, not as XML Schema writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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


def at_words(value: str, texts: Texts) -> str:
    """Return when something is, as after a verb: in English “in 2025”, “in May 2025”, “on 31 May 2025”."""
    part = {len("2025-05-31"): "day", len("2025-05"): "month"}.get(len(value), "year")
    return texts(f"date.at_{part}", time=time_words(value, texts))


def deadline_words(value: str, texts: Texts) -> str:
    """Return an xsd:gMonthDay as “31 oktober”."""
    month, day = value.removeprefix("--").split("-")
    return texts("date.day_of_month", day=int(day), month=texts(f"month.{month}"))


def month_words(values: Sequence[str], texts: Texts) -> str:
    """Return one or more xsd:gMonth as “maj”, as “september–oktober” where they follow on each other, else with “och”.

    Months on both sides of a new year begin before it.
    """
    runs = month_runs(int(value.removeprefix("--")) for value in values)
    named = ([texts(f"month.{month:02}") for month in dict.fromkeys((run[0], run[-1]))] for run in runs)
    return str(texts.listed("–".join(names) for names in named))


def month_runs(months: Iterable[int]) -> list[list[int]]:
    """Return months, 1 to 12, in runs of those that follow on each other, also over a new year.

    >>> month_runs([3, 9]), month_runs([10, 9]), month_runs([1, 12, 5])
    ([[3], [9]], [[9, 10]], [[5], [12, 1]])
    """
    runs: list[list[int]] = []
    for month in sorted(set(months)):
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    if len(runs) > 1 and (runs[0][0], runs[-1][-1]) == (1, 12):
        runs[-1] += runs.pop(0)
    return runs
