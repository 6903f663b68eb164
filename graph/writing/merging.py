"""Two changes of one record made one: what only one of them touched is taken, what both did is a clash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.writing.sameness import same
from ontology import schema


@dataclass(frozen=True)
class Part:
    """What is changed as a whole: the values of a key, or its text in one language."""

    key: str
    language: str | None = None

    def of(self, data: Mapping[str, Any]) -> Any:
        """Return what a record says in this part; None for nothing."""
        value = data.get(self.key)
        if self.language is None:
            return value
        text = value.get(self.language) if isinstance(value, Mapping) else None
        return None if text is None else {self.language: text}


@dataclass(frozen=True)
class Merged:
    """One record made of two."""

    #: The record; where both have changed a part otherwise, it says what mine does.
    data: Mapping[str, Any]
    #: What only the other has changed.
    theirs: tuple[Part, ...]
    #: What both have changed, and not to the same.
    clashes: tuple[Part, ...]


def merge(base: Mapping[str, Any] | None, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Return `mine` with what `theirs` has changed since `base`; without a base each difference is a clash."""
    kind, data = str(mine["type"]), {name: mine[name] for name in ("id", "type")}
    taken, clashes = [], []
    for part in _parts(kind, mine, theirs):
        own, other = part.of(mine), part.of(theirs)
        chosen = own
        if not same(kind, part.key, own, other):
            if base is not None and same(kind, part.key, own, part.of(base)):
                taken.append(part)
                chosen = other
            elif base is None or not same(kind, part.key, other, part.of(base)):
                clashes.append(part)
        if chosen is not None:
            data[part.key] = {**data.get(part.key, {}), **chosen} if part.language else chosen
    return Merged(data, tuple(taken), tuple(clashes))


def _parts(kind: str, *states: Mapping[str, Any]) -> Iterator[Part]:
    for name, key in schema.keys_of(kind).items():
        texts = [state[name] for state in states if isinstance(state.get(name), Mapping)]
        if key.kind == "language":
            yield from (Part(name, language) for language in dict.fromkeys(each for text in texts for each in text))
        else:
            yield Part(name)
