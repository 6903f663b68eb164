"""What a record says when things that it names have become others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ontology import schema
from ontology.schema import Key

#: What a record says, by key.
Data = Mapping[str, Any]
#: What things have become, by their ids.
Becomes = Mapping[str, str]


def pointed(kind: str, data: Data, becomes: Becomes) -> Data:
    """Return `data` of the class `kind` with what each thing becomes in its place."""
    keys = schema.keys_of(kind) if kind in schema.classes() else {}
    return _in_keys(keys, data, becomes)


def _in_keys(keys: Mapping[str, Key], data: Data, becomes: Becomes) -> Data:
    found = dict(data)
    for name, given in data.items():
        key = keys.get(name)
        if key is None or key.kind not in ("iri", "concept", "source", "nested"):
            continue
        values = given if isinstance(given, list) else [given]
        then = [_value(key, value, becomes) for value in values]
        if then != values:
            then = then if key.kind == "nested" else each_once(then)
            is_list = isinstance(given, list) and (len(then) > 1 or key.kind in ("nested", "source"))
            found[name] = then if is_list else then[0]
    return found


def _value(key: Key, value: Any, becomes: Becomes) -> Any:
    if isinstance(value, str):
        return becomes.get(value, value)
    if key.kind == "nested" and isinstance(value, Mapping):
        (kind,) = key.range
        return _in_keys(schema.keys_of(kind), value, becomes)
    return value


def each_once(values: Sequence[Any]) -> list[Any]:
    """Return `values` without those that stand before, as they may be of any kind."""
    return [value for at, value in enumerate(values) if value not in values[:at]]
