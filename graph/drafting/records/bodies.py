"""The records of whoever and whatever the proposal speaks of: taken over from older editions, or new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.documents.locator import Span
from graph.drafting.marked import Marked
from graph.drafting.records.making import Fields, Making

#: What an edition says of a thing that the next is likely to say too; the rest is for the editor.
_KEPT = ("label", "altLabel", "kind", "level", "part", "postIn", "role", "goalKind", "party")
_NEEDED = ("part", "postIn", "role")
#: These have their own place among the files.
_ELSEWHERE = ("Edition", "GoverningDocument", "Section")


def entity_records(making: Making, used: Iterable[str]) -> Iterator[Fields]:
    """Yield a record for each of the ids `used` that is not reference data, by id."""
    places = _places(making)
    wanted = set(used)
    for identity in tuple(wanted):
        for needed in _needed(making, identity):
            wanted.add(needed)
            if identity in places:
                places.setdefault(needed, places[identity])
    for identity in sorted(wanted):
        record = making.known.get(identity)
        source = making.source([places[identity]] if identity in places else [])
        if identity in making.proposal.newcomers:
            yield _new(making, identity) | {"source": source}
        elif record and record.edition and record.type not in _ELSEWHERE:
            kept = {key: record.data[key] for key in _KEPT if key in record.data}
            if record.type == "Arena":
                kept["member"] = record.data.get("member")
            comment = making.comments("taken-over", words=record.edition)
            yield {"id": identity, "type": Marked(record.type, comment), **kept, "source": source}


def named_in(value: Any, making: Making) -> Iterator[str]:
    """Yield the ids of things, known or new, that stand anywhere in a record."""
    if isinstance(value, Marked):
        value = value.value
    if isinstance(value, str):
        if value in making.known or value in making.proposal.newcomers:
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from named_in(inner, making)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from named_in(inner, making)


def _needed(making: Making, identity: str) -> Iterator[str]:
    """What the record of a thing cannot do without."""
    record = making.known.get(identity)
    if record and record.edition:
        yield from (str(value) for key in _NEEDED for value in record.values(key))


def _new(making: Making, identity: str) -> Fields:
    newcomer = making.proposal.newcomers[identity]
    head, comments = newcomer.head, making.comments
    fields: Fields = {
        "id": Marked(identity, comments.uncertain(0.7, comments("new-name"))),
        "type": newcomer.known.type,
        "label": making.label(newcomer.known.name),
    }
    if head.type == "Post":
        place = newcomer.post_in and Marked(newcomer.post_in, comments.uncertain(0.6, comments("guessed-post")))
        return fields | {"postIn": place or Marked(None, comments("post-in"))}
    guessed = comments.uncertain(0.5, comments("guessed-kind"))
    return fields | {"kind": Marked(head.kind, guessed), "level": Marked(head.level, guessed)}


def _places(making: Making) -> dict[str, tuple[str, Span]]:
    """Where each thing is first spoken of."""
    found: dict[str, tuple[str, Span]] = {}
    for passage in making.proposal.passages:
        for mention in passage.sentence.mentions:
            found.setdefault(mention.known.id, (passage.section, passage.span))
        for clause in passage.clauses:
            for thing in (*clause.bearers, *clause.objects):
                found.setdefault(thing.value, (clause.section, clause.span))
    return found
