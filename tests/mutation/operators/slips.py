"""Slips of the pen that any record may suffer."""

from __future__ import annotations

from dataclasses import replace

from graph.record import Record
from ontology import schema
from tests.mutation.operator_table import damages
from tests.mutation.world import Change, World, key_of, listed, put

ANY = tuple(sorted(schema.classes()))


@damages(*ANY)
def misspell_reference(record: Record, world: World) -> Change | None:
    names = [name for name, key in schema.keys_of(record.type).items() if key.kind == "iri" and name in record.data]
    name = world.one(names)
    if name is None:
        return None
    first, *rest = listed(record.data[name])
    return put(record, **{name: [f"{first[:-2]}{first[-1]}{first[-2]}x", *rest]})


@damages(*ANY)
def misspell_key(record: Record, world: World) -> Change | None:
    name = world.one([name for name in record.data if name not in {"id", "type"}])
    return put(record, **{name: None, f"{name}x": record.data[name]})


@damages(*ANY)
def misspell_concept(record: Record, world: World) -> Change | None:
    names = [name for name, key in schema.keys_of(record.type).items() if key.kind == "concept" and name in record.data]
    name = world.one(names)
    return put(record, **{name: "nagot-annat"}) if name else None


@damages(*ANY)
def misspell_type(record: Record, world: World) -> Change | None:
    return put(record, type=f"{record.type}s")


@damages(*ANY)
def drop_english_name(record: Record, world: World) -> Change | None:
    return put(record, label={"sv": record.data["label"]["sv"]})


@damages(*ANY)
def drop_name(record: Record, world: World) -> Change | None:
    return put(record, label=None)


@damages(*ANY)
def change_identity(record: Record, world: World) -> Change | None:
    identity = f"{record.id}-2"
    return {key_of(record): (replace(record, id=identity, data=dict(record.data) | {"id": identity}),)}


@damages(*ANY)
def repeat_record(record: Record, world: World) -> Change | None:
    return {key_of(record): (record, replace(record, line=record.line + 1))}


@damages(*ANY)
def change_type_to_another(record: Record, world: World) -> Change | None:
    other = world.one(world.others(record, *(kind for kind in ANY if kind != record.type)))
    return put(record, type=other.type) if other else None
