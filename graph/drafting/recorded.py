"""The clauses that the records of an edition state, in the form that proposals are compared in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.documents.locate import locate
from graph.documents.locator import Locator, LocatorError, Span
from graph.record import Record

#: The fields of a duty that are compared.
FIELDS = ("bearer", "duty", "force", "deadline", "recurrence", "recipient", "togetherWith")


@dataclass(frozen=True)
class Recorded:
    """A clause as the records have it."""

    ids: tuple[str, ...]
    spans: tuple[Span, ...]
    values: Mapping[str, frozenset[str]]


def recorded_clauses(normalised: str, records: Iterable[Record], edition: str) -> list[Recorded]:
    """Return the clauses that the responsibilities of an edition record, in order of their place."""
    grouped: dict[tuple[object, ...], list[tuple[Record, tuple[Span, ...]]]] = defaultdict(list)
    for record in records:
        if record.type != "Responsibility" or record.data.get("evidence") == "inferred":
            continue
        spans = tuple(spans_of(normalised, record, edition))
        if spans:
            key = (spans, frozenset(record.values("duty")))
            grouped[key].append((record, spans))
    found = [_recorded(group) for group in grouped.values()]
    return sorted(found, key=lambda clause: (clause.spans, clause.ids))


def spans_of(normalised: str, record: Record, edition: str) -> Iterator[Span]:
    """Yield the places that a record stands on, as far as they can be found."""
    for source in record.values("source"):
        if isinstance(source, dict):
            try:
                yield locate(normalised, Locator.of(edition, source))
            except LocatorError:
                continue


def _recorded(group: Sequence[tuple[Record, tuple[Span, ...]]]) -> Recorded:
    values = {name: frozenset(str(v) for record, _ in group for v in record.values(name)) for name in FIELDS}
    return Recorded(tuple(record.id for record, _ in group), group[0][1], values)
