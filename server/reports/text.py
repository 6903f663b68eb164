"""Findings as text for a terminal."""

from __future__ import annotations

from queries.finding import Finding
from queries.passages import CitedPassage
from server.reports.report import SEVERITY_WORDS, Report


def text(report: Report) -> str:
    """Return every finding with its suggestion, records and passages, then the counts."""
    parts = [_finding(finding, report) for finding in report.findings]
    return "\n\n".join([*parts, f"{report.view}\n{report.counts}\n"])


def quoted(passage: CitedPassage) -> str:
    """Return the first and last words of a passage in quotation marks."""
    if passage.text_end is None:
        return f"”{passage.text_start}”"
    return f"”{passage.text_start} … {passage.text_end}”"


def _finding(finding: Finding, report: Report) -> str:
    word = SEVERITY_WORDS[report.language][finding.severity][0]
    lines = [f"{word} [{finding.rule}]", f"  {finding.message}", f"  → {finding.suggestion}"]
    lines += [f"    {place.file.as_posix()}:{place.line}" for place in finding.records]
    lines += [f"    {passage.document}, {passage.section}: {quoted(passage)}" for passage in finding.passages]
    return "\n".join(lines)
