"""Values of records as cells; see `values` for the way back.

Dates are dates, numbers are numbers; a year is a number, a month alone is a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.dates import datatype_of
from graph.values import DECIMAL
from ontology.schema import Key
from server.commands.language import Language
from server.language.texts import texts_in
from server.spreadsheet.concepts import Concepts

Cell = str | int | float | date
_MOST_DIGITS = 15
#: The first day whose number every spreadsheet program agrees on.
_FIRST_DAY = date(1900, 3, 1)
WHOLE = re.compile(r"[+-]?\d+")
TRUTH: Mapping[Language, Mapping[bool, str]] = {"sv": {True: "ja", False: "nej"}, "en": {True: "yes", False: "no"}}


@dataclass(frozen=True)
class Speech:
    """How values are said: what ids and concepts are called, in which language."""

    names: Mapping[str, str]
    concepts: Concepts
    language: Language


def cell_of(key: Key, value: Any, speech: Speech) -> Cell:
    """Return what the cell for one value of `key` holds."""
    if key.kind == "iri":
        return speech.names.get(str(value), str(value))
    if key.kind == "concept":
        return speech.concepts.words(key, speech.language).get(str(value), str(value))
    write = _WRITERS.get(key.kind)
    return write(value, speech.language) if write else str(value)


def month_names(language: Language) -> tuple[str, ...]:
    """Return the twelve months."""
    texts = texts_in(language)
    return tuple(texts(f"month.{number:02}") for number in range(1, 13))


def truth_words(language: Language) -> tuple[str, str]:
    """Return yes and no."""
    return TRUTH[language][True], TRUTH[language][False]


def _integer(value: Any, language: Language) -> Cell:
    return value if isinstance(value, int) and len(str(abs(value))) <= _MOST_DIGITS else str(value)


def _decimal(value: Any, language: Language) -> Cell:
    number = as_number(str(value))
    return str(value) if number is None else number


def _boolean(value: Any, language: Language) -> Cell:
    return TRUTH[language][bool(value)]


def _time(value: Any, language: Language) -> Cell:
    text = str(value)
    if datatype_of(text) == "date" and date.fromisoformat(text) >= _FIRST_DAY:
        return date.fromisoformat(text)
    return int(text) if datatype_of(text) == "gYear" and text[0] != "0" else text


def _month(value: Any, language: Language) -> Cell:
    return month_names(language)[int(str(value)[2:]) - 1] if datatype_of(str(value)) == "gMonth" else str(value)


def _monthday(value: Any, language: Language) -> Cell:
    if datatype_of(str(value)) != "gMonthDay":
        return str(value)
    month, day = str(value)[2:].split("-")
    return f"{int(day)} {month_names(language)[int(month) - 1]}"


_WRITERS: Mapping[str, Callable[[Any, Language], Cell]] = {
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "time": _time,
    "month": _month,
    "monthday": _monthday,
}


def as_number(text: str) -> int | float | None:
    """Return the number that `text` writes, where a spreadsheet can hold it exactly."""
    if not DECIMAL.fullmatch(text) or len(re.sub(r"\D", "", text)) > _MOST_DIGITS:
        return None
    return int(text) if WHOLE.fullmatch(text) else float(text)
