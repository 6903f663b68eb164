"""The rules on revision: their words in one table, their severities in the table of all checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from queries.errors import HeaderError
from queries.header import LANGUAGES, Texts
from queries.rules import TABLE, Severity, severities

RULES = Path(__file__).parent / "rules.yaml"
_TEXTS = ("title", "problem", "message", "suggestion")


@dataclass(frozen=True)
class RevisionRule:
    """A rule whose findings come from a comparison, in the words of every report."""

    name: str
    severity: Severity
    title: Texts
    #: What has happened where the rule finds something, and why it matters.
    problem: Texts
    #: The finding in one sentence, with {slots} that the table explains.
    message: Texts
    suggestion: Texts


@cache
def revision_rules() -> Mapping[str, RevisionRule]:
    """Return the rules by name, in the order of the table. Raises HeaderError for an incomplete one."""
    table = yaml.load(RULES.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {name: _read(name, texts) for name, texts in table.items()}


def _read(name: str, texts: Mapping[str, Texts]) -> RevisionRule:
    missing = [f"{key}.{each}" for key in _TEXTS for each in LANGUAGES if not texts.get(key, {}).get(each)]
    if missing:
        raise HeaderError(f"{RULES.name}: {name} lacks {' and '.join(missing)}; add it.")
    if name not in severities():
        raise HeaderError(f"{name}: {TABLE.name} has no severity for it; add a line.")
    return RevisionRule(name, severities()[name], *(texts[key] for key in _TEXTS))
