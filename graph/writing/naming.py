"""The id of a new record: as its like are named, from what it is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from graph.drafting.slugs import slug
from graph.record import Record
from ontology import schema

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_EDITION = "{edition}"


def new_id(kind: str, edition: str | None, label: str, like: Iterable[Record], taken: Collection[str]) -> str:
    """Return an id that is not `taken` for a record of the class `kind` that is called `label`.

    `like` are the records of the workspace: those of the same class show what an id begins with.
    """
    wanted = f"{_beginning(kind, edition, like)}/{slug(label)}"
    identity, number = wanted, 1
    while identity in taken:
        number += 1
        identity = f"{wanted}-{number}"
    return identity


def _beginning(kind: str, edition: str | None, like: Iterable[Record]) -> str:
    seen = Counter(_pattern(record) for record in like if record.type == kind)
    fitting = [pattern for pattern, _ in seen.most_common() if edition or _EDITION not in pattern]
    if fitting:
        return fitting[0].replace(_EDITION, edition or "")
    word = _CAPITAL.sub("-", kind).lower()
    return f"{edition}/{word}" if edition and schema.is_a(kind, "Assertion") else word


def _pattern(record: Record) -> str:
    parts = record.id.split("/")[:-1]
    return "/".join(_EDITION if part == record.edition else part for part in parts)
