"""When two ways to write a record say the same, and a fingerprint of what a record says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from graph.record import listed
from graph.values import DECIMAL
from ontology import schema
from ontology.schema import Key

Meaning = Mapping[str, Any]
_DIGITS = 20


def meaning(kind: str, data: Mapping[str, Any]) -> Meaning:
    """Return what the record `data` of the class `kind` says, whichever of the ways to write it was taken.

    One value is a list of one, a key without value is as good as absent, 1.50 is 1.5, and white space
    around a text does not count.
    """
    keys = schema.keys_of(kind) if kind in schema.classes() else {}
    return _said(keys, data)


def same(kind: str, name: str, one: Any, other: Any) -> bool:
    """Tell whether two values of the key `name` of a class say the same."""
    return _written(meaning(kind, {name: one})) == _written(meaning(kind, {name: other}))


def fingerprint(data: Mapping[str, Any]) -> str:
    """Return 20 hex digits that are the same for all ways to write the record `data`, which has its type."""
    return sha256(_written(meaning(str(data.get("type")), data)).encode()).hexdigest()[:_DIGITS]


def _written(said: Meaning) -> str:
    return json.dumps(said, sort_keys=True, ensure_ascii=True)


def _said(keys: Mapping[str, Key], data: Mapping[str, Any]) -> Meaning:
    found = {name: _values(keys.get(name), value) for name, value in data.items()}
    return {name: values for name, values in found.items() if values not in ([], {}, None)}


def _values(key: Key | None, value: Any) -> Any:
    if key is None:
        return value
    if key.kind == "language" and isinstance(value, Mapping):
        texts = {language: [_text(each) for each in listed(text)] for language, text in value.items()}
        return {language: some for language, some in texts.items() if some}
    values = [_value(key, each) for each in listed(value)]
    # The places that a record rests on have no order; its parts have, since they are named by their number.
    return sorted(values, key=json.dumps) if key.kind == "source" else values


def _value(key: Key, value: Any) -> Any:
    if key.kind == "nested" and isinstance(value, Mapping):
        (kind,) = key.range
        return _said(schema.keys_of(kind), {name: each for name, each in value.items() if name != "type"})
    if isinstance(value, Mapping):
        return {name: _text(value[name]) for name in sorted(value)}
    if key.kind == "decimal" and not isinstance(value, bool) and DECIMAL.fullmatch(str(value)):
        return f"{Decimal(str(value)).normalize():f}"
    return _text(value)


def _text(value: Any) -> Any:
    return "\n".join(value.splitlines()).strip() if isinstance(value, str) else value
