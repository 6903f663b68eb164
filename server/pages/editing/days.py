"""Dates and days of the year as people write them, in either language, and as records have them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from graph.dates import datatype_of
from ontology import schema
from queries.calendar_words import read_day, read_month
from server.language import Language, deadline_words, texts_in
from server.pages.words import upper_first

#: Where the words go that tell of a last day and are none, in the order of the classes that have the keys.
_IN_WORDS: Final = ("condition", "description")
_LAST_DAY: Final = "deadline.1"
#: Where a whole date goes of what happens once.
_ONCE: Final = "date"
#: So few words with a figure that is no year are a day that is written wrong.
_FEW: Final = 2
#: Words that already say how time goes, so that no “no later than” goes before them.
_HOW: Final = frozenset({
    "före", "under", "inom", "vid", "innan", "senast", "snarast", "efter", "i", "omgående", "genast",
    "before", "during", "within", "by", "at", "upon", "after", "in", "immediately", "until",
})  # fmt: skip
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def day_shown(value: str, language: Language) -> str:
    """Return a day of the year as a reader says it: “31 oktober” for ``--10-31``; anything else as it is."""
    return deadline_words(value, texts_in(language)) if datatype_of(value) == "gMonthDay" else value


def day_read(text: str) -> str:
    """Return ``--10-31`` for “31 oktober”, “October 31” or “31/10”; anything else, as a whole date, as it is."""
    found = None if _YEAR.match(text.strip()) else read_day(text)
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


def _is_whole(words: str) -> bool:
    """Tell whether `words` are one day of one year."""
    return datatype_of(date_read(words)) == "date"


def _is_day(words: str) -> bool:
    """Tell whether `words` are a day of the year, written rightly or not: “32 oktober” is to be mended, not kept."""
    if _is_whole(words):
        return False
    figures = re.findall(r"\d+", _YEAR.sub("", words))
    return datatype_of(day_read(words)) == "gMonthDay" or (len(words.split()) <= _FEW and bool(figures))


def in_words(kind: str, given: Mapping[str, str], language: str) -> dict[str, str]:
    """Return the texts `given` of a form with a last day that is none but told in words where the class has room.

    >>> in_words("Responsibility", {"deadline.1": "tolv månader före ett årsskifte"}, "sv")
    {'deadline.1': '', 'condition.sv': 'Senast tolv månader före ett årsskifte'}
    >>> in_words("Responsibility", {"deadline.1": "under 2026"}, "sv")
    {'deadline.1': '', 'condition.sv': 'Under 2026'}
    >>> in_words("Responsibility", {"deadline.1": "31 oktober"}, "sv")
    {'deadline.1': '31 oktober'}
    >>> in_words("Responsibility", {"deadline.1": "2028-06-01"}, "sv")
    {'deadline.1': '', 'condition.sv': 'Senast 2028-06-01'}
    >>> in_words("Event", {"deadline.1": "2028-06-01"}, "sv")
    {'deadline.1': '', 'date.1': '2028-06-01'}
    """
    words = " ".join(given.get(_LAST_DAY, "").split())
    if _is_whole(words) and kind in schema.classes() and _ONCE in schema.keys_of(kind):
        day, stood = date_read(words), given.get(f"{_ONCE}.1", "").strip()
        # Two different days are no one's to choose between: it stays where it is typed, and is told as wrong there.
        return {**given, _LAST_DAY: "", f"{_ONCE}.1": day} if stood in ("", day) else dict(given)
    room = next((key for key in _IN_WORDS if kind in schema.classes() and key in schema.keys_of(kind)), "")
    if not room or not words or _is_day(words):
        return dict(given)
    texts = texts_in(language if language in ("sv", "en") else "sv")
    told = upper_first(words) if words.split()[0].casefold() in _HOW else texts("edit.until", words=words)
    before = given.get(f"{room}.{language}", "").strip()
    whole = before if words.casefold() in before.casefold() else "; ".join(filter(None, (before, told)))
    return {**given, _LAST_DAY: "", f"{room}.{language}": whole}
