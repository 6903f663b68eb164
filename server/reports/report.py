"""A report: the findings of one check, and what they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from queries.finding import Finding
from queries.passages import CitedPassage
from queries.rules import SEVERITIES, Severity
from server.reports.quotation import quoted

SEVERITY_WORDS: Mapping[str, Mapping[Severity, tuple[str, str]]] = {
    "sv": {"error": ("fel", "fel"), "warning": ("varning", "varningar"), "info": ("upplysning", "upplysningar")},
    "en": {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")},
}

#: What one accepted finding is called in a count, and several.
ACCEPTED_WORDS: Mapping[str, tuple[str, str]] = {"sv": ("godtaget", "godtagna"), "en": ("accepted", "accepted")}


def identified(passage: CitedPassage) -> str:
    """Return where a passage stands by the names that programs use: file of the document, slug of the section."""
    return f"{passage.document}, {passage.section}"


@dataclass(frozen=True)
class Report:
    """Findings, gravest first; `title` names the workspace and `view` the editions looked at."""

    title: str
    view: str
    findings: tuple[Finding, ...]
    language: Literal["sv", "en"]
    #: The day that the check was made; None where the report is not to tell it.
    made: date | None = None
    #: Where a passage stands, in the words of a report to read.
    place: Callable[[CitedPassage], str] = identified
    #: The words of a passage, in quotation marks.
    quote: Callable[[CitedPassage], str] = quoted
    #: Language that the documents are written in.
    quoted_in: str = "sv"

    @property
    def failed(self) -> bool:
        """Whether there is an error that nobody has accepted."""
        return any(finding.severity == "error" and not finding.accepted for finding in self.findings)

    @property
    def counts(self) -> str:
        """Return how many findings there are of each severity, in words; the accepted ones are counted apart."""
        found = [finding.severity for finding in self.open]
        words = SEVERITY_WORDS[self.language]
        counted = [f"{found.count(each)} {words[each][found.count(each) != 1]}" for each in SEVERITIES]
        accepted = len(self.accepted)
        counted += [f"{accepted} {ACCEPTED_WORDS[self.language][accepted != 1]}"] if accepted else []
        return ", ".join(counted)

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return the findings that nobody has accepted."""
        return tuple(finding for finding in self.findings if not finding.accepted)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """Return the findings that somebody has accepted."""
        return tuple(finding for finding in self.findings if finding.accepted)
