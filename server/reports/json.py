"""Findings as JSON: a list, as other programs read it."""

from __future__ import annotations

from json import dumps

from server.reports.report import Report


def json(report: Report) -> str:
    """Return the list of findings."""
    return dumps([finding.as_json() for finding in report.findings], ensure_ascii=False, indent=2) + "\n"
