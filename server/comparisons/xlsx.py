"""A comparison as a workbook: the numbers, and a sheet for each group of changes."""

from __future__ import annotations

from dataclasses import replace

from queries.comparison import KINDS
from server.comparisons.report import ComparisonReport
from server.comparisons.table import table
from server.exports.workbook import Cell, Facts, Sheet, workbook


def xlsx(report: ComparisonReport) -> bytes:
    """Return the workbook. Raises StyrgrafError where a text is too long for a cell."""
    title = report.texts("compare.report_title", name=report.title)
    sheets: list[Facts | Sheet] = [_summary(report, title)]
    for name, heading, _ in report.by_group():
        part = table(replace(report, selection=replace(report.selection, group=name)))
        headings = tuple(column.label for column in part.columns)
        sheets.append(Sheet(heading, headings, [[cell.text for cell in row] for row in part.rows]))
    return workbook(title, sheets)


def _summary(report: ComparisonReport, title: str) -> Facts:
    t = report.texts
    pairs = [(t("compare.old"), report.old), (t("compare.new"), report.new)]
    pairs += [(t("compare.chosen"), report.chosen)] if report.chosen else []
    pairs += [(t("compare.weak"), reason) for reason in report.weak]
    headings = (t("compare.group"), *(t(f"compare.kind.{kind}") for kind in KINDS))
    rows: list[list[Cell]] = [
        [heading, *(sum(change.kind == kind for change in changes) for kind in KINDS)]
        for _, heading, changes in report.by_group()
    ]
    return Facts(t("compare.summary"), title, pairs, headings, rows)
