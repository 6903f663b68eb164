"""What the cells of a workbook stand for: the values of records."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from graph.dates import TIME, datatype_of
from graph.plain_text import typed
from graph.values import DECIMAL
from ontology.schema import Key
from server.commands.language import Language
from server.figures import number_read
from server.spreadsheet.cells import TRUTH, WHOLE, as_number, month_names
from server.spreadsheet.concepts import Concepts
from server.spreadsheet.faults import Fault
from server.spreadsheet.names import Resolver, is_address, plain

#: The longest whole number that a record file holds.
_LONGEST_NUMBER = 18
#: Line ends of other systems.
_OTHER_ENDS = re.compile(r"\r\n?")
_DAY_OF_MONTH = re.compile(r"(\d{1,2})[.]?\s+(\w+)")


@dataclass(frozen=True)
class Hearing:
    """How words are understood: which ids and concepts they stand for, in either language."""

    resolver: Resolver
    concepts: Concepts


def value_of(key: Key, cell: Any, hearing: Hearing) -> Any:
    """Return the value of `key` that a cell stands for, as a record has it. Raises Fault."""
    if key.is_address:
        return _address(text_of(cell).strip(), hearing.resolver)
    if key.kind == "iri":
        return reference(text_of(cell), hearing.resolver)
    if key.kind == "concept":
        return _concept(key, plain(text_of(cell)), hearing.concepts)
    return _READERS[key.kind](cell)


def reference(text: str, resolver: Resolver) -> str:
    """Return the id that `text` stands for. Raises Fault."""
    found = resolver.candidates(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise Fault("ambiguous", given=text, ids=", ".join(found[:5]))
    raise Fault.with_closest("unknown-name", text, resolver.names)


def _address(text: str, resolver: Resolver) -> str:
    """Return a web address, or the id of what is described here and stands in its place."""
    if is_address(text) and len(text.split()) == 1:
        return text
    found = resolver.candidates(text)
    if len(found) != 1:
        raise Fault("no-address", given=text)
    return found[0]


def text_of(cell: Any) -> str:
    """Return the text that a cell shows. Raises Fault for what is no text, number or date."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float | date):
        raise Fault("no-text", given=str(cell))
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, date):
        return _day(cell)
    return _OTHER_ENDS.sub("\n", str(cell))


def _day(cell: date) -> str:
    if isinstance(cell, datetime) and (cell.hour or cell.minute or cell.second or cell.microsecond):
        raise Fault("with-time", given=cell.isoformat(sep=" "))
    return cell.isoformat()[:10]


def _concept(key: Key, given: str, concepts: Concepts) -> str:
    found = concepts.value(key, given)
    if found is None:
        raise Fault.with_closest("unknown-concept", given, concepts.known(key))
    return found


def _read_integer(cell: Any) -> Any:
    text = text_of(cell).strip()
    if not WHOLE.fullmatch(text) or isinstance(cell, date) or len(text) > _LONGEST_NUMBER:
        raise Fault("no-integer", given=text)
    return int(text)


def _read_decimal(cell: Any) -> Any:
    text = number_read(text_of(cell).strip())
    if not DECIMAL.fullmatch(text) or isinstance(cell, date):
        raise Fault("no-number", given=text_of(cell))
    number = as_number(text)
    return text if number is None else number


def _read_boolean(cell: Any) -> Any:
    if isinstance(cell, bool):
        return cell
    word = plain(text_of(cell)).casefold()
    found = {text: truth for words in TRUTH.values() for truth, text in words.items()} | {"true": True, "false": False}
    if word not in found:
        raise Fault("no-truth", given=text_of(cell))
    return found[word]


def _read_time(cell: Any) -> Any:
    if isinstance(cell, bool | time):  # a negative number in a column of dates is read as a time of day
        raise Fault("no-date", given=str(cell))
    text = text_of(cell).strip()
    if datatype_of(text) not in TIME:
        raise Fault("no-date", given=text)
    return text


def _read_month(cell: Any) -> Any:
    if isinstance(cell, date):
        raise Fault("no-month", given=text_of(cell))
    word = text_of(cell).strip().casefold()
    number = _months().get(word)
    if number is None:
        raise Fault("no-month", given=text_of(cell))
    return f"--{number:02}"


def _read_monthday(cell: Any) -> Any:
    """Take “31 oktober”, and a whole date too, which is what a spreadsheet program makes of it."""
    text = text_of(cell).strip()
    match = _DAY_OF_MONTH.fullmatch(text)
    if isinstance(cell, date):
        text = "-" + _day(cell)[4:]
    elif match and match[2].casefold() in _months():
        text = f"--{_months()[match[2].casefold()]:02}-{int(match[1]):02}"
    if datatype_of(text) != "gMonthDay":
        raise Fault("no-day", given=text_of(cell))
    return text


@cache
def _months() -> Mapping[str, int]:
    words: dict[str, int] = {}
    languages: tuple[Language, ...] = ("sv", "en")
    for language in languages:
        words |= {name.casefold(): number for number, name in enumerate(month_names(language), 1)}
    return words | {form: number for number in range(1, 13) for form in (str(number), f"{number:02}", f"--{number:02}")}


def _read_text(cell: Any) -> Any:
    return text_of(cell)


def _read_words(cell: Any) -> Any:
    return typed(text_of(cell))


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "language": _read_words,
    "text": _read_text,
    "integer": _read_integer,
    "decimal": _read_decimal,
    "boolean": _read_boolean,
    "time": _read_time,
    "month": _read_month,
    "monthday": _read_monthday,
}
