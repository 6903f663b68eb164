"""Things that a person has typed by name, in the place of which a record has their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ontology import schema
from server.pages.editing.content import rows
from server.pages.editing.sides import may_be_named, named
from server.pages.editing.things import Things


def with_ids(
    given: Mapping[str, str], things: Things, kind: str, prefix: str = "", folder: str | None = None
) -> dict[str, str]:
    """Return `given` with the id in the place of each name that a person has typed, also within values.

    `folder` is the edition of the record.
    """
    found = dict(given)
    for key in schema.keys_of(kind).values():
        for number in range(1, rows(given, prefix + key.name) + 1):
            place = f"{prefix}{key.name}.{number}"
            if key.kind == "nested":
                (inner,) = key.range
                found = with_ids(found, things, inner, f"{place}.", folder)
            elif may_be_named(key) and found.get(place):
                found[place] = named(things, key, folder, " ".join(found[place].split()))
    return found


def with_names(given: Mapping[str, str], things: Things, kind: str, languages: Sequence[str]) -> dict[str, str]:
    """Return `given` with the name of what it names first for each value, such as a group of seats, without a name."""
    found, known = dict(given), {record.id: things.name(record) for record in things.workspace.records}
    for key in schema.keys_of(kind).values():
        for number in range(1, rows(given, key.name) + 1 if key.kind == "nested" else 0):
            place = f"{key.name}.{number}."
            first = [
                known[given[f"{place}{name}.1"]]
                for name, inner in schema.keys_of(next(iter(key.range))).items()
                if inner.kind == "iri" and given.get(f"{place}{name}.1") in known
            ]
            if first and not any(given.get(f"{place}label.{language}", "").strip() for language in languages):
                found |= {f"{place}label.{language}": first[0] for language in languages}
    return found
