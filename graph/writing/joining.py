"""Two records that tell of one thing made one: whatever names the one names the other, and what it says is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from graph.naming import naming
from graph.record import Record, listed
from graph.writing.change import Change, changed, removed
from graph.writing.removal import removal
from graph.writing.renaming import Becomes, Data, pointed
from graph.writing.taking_over import lost, taken
from ontology import schema
from ontology.schema import Key

#: Whoever acts is not besides together with, or consulted by, whoever acts.
_BESIDE: Final = {"togetherWith": "bearer", "participant": "organiser", "inConsultationWith": "appointer"}


@dataclass(frozen=True)
class Joining:
    """What making one of two records does to a workspace."""

    #: The record that is one with another, and that other.
    gone: Record
    kept: Record
    #: Every record that changes along, with what it says then; None for those that say nothing any more.
    others: tuple[tuple[Record, Data | None], ...]
    #: What the other says then.
    data: Data
    #: Keys by which it said what the other says otherwise, or does not take.
    lost: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[Record, Data | None], ...]:
        """Return every record that changes, with what it says then; None for those that go."""
        return ((self.gone, None), (self.kept, self.data), *self.others)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return it as changes to make at once."""
        return tuple(removed(each) if data is None else changed(each, data) for each, data in self.pairs)


def misfits(made: Joining) -> Iterator[tuple[Record, Key]]:
    """Yield each record that would name what its key takes nothing of the class of, and the key."""
    for record, data in made.pairs:
        before = list(_naming(record.type, record.data, made.kept.id))
        for key in _naming(record.type, data or {}, made.kept.id):
            if key not in before and not any(schema.is_a(made.kept.type, each) for each in key.range):
                yield record, key


def _naming(kind: str, data: Data, identity: str) -> Iterator[Key]:
    """Yield the keys of `data`, and of what stands in it, that name a thing; none that takes anything."""
    return (key for key, each in naming(kind, data) if key.range and each == identity)


def joining(records: Sequence[Record], gone: Record, kept: Record, arena: str, *, named: bool = True) -> Joining:
    """Return what it takes that `gone` and `kept`, two of `records` and of one edition, are one: `kept`.

    Records of that edition name the one for the other, those of others only where no other edition tells of `gone`.
    Mandates that are of the same holders then are one, and a line from a thing to itself goes with what needs it.
    `named` makes the name of the one another name of the other; the `arena` never goes along.
    """
    pairs = [(gone, kept)]
    becomes = {gone.id: kept.id}
    for one, other in _same_mandates(records, gone, becomes):
        pairs.append((one, other))
        becomes[one.id] = other.id
    after = _renamed(records, [one for one, _ in pairs], becomes)
    for one, other in pairs:
        data = taken(_found(after, other), pointed(one.type, one.data, becomes), named=named and one is gone)
        after = [replace(each, data=data) if _is(each, other) else each for each in after]
    for loop in [each for each in after if _is_loop(each)]:
        after = _without(after, loop, arena)
    says = {(each.edition, each.id): each.data for each in after}
    others = [(each, says.get((each.edition, each.id))) for each in records if each is not gone and each is not kept]
    data = says[kept.edition, kept.id]
    says_else = tuple(lost(pointed(gone.type, gone.data, becomes), kept.type, data))
    return Joining(gone, kept, tuple((each, then) for each, then in others if then != each.data), data, says_else)


def _same_mandates(records: Sequence[Record], gone: Record, becomes: Becomes) -> Iterator[tuple[Record, Record]]:
    """Yield each mandate that is of the same holders as another when `gone` is one with what it becomes."""
    first: dict[frozenset[Any], Record] = {}
    mandates = [each for each in records if each.type == "Mandate" and each.edition == gone.edition]
    for each in sorted(mandates, key=lambda mandate: gone.id in mandate.values("holder")):
        holders = frozenset(becomes.get(one, one) for one in each.values("holder"))
        if gone.id in each.values("holder") and holders in first:
            yield each, first[holders]
        first.setdefault(holders, each)


def _renamed(records: Sequence[Record], gone: Sequence[Record], becomes: Becomes) -> list[Record]:
    """Return `records` without `gone`, each naming what these become where it would point into the void."""
    going = {(each.edition, each.id) for each in gone}
    staying = [each for each in records if (each.edition, each.id) not in going]
    told = {each.id for each in staying if each.id in becomes}
    untold = {identity: other for identity, other in becomes.items() if identity not in told}
    found = []
    for each in staying:
        data = pointed(each.type, each.data, becomes if each.edition == gone[0].edition else untold)
        found.append(each if data == each.data else replace(each, data=_apart(data)))
    return found


def _apart(data: Data) -> Data:
    """Return `data` where nobody who acts stands besides together with themselves."""
    found = dict(data)
    for name, acting in _BESIDE.items():
        acts = listed(found.get(acting))
        left = [value for value in listed(found.get(name)) if value not in acts]
        if acts and len(left) < len(listed(found.get(name))):
            found = {**found, name: left} if left else {key: value for key, value in found.items() if key != name}
    return found


def _is_loop(record: Record) -> bool:
    return record.type == "Line" and record.values("from") == record.values("to") != []


def _without(records: Sequence[Record], line: Record, arena: str) -> list[Record]:
    """Return `records` without `line` and what goes with it."""
    if line not in records:  # it has gone with another
        return list(records)
    going = removal(records, line, arena)
    loosened = {(each.record.edition, each.record.id): each.data for each in going.loosened}
    gone = {(each.edition, each.id) for each in going.gone}
    return [
        replace(each, data=loosened.get((each.edition, each.id), each.data))
        for each in records
        if (each.edition, each.id) not in gone
    ]


def _found(records: Sequence[Record], wanted: Record) -> Record:
    return next(each for each in records if _is(each, wanted))


def _is(one: Record, other: Record) -> bool:
    return one.edition == other.edition and one.id == other.id
