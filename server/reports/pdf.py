"""Findings as a PDF on A4, to read, to print and to send out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from queries.finding import Finding
from queries.rules import SEVERITIES, Severity
from server.exports.typesetting import pdf as typeset
from server.language import Texts, texts_in, time_words
from server.pages.words import upper_first
from server.reports.report import SEVERITY_WORDS, Report
from server.reports.rule_words import by_rule, rule_problem

_TEMPLATE = "report/report.typ"
#: Words of the template itself.
_WORDS = (
    "summary", "empty", "because", "suggestion", "passages", "records",
    "column.rule", "column.severity", "column.count",
)  # fmt: skip


def pdf(report: Report) -> bytes:
    """Return the document: numbers first, then every finding by severity and rule, the accepted ones last."""
    t = texts_in(report.language)
    parts = [_part(report, _heading(report, each), _of(report.open, each)) for each in SEVERITIES]
    if report.accepted:
        parts.append(_part(report, t("report.accepted"), report.accepted))
    data = {
        "language": report.language,
        "quoted_in": report.quoted_in,
        "title": t("report.title", name=report.title),
        "view": report.view,
        "made": t("report.made_on", date=time_words(report.made.isoformat(), t)) if report.made else "",
        "page": t("report.page"),
        "of": t("report.of"),
        "words": {name.replace("column.", ""): t(f"report.{name}") for name in _WORDS},
        "numbers": _numbers(report, t),
        "parts": [part for part in parts if part["groups"]],
    }
    return typeset(_TEMPLATE, data, report.made)


def _numbers(report: Report, t: Texts) -> list[dict[str, Any]]:
    found = [(each, len(_of(report.open, each))) for each in SEVERITIES]
    numbers = [
        {"kind": each, "count": count, "word": SEVERITY_WORDS[report.language][each][count != 1]}
        for each, count in found
    ]
    return [*numbers, {"kind": "accepted", "count": len(report.accepted), "word": t("report.accepted").lower()}]


def _of(findings: Sequence[Finding], severity: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity == severity)


def _heading(report: Report, severity: Severity) -> str:
    return upper_first(SEVERITY_WORDS[report.language][severity][1])


def _part(report: Report, heading: str, findings: tuple[Finding, ...]) -> dict[str, Any]:
    groups = [
        {
            "title": title,
            "severity": found[0].severity,
            "word": SEVERITY_WORDS[report.language][found[0].severity][0],
            "problem": rule_problem(found[0], report.language),
            "suggestion": _shared_suggestion(found),
            "findings": [_finding(each, report) for each in found],
        }
        for title, found in by_rule(findings, report).items()
    ]
    return {"heading": heading, "count": len(findings), "groups": groups}


def _shared_suggestion(findings: Sequence[Finding]) -> str:
    """Return what to do, where it is the same for every finding and so is said once; else each tells its own."""
    suggestions = {finding.suggestion for finding in findings}
    return suggestions.pop() if len(suggestions) == 1 else ""


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    return {
        "message": finding.message,
        "why": [fact.text for fact in finding.why],
        "suggestion": finding.suggestion,
        "passages": _passages(finding, report),
        "records": [f"{place.file.as_posix()}:{place.line}" for place in finding.records],
        "acceptance": _acceptance(finding, report),
        "id": finding.id,
    }


def _passages(finding: Finding, report: Report) -> list[dict[str, Any]]:
    by_place: dict[str, list[str]] = {}
    for passage in finding.passages:
        by_place.setdefault(report.place(passage), []).append(report.quote(passage))
    return [{"place": place, "words": ", ".join(words)} for place, words in by_place.items()]


def _acceptance(finding: Finding, report: Report) -> list[list[str]]:
    t, given = texts_in(report.language), finding.accepted or {}
    return [[t(f"report.column.{name}"), given[name]] for name in ("reason", "by", "until") if given.get(name)]
