"""Findings as a workbook: a summary, the findings, and the accepted ones apart."""

from __future__ import annotations

from collections.abc import Sequence

from queries.families import FAMILY_NAMES
from queries.finding import Finding
from queries.rules import SEVERITIES
from server.exports.workbook import Cell, Facts, Sheet, workbook
from server.language import Texts, texts_in, time_words
from server.reports.report import SEVERITY_WORDS, Report
from server.reports.rule_words import by_rule, rule_problem, rule_title

_COLUMNS = ("severity", "family", "rule", "message", "because", "why", "suggestion", "passages", "records", "id")
_ACCEPTANCE = ("reason", "by", "until")


def xlsx(report: Report) -> bytes:
    """Return the workbook. Raises StyrgrafError where a text is too long for a cell."""
    t = texts_in(report.language)
    title = t("report.title", name=report.title)
    columns = tuple(t(f"report.column.{name}") for name in _COLUMNS)
    acceptance = tuple(t(f"report.column.{name}") for name in _ACCEPTANCE)
    sheets: list[Facts | Sheet] = [
        _summary(report, title, t),
        Sheet(t("report.findings"), columns, [_row(each, report) for each in report.open]),
    ]
    if report.accepted:
        rows = [[*_row(each, report), *_acceptance(each)] for each in report.accepted]
        sheets.append(Sheet(t("report.accepted"), (*columns, *acceptance), rows))
    return workbook(title, sheets)


def _summary(report: Report, title: str, t: Texts) -> Facts:
    pairs = [(t("report.view"), report.view)]
    pairs += [(t("report.made"), time_words(report.made.isoformat(), t))] if report.made else []
    pairs += [(t(f"severity.{each}"), str(_count(report.open, each))) for each in SEVERITIES]
    pairs += [(t("report.accepted"), str(len(report.accepted)))]
    headings = (t("report.column.rule"), t("report.column.severity"), t("report.column.count"))
    return Facts(t("report.summary"), title, pairs, headings, _numbers(report))


def _numbers(report: Report) -> list[list[Cell]]:
    """How many findings each rule has of each severity: those of one rule need not be equally grave."""
    words = SEVERITY_WORDS[report.language]
    by_severity = ((each, tuple(found for found in report.open if found.severity == each)) for each in SEVERITIES)
    rules = ((severity, by_rule(found, report)) for severity, found in by_severity)
    return [[title, words[severity][0], len(found)] for severity, every in rules for title, found in every.items()]


def _count(findings: Sequence[Finding], severity: str) -> int:
    return sum(finding.severity == severity for finding in findings)


def _row(finding: Finding, report: Report) -> list[Cell]:
    return [
        SEVERITY_WORDS[report.language][finding.severity][0],
        FAMILY_NAMES[finding.family][report.language],
        rule_title(finding, report.language),
        finding.message,
        "\n".join(fact.text for fact in finding.why),
        rule_problem(finding, report.language),
        finding.suggestion,
        "\n".join(f"{report.place(passage)}: {report.quote(passage)}" for passage in finding.passages),
        "\n".join(f"{place.file.as_posix()}:{place.line}" for place in finding.records),
        finding.id,
    ]


def _acceptance(finding: Finding) -> list[Cell]:
    return [(finding.accepted or {}).get(name, "") for name in _ACCEPTANCE]
