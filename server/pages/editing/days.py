"""Dates and days of the year as people write them, in either language, and as records have them."""

from __future__ import annotations

import re
from typing import Final

from graph.dates import datatype_of
from queries.calendar_words import read_day, read_month
from server.language import Language, deadline_words, texts_in

_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def day_shown(value: str, language: Language) -> str:
    """Return a day of the year as a reader says it: “31 oktober” for ``--10-31``; anything else as it is."""
    return deadline_words(value, texts_in(language)) if datatype_of(value) == "gMonthDay" else value


def day_read(text: str) -> str:
    """Return ``--10-31`` for “31 oktober”, “October 31” or “31/10”; anything else as it is."""
    found = read_day(text)
    return f"--{found[0]:02}-{found[1]:02}" if found else text


def date_read(text: str) -> str:
    """Return ``2031-05-14`` for “14 maj 2031” and ``2031-05`` for “maj 2031”; anything else as it is."""
    rest, _, year = " ".join(text.split()).rpartition(" ")
    if not (_YEAR.fullmatch(year) and rest):
        return text
    month, day = read_month(rest) if rest[0].isalpha() else None, read_day(rest.removesuffix(","))
    if month:
        return f"{year}-{month:02}"
    return f"{year}-{day[0]:02}-{day[1]:02}" if day else text
