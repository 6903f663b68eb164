"""Which sheets a workbook has, and which column of a sheet holds what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from graph.record import Record
from graph.values import LOCATOR
from graph.writing.order import key_order
from ontology import schema
from ontology.schema import Key
from ontology.titles import class_order, title_of_class, title_of_key

Titles = Mapping[str, str]
Part = Literal["records", "nested", "sources"]
#: What a column holds where it holds no key; the sign keeps them apart from the keys.
ID, EDITION, FILE, OWNER, CITED = "@id", "@edition", "@file", "@owner", "@cited"
SPECIAL: Mapping[str, Titles] = {
    ID: {"sv": "Identitet", "en": "Identifier"},
    EDITION: {"sv": "Står i", "en": "Stands in"},
    FILE: {"sv": "Fil", "en": "File"},
    OWNER: {"sv": "Gäller posten", "en": "For the record"},
    CITED: {"sv": "Annan källa", "en": "Other source"},
}
SOURCES, SOURCES_CLASS = "source", "Passage"


@dataclass(frozen=True)
class Field:
    """What one column holds: one of the values of a key, or what a special name says."""

    name: str
    key: Key | None = None
    #: The language of the text, for a key that has texts.
    language: str | None = None
    #: Which of the values, from 1; a key with several has a column for each.
    number: int = 1

    @property
    def titles(self) -> Titles:
        """Return what stands above the column."""
        titles = title_of_key(self.key) if self.key else SPECIAL[self.name]
        return {shown: f"{title}{self._suffix}" for shown, title in titles.items()}

    @property
    def _suffix(self) -> str:
        language = f" ({self.language})" if self.language else ""
        return language + (f" {self.number}" if self.number > 1 else "")


@dataclass(frozen=True)
class SheetPlan:
    """One sheet: the records of a class, or the parts of records that have rows of their own."""

    part: Part
    #: Name of a class: of the records, or of their parts.
    kind: str
    fields: tuple[Field, ...]

    @property
    def titles(self) -> Titles:
        """Return what the sheet is called."""
        return title_of_class(self.kind)


def plan_of(records: Sequence[Record], languages: Sequence[str]) -> tuple[SheetPlan, ...]:
    """Return the sheets for `records`: those of classes by subject, then those of parts, then the passages."""
    used = _most_used(records)
    classes = [SheetPlan("records", kind, _record_fields(kind, languages, used)) for kind in record_classes()]
    nested = [SheetPlan("nested", kind, _nested_fields(kind, languages, used)) for kind in nested_classes()]
    return (*classes, *nested, SheetPlan("sources", SOURCES_CLASS, source_fields()))


def record_classes() -> tuple[str, ...]:
    """Return the classes that records may have, by subject."""
    return tuple(sorted(schema.classes(), key=lambda kind: (class_order()[kind], kind)))


@cache
def nested_classes() -> Mapping[str, Mapping[str, str]]:
    """Return the classes of parts of records, each with the key that holds them by class of record."""
    found: dict[str, dict[str, str]] = {}
    for kind in record_classes():
        for key in schema.keys_of(kind).values():
            if key.kind == "nested":
                (part,) = key.range
                found.setdefault(part, {})[kind] = key.name
    return found


def keys_in_cells(kind: str) -> tuple[Key, ...]:
    """Return the keys of the class `kind` that have columns in its sheet, in the order of the columns."""
    keys = schema.keys_of(kind)
    inside = (keys[name] for name in key_order_of(kind) if name in keys)
    return tuple(key for key in inside if key.kind not in ("nested", "source"))


def key_order_of(kind: str) -> tuple[str, ...]:
    """Return the keys in the order that records are written in, for classes of parts too."""
    order = key_order(kind)
    return (*order, *(name for name in schema.keys_of(kind) if name not in order))


def source_fields() -> tuple[Field, ...]:
    """Return the columns of the sheet of passages."""
    keys = schema.keys_of(SOURCES_CLASS)
    marks = tuple(Field(name, keys[name]) for name in LOCATOR)
    return (Field(OWNER), Field(EDITION), *marks, Field(CITED))


def own_source_fields(number: int = 1) -> tuple[Field, ...]:
    """Return the columns of one of the sources that a part of a record has of its own."""
    keys = schema.keys_of(SOURCES_CLASS)
    return (*(Field(name, keys[name], number=number) for name in LOCATOR), Field(CITED, number=number))


def _record_fields(kind: str, languages: Sequence[str], used: Mapping[Any, int]) -> tuple[Field, ...]:
    return (*_fields(kind, languages, used), Field(EDITION), Field(FILE), Field(ID))


def _nested_fields(kind: str, languages: Sequence[str], used: Mapping[Any, int]) -> tuple[Field, ...]:
    sources = range(1, max(1, used.get((kind, SOURCES, None), 0)) + 1)
    own = (field for number in sources for field in own_source_fields(number))
    return (Field(OWNER), Field(EDITION), *_fields(kind, languages, used), *own, Field(ID))


def _fields(kind: str, languages: Sequence[str], used: Mapping[Any, int]) -> Iterator[Field]:
    """Yield a column for each value that some record has, and one more where there may be several."""
    for key in keys_in_cells(kind):
        for language in languages if key.kind == "language" else (None,):
            most = used.get((kind, key.name, language), 0)
            columns = max(1, most) if key.single else max(2, most + 1)
            yield from (Field(key.name, key, language, number) for number in range(1, columns + 1))


def _most_used(records: Iterable[Record]) -> Mapping[Any, int]:
    """Return how many values a key has at most, by class, key and language."""
    most: Counter[Any] = Counter()
    for record in records:
        _count(record.type, record.data, most)
    return most


def _count(kind: str, data: Mapping[str, Any], most: Counter[Any]) -> None:
    keys = schema.keys_of(kind)
    for name, value in data.items():
        if name not in keys:
            continue
        if keys[name].kind == "nested":
            for part in listed(value):
                _count(next(iter(keys[name].range)), part, most)
        for language, values in _by_language(keys[name], value).items():
            most[kind, name, language] = max(most[kind, name, language], len(values))


def _by_language(key: Key, value: Any) -> Mapping[str | None, list[Any]]:
    if key.kind == "language" and isinstance(value, Mapping):
        return {language: listed(texts) for language, texts in value.items()}
    return {None: listed(value)}


def listed(value: Any) -> list[Any]:
    """Return one value, several or none as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
