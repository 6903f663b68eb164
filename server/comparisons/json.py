"""A comparison as JSON, as other programs read it."""

from __future__ import annotations

from dataclasses import replace
from json import dumps

from server.comparisons.report import ComparisonReport


def json(report: ComparisonReport) -> str:
    """Return the comparison as an object: the sides, the numbers, and the changes chosen."""
    chosen = replace(report.comparison, changes=report.changes)
    return dumps(chosen.as_json(), ensure_ascii=False, indent=2) + "\n"
