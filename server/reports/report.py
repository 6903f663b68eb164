"""A report: the findings of one check, and what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from queries.finding import Finding
from queries.rules import SEVERITIES, Severity

SEVERITY_WORDS: Mapping[str, Mapping[Severity, tuple[str, str]]] = {
    "sv": {"error": ("fel", "fel"), "warning": ("varning", "varningar"), "info": ("upplysning", "upplysningar")},
    "en": {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")},
}


@dataclass(frozen=True)
class Report:
    """Findings, gravest first; `title` names the workspace and `view` the editions looked at."""

    title: str
    view: str
    findings: tuple[Finding, ...]
    language: Literal["sv", "en"]

    @property
    def failed(self) -> bool:
        """Whether there is an error that nobody has accepted."""
        return any(finding.severity == "error" and not finding.accepted for finding in self.findings)

    @property
    def counts(self) -> str:
        """Return how many findings there are of each severity, in words."""
        found = [finding.severity for finding in self.findings]
        words = SEVERITY_WORDS[self.language]
        return ", ".join(f"{found.count(each)} {words[each][found.count(each) != 1]}" for each in SEVERITIES)
