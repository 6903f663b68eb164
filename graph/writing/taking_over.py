"""What a record says when it is one with another: all that it says itself, and what that says besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graph.record import Record, listed
from graph.writing.renaming import Data, each_once
from graph.writing.sameness import same
from ontology import schema

#: What the record that is kept has a say of its own about.
_OWN: Final = frozenset({"id", "type", "label", "altLabel", "evidence"})
_ALIAS: Final = "altLabel"


def taken(kept: Record, gone: Data, *, named: bool) -> Data:
    """Return what `kept` says with all that `gone` says besides."""
    data = dict(_but_itself(kept))
    for name, key in schema.keys_of(kept.type).items():
        if name not in gone or name in _OWN:
            continue
        own = [value for value in listed(gone[name]) if value != kept.id]
        if key.kind == "language":
            data[name] = {**gone[name], **data.get(name, {})}
        elif name not in data and own:
            data[name] = gone[name] if len(own) == len(listed(gone[name])) else own
        elif not key.single and own:
            every = each_once([*listed(data[name]), *own])
            data[name] = every if len(every) > 1 or isinstance(data[name], list) else every[0]
    aliases = _aliases(data, gone, named=named)
    return {**data, _ALIAS: aliases} if aliases else data


def _but_itself(record: Record) -> Data:
    """Return what `record` says without itself as a part, a member or the like of itself."""
    keys, needed = schema.keys_of(record.type), schema.required_keys(record.type)
    found = dict(record.data)
    for name in record.data:
        if name in keys and keys[name].kind == "iri" and name not in needed and record.id in record.values(name):
            left = [value for value in record.values(name) if value != record.id]
            found[name] = left if len(left) > 1 else next(iter(left), None)
    return {name: value for name, value in found.items() if value is not None}


def _aliases(data: Data, gone: Data, *, named: bool) -> Mapping[str, Any]:
    """Return the other names, by language, of what says `data` when it is one with what says `gone`."""
    found: dict[str, Any] = {}
    every = (data.get(_ALIAS, {}), gone.get("label", {}) if named else {}, gone.get(_ALIAS, {}))
    for language in dict.fromkeys(language for names in every for language in names):
        known = [str(data.get("label", {}).get(language, "")).casefold()]
        names: list[str] = []
        for name in (name for some in every for name in listed(some.get(language))):
            if str(name).casefold() not in known:
                known.append(str(name).casefold())
                names.append(name)
        found |= {language: names} if names else {}
    return found


def lost(gone: Data, kind: str, kept: Data) -> Iterator[str]:
    """Yield the keys by which `gone` says what `kept`, of the class `kind`, does not."""
    keys = schema.keys_of(kind)
    for name, value in gone.items():
        if name in _OWN:
            continue
        left = [each for each in listed(value) if each != kept["id"]]
        if name not in keys:
            yield name
        elif keys[name].kind == "language":
            if any(not same(kind, name, {one: text}, {one: kept[name].get(one)}) for one, text in value.items()):
                yield name
        elif any(each not in listed(kept.get(name)) for each in left):
            yield name
