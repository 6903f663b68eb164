"""Things that a person has typed by name, in the place of which a record has their ids."""

from __future__ import annotations

from collections.abc import Mapping

from ontology import schema
from server.pages.editing.content import rows
from server.pages.editing.things import Things


def with_ids(given: Mapping[str, str], things: Things, kind: str) -> dict[str, str]:
    """Return `given` with the id in the place of each name that a person has typed."""
    found = dict(given)
    for key in schema.keys_of(kind).values():
        if key.kind == "iri" and key.range:
            choices = things.of_class(sorted(key.range))
            for number in range(1, rows(given, key.name) + 1):
                place = f"{key.name}.{number}"
                if found.get(place):
                    found[place] = things.id_of(" ".join(found[place].split()), choices)
    return found
