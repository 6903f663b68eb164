"""A comparison as a table: a row for each change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ontology.titles import title_of_class
from queries.comparison import Aspect, Change, Value
from queries.comparison.aspect import Subject
from queries.passages import CitedPassage
from queries.table import Cell, Column, Table
from queries.table_format import spreadsheet_csv
from server.comparisons.report import ComparisonReport
from server.reports.quotation import quoted

_COLUMNS = (
    *("kind", "type", "sentence", "before", "after", "aspects", "evidence", "reason", "weak"),
    *("passages_before", "passages_after", "records_before", "records_after", "id"),
)


def csv(report: ComparisonReport) -> bytes:
    """Return the changes as CSV for a spreadsheet program, which runs none of it as a formula."""
    return spreadsheet_csv(table(report))


def table(report: ComparisonReport) -> Table:
    """Return the changes as a table."""
    t = report.texts
    columns = tuple(Column(name, t(f"compare.column.{name}")) for name in _COLUMNS)
    rows = tuple(tuple(map(Cell, _row(change, report))) for change in report.changes)
    return Table(f"{report.old} → {report.new}", columns, rows, t("compare.nothing"))


def aspect_words(aspect: Aspect) -> str:
    """Return an aspect as one line: what it is called, what is lost and what is gained."""
    part = f"{aspect.part}: " if aspect.part else ""
    return f"{part}{aspect.label}: {_values(aspect.lost)} → {_values(aspect.gained)}"


def _row(change: Change, report: ComparisonReport) -> Sequence[str]:
    t = report.texts
    return [
        t(f"compare.kind.{change.kind}"),
        title_of_class(change.type)[report.language],
        change.sentence,
        _subjects(change.before),
        _subjects(change.after),
        "\n".join(aspect_words(aspect) for aspect in change.aspects if aspect.substantial),
        t(f"compare.evidence.{change.evidence}"),
        change.reason,
        change.weak,
        _passages(change.passages_before),
        _passages(change.passages_after),
        "\n".join(f"{place.file.as_posix()}:{place.line}" for place in change.records_before),
        "\n".join(f"{place.file.as_posix()}:{place.line}" for place in change.records_after),
        change.id,
    ]


def _values(values: Iterable[Value]) -> str:
    return "; ".join(value.text for value in values) or "–"


def _subjects(subjects: Iterable[Subject]) -> str:
    return "\n".join(subject.label for subject in subjects)


def _passages(passages: Iterable[CitedPassage]) -> str:
    return "\n".join(f"{passage.document}, {passage.section}: {quoted(passage)}" for passage in passages)
