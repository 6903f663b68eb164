"""The records of whoever and whatever the proposal speaks of: taken over from older editions, or new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.documents.locator import Span
from graph.drafting.clause import Clause
from graph.drafting.marked import Marked
from graph.drafting.records.making import Fields, Making

#: What an edition says of a thing that the next is likely to say too; the rest is for the editor.
_KEPT = ("label", "altLabel", "kind", "level", "part", "postIn", "role", "goalKind", "party")
_NEEDED = ("part", "postIn", "role")


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
        elif record and record.edition:
            kept = {key: record.data[key] for key in _KEPT if key in record.data}
            comment = making.comments("taken-over", words=record.edition)
            yield {"id": identity, "type": Marked(record.type, comment), **kept, "source": source}


def used_in(clauses: Iterable[Clause]) -> Iterator[str]:
    """Yield the ids that clauses speak of."""
    for clause in clauses:
        for guesses in (clause.bearers, clause.recipients, clause.together, clause.objects):
            yield from (guess.value for guess in guesses)


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
            for thing in clause.objects:
                found.setdefault(thing.value, (clause.section, clause.span))
    return found
