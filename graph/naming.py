"""What a record names: each thing that it, or a part of it, points at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ontology import schema
from ontology.schema import Key


def naming(kind: str, data: Mapping[str, Any]) -> Iterator[tuple[Key, str]]:
    """Yield each id in the `data` of a thing of the class `kind` with the key that it stands under, parts included."""
    keys = schema.keys_of(kind)
    for name, value in data.items():
        for each in (value if isinstance(value, list) else [value]) if name in keys else ():
            if keys[name].kind == "nested" and isinstance(each, Mapping):
                yield from naming(next(iter(keys[name].range)), each)
            elif keys[name].kind == "iri" and isinstance(each, str):
                yield keys[name], each
