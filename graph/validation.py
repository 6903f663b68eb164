"""Whether records can become RDF at all: their type, keys, values and references.

What is wrong here stops the build, since a graph with holes would answer wrongly. What is merely
missing or doubtful in governance is for the checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from graph.errors import RecordProblem
from graph.known import Known, known_from
from graph.message import Message
from graph.record import Record
from graph.settings import FILE, Settings
from graph.values import Context, closest, flaws
from ontology import schema

IDENTITY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+")
ALWAYS = ("id", "type")
#: More flaws of one key are not looked for: a hundred wrong values are mended by one remedy.
_MOST_FLAWS = 100


def validate(records: Sequence[Record], settings: Settings) -> list[RecordProblem]:
    """Return every problem of every record; an empty list means that the dataset can be built."""
    problems = [*_duplicates(records), *_arena(records, settings)]
    known = known_from(records)
    for record in records:
        problems += problems_of(record, known, settings)
    return problems


def problems_of(record: Record, known: Known, settings: Settings) -> Iterator[RecordProblem]:
    """Yield the problems of one record, where `known` is what it may point at."""
    yield from _identity(record)
    if record.type in schema.classes():
        yield from _keys(record, known, settings)
    else:
        remedy = closest(record.type, schema.classes(), "Use a class of the ontology.")
        yield _problem(record, "type", Message("Unknown type {type!r}.", type=record.type), remedy)


def _duplicates(records: Sequence[Record]) -> Iterator[RecordProblem]:
    first: dict[tuple[str | None, str], Record] = {}
    for record in records:
        earlier = first.setdefault((record.edition, record.id), record)
        if earlier is not record:
            message = Message("The id stands already in {file}:{line}.", file=earlier.file, line=earlier.line)
            yield _problem(record, "id", message, "Give one of them another id, or make them one record.")


def _arena(records: Sequence[Record], settings: Settings) -> Iterator[RecordProblem]:
    if all(record.id != settings.arena for record in records):
        message = Message("No record has the id of the arena, {arena!r}.", arena=settings.arena)
        yield RecordProblem(FILE, 1, None, message, "Name the arena's record.")


def _identity(record: Record) -> Iterator[RecordProblem]:
    if not IDENTITY.fullmatch(record.id):
        remedy = "Use small letters a–z, digits and hyphens with '/' between the parts, as in 'organisation/namnet'."
        yield _problem(record, "id", "The id is not well formed.", remedy)


def _keys(record: Record, known: Known, settings: Settings) -> Iterator[RecordProblem]:
    allowed = schema.keys_of(record.type)
    context = Context(record.edition, known, settings.languages)
    for name in record.data:
        if name in ALWAYS:
            continue
        key = allowed.get(name)
        if key is None:
            yield _unknown_key(record, name, allowed)
            continue
        for flaw in islice(flaws(key, record.values(name), context), _MOST_FLAWS):
            yield _problem(record, name, flaw.message, flaw.remedy)


def _unknown_key(record: Record, name: str, allowed: Mapping[str, schema.Key]) -> RecordProblem:
    remedy = closest(
        name,
        frozenset(allowed),
        Message("{type} takes: {listed}.", type=record.type, listed=", ".join(sorted(allowed))),
    )
    return _problem(record, name, Message("{type} has no key {name!r}.", type=record.type, name=name), remedy)


def _problem(record: Record, key: str, message: str, remedy: str) -> RecordProblem:
    return RecordProblem(record.file, record.line_of(key), record.id, message, remedy)
