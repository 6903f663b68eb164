"""The amendment of a workspace's settings, which decide what is shown and what is derived."""

from __future__ import annotations

import json
from collections.abc import Mapping

from graph.dataset import Place
from graph.settings import FILE, Settings
from queries.comparison.aspect import Aspect, Subject, Value
from queries.revision.amendment import Amendment

#: Settings by the key under which they stand; where a copy came from is not among them.
_KEYS: Mapping[str, str] = {
    "name": "name",
    "base": "base",
    "languages": "languages",
    "persons": "persons",
    "arena": "arena",
    "derivedLinesOff": "derived_lines_off",
    "cycleStart": "cycle_start",
    "license": "license",
}


def settings_amendment(before: Settings, after: Settings, subject: Subject) -> Amendment | None:
    """Return what the settings of the workspace `subject` underwent, or None where they are the same."""
    pairs = {key: (getattr(before, field), getattr(after, field)) for key, field in _KEYS.items()}
    aspects = tuple(_aspect(key, *pair) for key, pair in pairs.items() if pair[0] != pair[1])
    if not aspects:
        return None
    return Amendment(subject, "changed", "", aspects, (Place(FILE, 1),), ())


def _aspect(key: str, before: object, after: object) -> Aspect:
    old, new = (
        (Value(_written(before)),) if before is not None else (),
        (Value(_written(after)),) if after is not None else (),
    )
    return Aspect(
        key, key, key, old, new, lost=old, gained=new, terms=(f"- {_written(before)}", f"+ {_written(after)}")
    )


def _written(value: object) -> str:
    """Return a setting much as the file has it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
