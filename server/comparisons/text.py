"""A comparison as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from queries.comparison import Change
from server.comparisons.report import ComparisonReport
from server.reports.quotation import quoted


def text(report: ComparisonReport) -> str:
    """Return every change with its reason, records and passages, by group; first the numbers."""
    parts = [f"{report.old} → {report.new}{f' ({report.chosen})' if report.chosen else ''}\n{report.summary}"]
    for _, title, changes in report.by_group():
        parts.append(title.upper())
        parts += ["\n".join(_lines(change, report)) for change in changes]
    return "\n\n".join(parts) + "\n"


def _lines(change: Change, report: ComparisonReport) -> Iterator[str]:
    yield f"{report.texts(f'compare.kind.{change.kind}')} [{change.id}]"
    yield f"  {change.sentence}"
    if change.evidence == "proposed":
        yield f"  ? {report.texts('compare.proposed')}"
    if change.reason:
        yield f"  → {change.reason}"
    for sign, places, passages in (
        ("−", change.records_before, change.passages_before),
        ("+", change.records_after, change.passages_after),
    ):
        yield from (f"    {sign} {place.file.as_posix()}:{place.line}" for place in places)
        yield from (f"    {sign} {each.document}, {each.section}: {quoted(each)}" for each in passages)
