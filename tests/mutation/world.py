"""What an operator may look at, and the changes it may make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from graph.record import Record
from graph.workspace import Workspace

#: A record is told by the edition that says it and its id.
Key = tuple[str | None, str]
#: The records that stand instead of those under these keys; a new one stands under its own key.
Change = Mapping[Key, Sequence[Record]]


def key_of(record: Record) -> Key:
    """Return what tells `record` from all others of its workspace."""
    return record.edition, record.id


@dataclass(frozen=True)
class World:
    """The undamaged workspace, and the dice of one mutant."""

    workspace: Workspace
    dice: Random

    def others(self, record: Record, *types: str) -> list[Record]:
        """Return the other records of `types` in the same edition, in the order they stand."""
        return [
            each
            for each in self.workspace.records
            if each.edition == record.edition and each.type in types and each.id != record.id
        ]

    def one(self, some: Sequence[Any]) -> Any:
        """Draw one of `some`, or None where there is none."""
        return self.dice.choice(some) if some else None

    def mentions(self, record: Record) -> Iterator[Record]:
        """Yield the other records that point at `record` and cannot do without its being there."""
        elsewhere = any(each.id == record.id and each.edition != record.edition for each in self.workspace.records)
        for each in self.workspace.records:
            same_edition = each.edition == record.edition
            if each.id != record.id and (same_edition or not elsewhere) and pointed_at(each.data, record.id):
                yield each

    def apply(self, change: Change) -> tuple[Record, ...]:
        """Return the records of the workspace after `change`."""
        known = {key_of(record) for record in self.workspace.records}
        kept = [new for record in self.workspace.records for new in change.get(key_of(record), (record,))]
        return (*kept, *(new for key, some in change.items() if key not in known for new in some))


def put(record: Record, **values: Any) -> Change:
    """Give `record` other values; None takes a key away."""
    data = {name: value for name, value in (dict(record.data) | values).items() if value is not None}
    return {key_of(record): (replace(record, data=data, type=str(data["type"])),)}


def drop(record: Record, name: str) -> Change | None:
    """Take the key `name` away, where `record` has it."""
    return put(record, **{name: None}) if name in record.data else None


def add(record: Record, name: str, **values: Any) -> Change:
    """Put a record beside `record`, alike but for its id's last part `name` and other `values`."""
    identity = f"{record.id.rpartition('/')[0]}/{name}"
    data = {key: value for key, value in (dict(record.data) | values).items() if value is not None} | {"id": identity}
    new = replace(record, id=identity, type=str(data["type"]), data=data)
    return {key_of(new): (new,)}


def delete(record: Record, world: World) -> Change:
    """Take `record` away together with every mention of it, as a careful editor would."""
    change: dict[Key, Sequence[Record]] = {key_of(record): ()}
    for mention in world.mentions(record):
        change[key_of(mention)] = (replace(mention, data=_without(mention.data, record.id)),)
    return change


def pointed_at(value: Any, identity: str) -> bool:
    """Tell whether `identity` stands anywhere in `value`."""
    if isinstance(value, Mapping):
        return any(pointed_at(inner, identity) for inner in value.values())
    if isinstance(value, list):
        return any(pointed_at(inner, identity) for inner in value)
    return bool(value == identity)


def listed(values: Any) -> list[Any]:
    """Return one, many or no values as a list."""
    if values is None:
        return []
    return list(values) if isinstance(values, list) else [values]


def _without(data: Mapping[str, Any], identity: str) -> dict[str, Any]:
    cleaned = {name: _cleaned(value, identity) for name, value in data.items() if value != identity}
    return {name: value for name, value in cleaned.items() if value != []}


def _cleaned(value: Any, identity: str) -> Any:
    if isinstance(value, Mapping):
        return _without(value, identity)
    if isinstance(value, list):
        return [_cleaned(inner, identity) for inner in value if inner != identity]
    return value
