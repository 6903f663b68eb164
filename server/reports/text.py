"""Findings as text for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from queries.fact import Fact
from queries.finding import Finding
from server.reports.report import SEVERITY_WORDS, Report

_ACCEPTED = {
    "sv": ("Godtagna:", "  godtaget{by} till och med {until}: {reason}", " av "),
    "en": ("Accepted:", "  accepted{by} until {until}: {reason}", " by "),
}


def text(report: Report) -> str:
    """Return every finding with its facts, places and what to do, the accepted ones apart, then the counts."""
    parts = [_finding(finding, report) for finding in report.open]
    if report.accepted:
        parts += [_ACCEPTED[report.language][0], *(_finding(finding, report) for finding in report.accepted)]
    return "\n\n".join([*parts, f"{report.view}\n{report.counts}\n"])


def _place(fact: Fact) -> str:
    return f" [{fact.place.file.as_posix()}:{fact.place.line}]" if fact.place else ""


def _finding(finding: Finding, report: Report) -> str:
    word = SEVERITY_WORDS[report.language][finding.severity][0]
    lines = [f"{word} [{finding.rule}] {finding.id}", f"  {finding.message}"]
    lines += [_acceptance(finding.accepted, report)] if finding.accepted else []
    lines += [f"    · {fact.text}{_place(fact)}" for fact in finding.why]
    lines += [f"    {place.file.as_posix()}:{place.line}" for place in finding.records]
    lines += [f"    {passage.document}, {passage.section}: {report.quote(passage)}" for passage in finding.passages]
    lines += [f"  → {finding.suggestion}"]
    return "\n".join(lines)


def _acceptance(accepted: Mapping[str, str], report: Report) -> str:
    _, words, by = _ACCEPTED[report.language]
    who = f"{by}{accepted['by']}" if accepted["by"] else ""
    return words.format(by=who, until=accepted["until"], reason=" ".join(accepted["reason"].split()))
