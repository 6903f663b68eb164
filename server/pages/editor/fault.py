"""What is wrong with a query, and where: the engine's message with the place it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontology.namespaces import PREFIXES

_PLACE = re.compile(r"^error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)$", re.DOTALL)
_PREFIX_BEFORE = re.compile(r"([\w-]*):[\w.-]*$")


@dataclass(frozen=True)
class Fault:
    """Why a query got no answer. Line and column are counted from 1; 0 where the engine names no place."""

    message: str
    line: int = 0
    column: int = 0
    #: The line itself, up to the place and from there on.
    before: str = ""
    after: str = ""
    #: The prefix that is not declared, where that is what is wrong, and the namespace it may stand for.
    prefix: str = ""
    namespace: str = ""


def fault_of(query: str, message: str) -> Fault:
    """Return what the engine's `message` says about `query`."""
    match = _PLACE.match(message)
    if not match:
        return Fault(message)
    line, column = int(match[1]), int(match[2])
    lines = query.splitlines() or [""]
    text = lines[line - 1] if line <= len(lines) else ""
    before, after = text[: column - 1], text[column - 1 :]
    undeclared = _PREFIX_BEFORE.search(before) if "Prefix not found" in match[3] else None
    prefix = undeclared[1] if undeclared else ""
    return Fault(message, line, column, before, after, prefix, PREFIXES.get(prefix, ""))
