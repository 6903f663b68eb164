"""Findings: what a check has found, in the one form that every report shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from graph.dataset import Place
from queries.passages import CitedPassage
from queries.rules import SEVERITIES, Severity


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, doubtful or worth knowing, about one thing."""

    #: Stays the same as long as rule, thing and the facts of the message do; whatever the language.
    id: str
    rule: str
    severity: Severity
    message: str
    suggestion: str
    #: IRI of the thing that the finding is about.
    focus: str
    records: tuple[Place, ...]
    passages: tuple[CitedPassage, ...]
    #: Who has accepted the finding, why and until when; None where nobody has.
    accepted: Mapping[str, str] | None = None

    def as_json(self) -> dict[str, object]:
        """Return the finding as reports and other programs read it."""
        return {
            "id": self.id,
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message,
            "suggestion": self.suggestion,
            "focus": self.focus,
            "records": [{"file": place.file.as_posix(), "line": place.line} for place in self.records],
            "passages": [passage.as_json() for passage in self.passages],
            "accepted": dict(self.accepted) if self.accepted else None,
        }

    def order(self) -> tuple[int, str, str, str]:
        """Return a key to sort by: gravest first, then by rule and thing."""
        return SEVERITIES.index(self.severity), self.rule, self.focus, self.id


def identify(rule: str, focus: str, facts: Mapping[str, tuple[str, ...]]) -> str:
    """Return the id of a finding from its rule, its thing and the facts that its message tells."""
    told = [f"{name}={value}" for name in sorted(facts) for value in sorted(facts[name])]
    return sha256("\x1f".join([rule, focus, *told]).encode()).hexdigest()[:12]
