"""What goes along, and what lets go, when a record is removed: no record may point at what is not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graph.record import Record
from graph.writing.change import Change, changed, removed
from ontology import schema
from ontology.schema import Key

#: Keys without which a record says nothing, beside those that its shape requires.
_CARRYING: Final = frozenset({"bearer", "about", "before", "after"})

#: Whether nothing is told any more of what has an id.
_IsVoid = Callable[[str], bool]
_Data = Mapping[str, Any]


@dataclass(frozen=True)
class Loosened:
    """A record that stays, and no longer names what goes."""

    record: Record
    #: What it says then.
    data: _Data

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys that lose a value."""
        return tuple(name for name in self.record.data if self.record.data[name] != self.data.get(name))


@dataclass(frozen=True)
class Removal:
    """What removing a record does to a workspace."""

    #: The record itself first, then those that would say nothing without it.
    gone: tuple[Record, ...]
    loosened: tuple[Loosened, ...]
    #: Those of `gone` that are mandates under which no duty stands any more.
    emptied: tuple[Record, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return it as changes to make at once."""
        return (*map(removed, self.gone), *(changed(each.record, each.data) for each in self.loosened))


def removal(records: Sequence[Record], record: Record, arena: str) -> Removal:
    """Return what goes along with `record`, one of `records`, and what lets go of it; the `arena` never goes along.

    Records of its own edition point into the void then, those of others only where no other edition tells of it.
    """
    gone, emptied = [record], list[Record]()
    while True:
        left = _left_of_all(records, gone, arena)
        further = [each for each, data in left if data is None]
        empty = [each for each in _emptied(records, gone) if each not in further]
        if not (further or empty):
            loosened = tuple(Loosened(each, data) for each, data in left if data is not None)
            return Removal(tuple(gone), loosened, tuple(emptied))
        gone += [*further, *empty]
        emptied += empty


def _emptied(records: Sequence[Record], gone: Sequence[Record]) -> list[Record]:
    """Return the mandates that duties among `gone` stood under and no other does: they say nothing any more.

    A duty of several stands under none: with the last that one of them bears, the mandate of that one goes.
    """
    going = {(each.edition, each.id) for each in gone}
    staying = [each for each in records if (each.edition, each.id) not in going]
    under = {(each.edition, mandate) for each in gone for mandate in each.values("mandate")} - going
    idle = _bearing(gone) - _bearing(staying)
    held = ((each, {(each.edition, one) for one in each.values("holder")}) for each in staying)
    under |= {(each.edition, each.id) for each, holders in held if holders and holders <= idle}
    under -= {(each.edition, mandate) for each in staying for mandate in each.values("mandate")}
    return [each for each in staying if each.type == "Mandate" and (each.edition, each.id) in under]


def _bearing(records: Sequence[Record]) -> set[tuple[str | None, str]]:
    """Return whoever bears something in each edition by `records`."""
    return {(each.edition, bearer) for each in records for bearer in each.values("bearer")}


def pointing(records: Sequence[Record], record: Record) -> tuple[Record, ...]:
    """Return those of `records` that would point into the void if `record` alone went."""
    return tuple(each for each, _ in _left_of_all(records, [record], ""))


def pointing_at(records: Sequence[Record], gone: Sequence[Record]) -> tuple[Record, ...]:
    """Return those of `records` that would point into the void if all of `gone` went."""
    return tuple(each for each, _ in _left_of_all(records, gone, ""))


def _left_of_all(records: Sequence[Record], gone: Sequence[Record], arena: str) -> list[tuple[Record, _Data | None]]:
    """Return each record that names one of `gone`, with what is left of it; None where that is nothing."""
    going = {(each.edition, each.id) for each in gone}
    ids = {each.id for each in gone}
    staying = [each for each in records if (each.edition, each.id) not in going]
    told = {each.id for each in staying if each.id in ids}
    found: list[tuple[Record, _Data | None]] = []
    for each in staying:
        data = _left(each.type, each.data, each.edition, _void_in(each.edition, going, ids - told), each.id == arena)
        if data != each.data:
            found.append((each, data))
    return found


def _void_in(edition: str | None, going: set[tuple[str | None, str]], untold: set[str]) -> _IsVoid:
    return lambda identity: identity in untold or (edition, identity) in going


def _left(kind: str, data: _Data, edition: str | None, is_void: _IsVoid, always: bool = False) -> _Data | None:
    """Return `data` without what is void; None where nothing is left to say, unless it is to stay `always`."""
    if kind not in schema.classes():
        return data
    return _kept(schema.keys_of(kind), schema.required_keys(kind) | _CARRYING, data, edition, is_void, always)


def _kept(
    keys: Mapping[str, Key], needed: frozenset[str], data: _Data, edition: str | None, is_void: _IsVoid, always: bool
) -> _Data | None:
    kept = dict(data)
    for name, given in data.items():
        key = keys.get(name)
        if key is None or key.kind not in ("iri", "source", "nested"):
            continue
        values = given if isinstance(given, list) else [given]
        left = [one for value in values if (one := _value(key, value, edition, is_void)) is not None]
        if left == values:
            continue
        if left:
            kept[name] = left if isinstance(given, list) else left[0]
        elif name in needed and not always:
            return None
        else:
            del kept[name]
    return kept


def _value(key: Key, value: Any, edition: str | None, is_void: _IsVoid) -> Any:
    """Return what is left of one value; None where it is void."""
    if isinstance(value, str):
        return None if is_void(value) else value
    if not isinstance(value, Mapping):
        return value
    if key.kind == "source":
        return None if is_void(f"{edition}/section/{value.get('section')}") else value
    (kind,) = key.range
    return _kept(schema.keys_of(kind), schema.required_keys(kind), value, edition, is_void, always=False)
