"""The table of who does what as files: the table itself as CSV, and with its duties as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from fastapi import Response

from queries.table import Cell, Column, Table
from queries.table_format import spreadsheet_csv
from server.pages.facts.clause import Clause
from server.pages.facts.source import sources
from server.pages.parts.matrix import Matrix, matrix
from server.pages.visit import Visit

_NAME: Final = "vem-gor-vad"
MEDIA_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_KEYS: Final = ("bearer", "togetherWith", "duty", "topic", "object", "recipient", "sharing", "force", "deadline")


def file_of(visit: Visit, axis: str, found: Sequence[Clause], only: Iterable[str] | None, kind: str) -> Response:
    """Return the table of `found`, every column of it, as a file to take along."""
    whole = matrix(visit, found, axis, only, None)
    headings, rows = _table(visit, axis, whole)
    content = _csv(visit, headings, rows) if kind == "csv" else _workbook(visit, headings, rows, found)
    headers = {"Content-Disposition": f'attachment; filename="{_NAME}.{kind}"'}
    return Response(content, media_type=MEDIA_TYPES[kind], headers=headers)


def _table(visit: Visit, axis: str, whole: Matrix) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    headings = (visit.texts(f"matrix.axis.{axis}"), *(str(column.link) for column in whole.columns))
    return headings, [(str(row.link), *(cell.code for cell in row.cells)) for row in whole.rows]


def _csv(visit: Visit, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    columns = tuple(Column(str(number), heading) for number, heading in enumerate(headings))
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    return spreadsheet_csv(Table(visit.texts("matrix.title"), columns, cells, ""))


def _workbook(visit: Visit, headings: tuple[str, ...], rows: list[tuple[str, ...]], found: Iterable[Clause]) -> bytes:
    from server.exports.workbook import Facts, Sheet, workbook  # here, so that the first page need not wait for it

    texts = visit.texts
    codes = [
        (texts(f"matrix.code.{manner}"), texts(f"matrix.legend.{manner}")) for manner in texts.under("matrix.code")
    ]
    editions = ", ".join(str(edition) for edition in visit.editions)
    about = Facts(texts("matrix.title"), texts("matrix.title"), [(texts("site.view"), editions), *codes])
    told = (
        texts("matrix.clause"),
        *(texts(f"detail.{key}") for key in _KEYS),
        texts("detail.section"),
        texts("detail.edition"),
    )
    clauses = [_clause(visit, clause) for clause in found]
    sheets: list[Facts | Sheet] = [
        about,
        Sheet(texts("matrix.table"), headings, rows),
        Sheet(texts("thing.duties"), told, clauses),
    ]
    return workbook(texts("matrix.title"), sheets)


def _clause(visit: Visit, clause: Clause) -> tuple[str, ...]:
    entry = clause.entry
    things = (", ".join(str(visit.label(iri)) for iri in entry.iris(key)) or entry.one(key) or "" for key in _KEYS)
    passages = visit.reader.once(sources).of(entry.iris("source"))
    sections = dict.fromkeys(str(visit.label(passage.section)) for passage in passages)
    editions = dict.fromkeys(str(visit.label(passage.edition.iri)) for passage in passages)
    return str(visit.label(entry.iri)), *things, "; ".join(sections), "; ".join(editions)
