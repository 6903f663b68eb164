"""A record as the texts of a form's fields, and back.

Names of fields: ``label.sv`` for a text in a language, ``duty.1`` and on for the values of a key, and
``seatGroup.1.seats.1`` for what stands in a value that has keys of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from graph.passage_id import MARKS
from graph.plain_text import typed
from graph.writing.sameness import same
from ontology import schema
from ontology.schema import Key
from server.figures import number_read
from server.pages.editing.days import date_read, day_read

#: Texts of the fields by name.
Given = Mapping[str, str]
#: More values than this of one key are not read.
MOST: Final = 200
SECTION, CITED = "section", "ref"
_TRUTH: Final = {"true": True, "false": False}
#: How dates are read that somebody has written in words, and numbers with a comma.
_WRITTEN_OUT: Final = {"monthday": day_read, "time": date_read, "decimal": number_read}
_WHOLE: Final = frozenset({"integer", "decimal", "time"})
#: So long a row of figures is a whole number to the loader too.
_MOST_FIGURES: Final = 18


def texts_of(kind: str, data: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Return the texts of a form for a thing of the class `kind` that says `data`."""
    found: dict[str, str] = {}
    for name, key in schema.keys_of(kind).items():
        if data.get(name) is not None:
            found.update(_texts_of_key(key, data[name], prefix + name))
    return found


def data_of(kind: str, given: Given, languages: Sequence[str], prefix: str = "") -> dict[str, Any]:
    """Return what the texts `given` say of a thing of the class `kind`; keys without a value are left out."""
    read = {name: _read(key, given, prefix + name, languages) for name, key in schema.keys_of(kind).items()}
    return {name: value for name, value in read.items() if value not in (None, [], {})}


def merged(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return `after` with the order of `before`, and its way of writing wherever the meaning is the same."""
    kind = str(before["type"])
    kept = {name: value for name, value in before.items() if name in ("id", "type")}
    for name in (*(name for name in before if name in after), *(name for name in after if name not in before)):
        is_kept = name in before and same(kind, name, _as_texts(before[name]), _as_texts(after[name]))
        kept[name] = before[name] if is_kept else after[name]
    return kept


def _as_texts(value: Any) -> Any:
    """Return `value` with the text of each number in it: a year may stand between quotation marks or not."""
    if isinstance(value, Mapping):
        return {name: _as_texts(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_texts(inner) for inner in value]
    return value if isinstance(value, bool) else str(value)


def rows(given: Given, name: str) -> int:
    """Return the highest number of a value of the key that is called `name` in the form."""
    numbers = (part.removeprefix(f"{name}.").partition(".")[0] for part in given if part.startswith(f"{name}."))
    read = (
        int(number) for number in numbers if number.isascii() and number.isdecimal() and len(number) < _MOST_FIGURES
    )
    return min(max(read, default=0), MOST)


def _texts_of_key(key: Key, value: Any, name: str) -> Iterator[tuple[str, str]]:
    if key.kind == "language":
        yield from ((f"{name}.{language}", _lines(text)) for language, text in value.items())
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        place = f"{name}.{number}"
        if isinstance(item, Mapping) and key.kind == "nested":
            (kind,) = key.range
            yield from texts_of(kind, item, f"{place}.").items()
            yield from ((f"{place}.{part}", str(item[part])) for part in ("id",) if part in item)
        elif isinstance(item, Mapping):
            yield from ((f"{place}.{part}", str(text)) for part, text in item.items())
        else:
            yield (f"{place}.{CITED}" if key.kind == "source" else place, _text(item))


def _lines(text: Any) -> str:
    return "\n".join(text) if isinstance(text, list) else str(text)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _read(key: Key, given: Given, name: str, languages: Sequence[str]) -> Any:
    if key.kind == "language":
        texts = {language: _read_text(key, given.get(f"{name}.{language}", "")) for language in languages}
        return {language: text for language, text in texts.items() if text}
    values = [_read_value(key, given, f"{name}.{number}", languages) for number in range(1, rows(given, name) + 1)]
    values = [value for value in values if value not in (None, {}, "")]
    return values[0] if len(values) == 1 and key.kind not in ("nested", "source") else values


def _read_text(key: Key, text: str) -> str | list[str]:
    lines = [" ".join(line.split()) for line in typed(text).splitlines()]
    lines = [line for line in lines if line]
    return " ".join(lines) if key.single else lines[0] if len(lines) == 1 else lines


def _read_value(key: Key, given: Given, place: str, languages: Sequence[str]) -> Any:
    if key.kind == "nested":
        (kind,) = key.range
        inner = data_of(kind, given, languages, f"{place}.")
        identity = given.get(f"{place}.id", "").strip()
        return {"id": identity, **inner} if inner and identity else inner
    if key.kind == "source":
        cited = given.get(f"{place}.{CITED}", "").strip()
        return cited or _locator(given, place)
    return _scalar(key, " ".join(typed(given.get(place, "")).split()))


def _locator(given: Given, place: str) -> dict[str, str]:
    parts = {part: typed(given.get(f"{place}.{part}", "")).strip() for part in (SECTION, *MARKS)}
    named = {part: text for part, text in parts.items() if text}
    return named if any(mark in named for mark in MARKS) else {}


def _scalar(key: Key, text: str) -> Any:
    if key.kind == "boolean":
        return _TRUTH.get(text, text)
    if key.kind in _WRITTEN_OUT:
        text = _WRITTEN_OUT[key.kind](text)
    is_whole = text.isascii() and text.isdecimal() and len(text) <= _MOST_FIGURES and not text.startswith("0")
    return int(text) if key.kind in _WHOLE and (is_whole or text == "0") else text
