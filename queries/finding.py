"""Findings: what a check has found, in the one form that every report shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from graph.dataset import Place
from queries.fact import Fact
from queries.families import Family
from queries.passages import CitedPassage
from queries.rules import SEVERITIES, Severity


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, doubtful or worth knowing, about one thing."""

    #: Stays the same as long as rule, thing and the facts of the message do; whatever the language.
    id: str
    rule: str
    family: Family
    severity: Severity
    message: str
    #: The facts that together make it so, at most five.
    why: tuple[Fact, ...]
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
            "family": self.family,
            "severity": self.severity,
            "message": self.message,
            "why": [fact.as_json() for fact in self.why],
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


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once: what several editions give stands where all of them say it."""
    once: dict[str, Finding] = {}
    for finding in findings:
        first = once.setdefault(finding.id, finding)
        if first is not finding:
            records = tuple(dict.fromkeys((*first.records, *finding.records)))
            passages = tuple(dict.fromkeys((*first.passages, *finding.passages)))
            once[finding.id] = replace(first, records=records, passages=passages)
    return list(once.values())
