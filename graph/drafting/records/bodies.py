"""The records of whoever and whatever the proposal speaks of: taken over from older editions, or new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.documents.locator import Span
from graph.drafting.marked import Marked
from graph.drafting.newcomer import Newcomer
from graph.drafting.records.heights import level_of, whole_of
from graph.drafting.records.making import Fields, Making
from graph.drafting.records.members import arenas_alone, listed_members, members, members_named, members_of_bodies
from graph.drafting.records.only_named import described_like
from graph.drafting.records.posts import body_of_post
from graph.record import Record

#: What an edition says of a thing that the next is likely to say too; the rest is for the editor.
_KEPT = ("label", "altLabel", "kind", "level", "part", "partOf", "postIn", "role", "goalKind", "party")
_NEEDED = ("part", "partOf", "postIn", "role")
#: How sure it is that a body is part of another that a sentence says it is, and on its level.
#: ... and that one which is only named is a body of its own.
_ONLY_NAMED = 0.4
_SAID_PART = 0.75
#: These have their own place among the files.
_ELSEWHERE = ("Edition", "GoverningDocument", "Section")


def entity_records(making: Making, used: Iterable[str]) -> Iterator[Fields]:
    """Yield a record for each of the ids `used` that is not reference data, by id."""
    places = _places(making)
    wanted = set(used) | members_named(making) | members_of_bodies(making)
    for arena in arenas_alone(making) if members_named(making) else ():
        wanted.add(arena)
        places.setdefault(arena, places[min(members_named(making))])
    for identity in sorted(wanted):
        for needed in _needed(making, identity, places.get(identity, ("",))[0]):
            wanted.add(needed)
            if identity in places:
                places.setdefault(needed, places[identity])
    for identity in sorted(wanted):
        fields = _entity(making, identity, places.get(identity, ("",))[0])
        if fields:
            yield fields | {"source": making.source([places[identity]] if identity in places else [])}


def _entity(making: Making, identity: str, section: str) -> Fields | None:
    """The record of one thing, first spoken of in `section`; None for what stands elsewhere."""
    record = making.known.get(identity)
    if identity in making.proposal.newcomers:
        return _with_other_names(_new(making, identity, section), making)
    if record and identity in arenas_alone(making):
        return _with_other_names({"id": identity, "type": "Arena", **_kept(record), "member": members(making)}, making)
    if record is None or not record.edition or record.type in _ELSEWHERE:
        return None
    kept = _kept(record)
    if record.type == "Arena":
        kept["member"] = record.data.get("member")
    comment = making.comments("taken-over", words=record.edition)
    return _with_other_names({"id": identity, "type": Marked(record.type, comment), **kept}, making)


def _with_other_names(fields: Fields, making: Making) -> Fields:
    """Return `fields` with the other names that the document gives beside those that are known."""
    identity = fields["id"].value if isinstance(fields["id"], Marked) else fields["id"]
    language = making.languages[0]
    known = fields.get("altLabel", {})
    before = known.get(language, [])
    listed = [before] if isinstance(before, str) else list(before)
    new = [name for name in making.proposal.called.get(identity, ()) if name not in listed]
    if not new:
        return fields
    named = {"altLabel": {**known, language: [*listed, *new]}}
    if "altLabel" in fields:
        return fields | named
    at = list(fields).index("label") + 1
    return dict([*list(fields.items())[:at], *named.items(), *list(fields.items())[at:]])


def _kept(record: Record) -> Fields:
    return {key: record.data[key] for key in _KEPT if key in record.data}


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


def _needed(making: Making, identity: str, section: str) -> Iterator[str]:
    """What the record of a thing, first spoken of in `section`, cannot do without."""
    newcomer = making.proposal.newcomers.get(identity)
    if newcomer and newcomer.head.type == "Post":
        yield from filter(None, body_of_post(making, newcomer, section)[:1])
    elif newcomer and newcomer.post_in:
        yield newcomer.post_in
    said = whole_of(making, identity)
    if said:
        yield said.whole.id
    circle = listed_members(making, newcomer) if newcomer else None
    yield from circle.value if circle else ()
    record = making.known.get(identity)
    if record and record.edition:
        yield from (str(value) for key in _NEEDED for value in record.values(key))


def _new(making: Making, identity: str, section: str) -> Fields:
    """The record of a body or post that nobody knew, first spoken of in `section`."""
    newcomer = making.proposal.newcomers[identity]
    head, comments = newcomer.head, making.comments
    others = described_like(making, newcomer)
    only_named = others and comments.uncertain(_ONLY_NAMED, comments("only-named", words=", ".join(others)))
    fields: Fields = {
        "id": Marked(identity, only_named or comments.uncertain(0.7, comments("new-name"))),
        "type": newcomer.known.type,
        "label": making.label(newcomer.known.name),
    }
    if head.type == "Post":
        place, sure = body_of_post(making, newcomer, section)
        guess = place and Marked(place, comments.uncertain(sure, comments("guessed-post")))
        return fields | {"postIn": guess or Marked(None, comments("post-in"))}
    guessed = comments.uncertain(head.sure, comments("guessed-kind"))
    level = level_of(making, newcomer, guessed)
    listed = listed_members(making, newcomer)
    return fields | {
        "kind": Marked(head.kind, guessed),
        "level": level,
        "partOf": _part_of(making, newcomer),
        "member": listed,
    }


def _part_of(making: Making, newcomer: Newcomer) -> Marked | None:
    """What the text says that a body is part of, else the body whose presidium it is."""
    said = whole_of(making, newcomer.known.id)
    if said:
        where = making.comments("read-from", words=making.quoted(said.span))
        return Marked(said.whole.id, making.comments.uncertain(_SAID_PART, where))
    if newcomer.post_in:
        return Marked(newcomer.post_in, making.comments.uncertain(0.4, making.comments("guessed-post")))
    return None


def _places(making: Making) -> dict[str, tuple[str, Span]]:
    """Where each thing is first spoken of."""
    newcomers = making.proposal.newcomers.values()
    found = {newcomer.known.id: newcomer.place for newcomer in newcomers if newcomer.place}
    for passage in making.proposal.passages:
        for mention in passage.sentence.mentions:
            found.setdefault(mention.known.id, (passage.section, passage.span))
        for mention in passage.body.named if passage.body else ():
            found.setdefault(mention.known.id, (passage.section, passage.span))
        for mention in passage.entry.organisers if passage.entry else ():
            found.setdefault(mention.known.id, (passage.section, passage.span))
        for clause in passage.clauses:
            for thing in (*clause.bearers, *clause.objects):
                found.setdefault(thing.value, (clause.section, clause.span))
    return found
