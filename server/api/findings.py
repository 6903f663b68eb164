"""``/api/granskning``: what the checks find."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from queries.finding import Finding
from queries.rules import Severity
from queries.table import Cell, Column, Table
from server.api.answering import answered
from server.api.collection import Collection
from server.api.described import responses
from server.api.paging import USUAL, Limit, Offset, Page
from server.api.signature import Day, Edition, FormatOf, Lang
from server.api.strictness import refuse_unknown
from server.pages.findings import findings, tells_who
from server.pages.today import Today
from server.pages.visit import Visit, Visiting

_COLUMNS = ("id", "rule", "severity", "message", "suggestion", "focus", "records", "accepted")
router = APIRouter()


@router.get(
    "/granskning",
    operation_id="findings",
    summary="What the checks find",
    tags=["resources"],
    response_class=Response,
    responses=responses(of_rows=False),
)
def every(
    visit: Visiting,
    today: Today,
    organ: Annotated[
        str | None, Query(min_length=1, max_length=200, description="A body, by the end of its IRI.")
    ] = None,
    grad: Annotated[Severity | None, Query(description="Severity.")] = None,
    regel: Annotated[str | None, Query(min_length=1, max_length=100, description="Name of a rule or shape.")] = None,
    lang: Lang = None,
    utgava: Edition = None,
    datum: Day = None,
    format: FormatOf = None,  # noqa: A002 - what the address calls it
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Response:
    """Return the findings, gravest first; each as `styrgraf check --format json` has it."""
    refuse_unknown(visit.request, ("organ", "grad", "regel"))

    def collect() -> Collection:
        passing = [each for each in findings(visit) if _passes(each, organ, grad, regel)]
        return Collection(
            [each.as_json() for each in passing], _table(visit, passing), [[each.focus] for each in passing]
        )

    state = (today, visit.site.service.workspace.acceptances, tells_who(visit))
    return answered(visit, Page(limit, offset), "granskning", collect, state)


def _passes(finding: Finding, body: str | None, severity: str | None, rule: str | None) -> bool:
    right_body = body is None or finding.focus.endswith(f"/{body}")
    return right_body and severity in (None, finding.severity) and rule in (None, finding.rule)


def _table(visit: Visit, some: list[Finding]) -> Table:
    columns = tuple(Column(name, visit.texts(f"api.column.{name}")) for name in _COLUMNS)
    return Table(visit.texts("findings.title"), columns, tuple(_row(visit, each) for each in some), "")


def _row(visit: Visit, finding: Finding) -> tuple[Cell, ...]:
    records = "; ".join(f"{place.file.as_posix()}:{place.line}" for place in finding.records)
    texts = (finding.id, finding.rule, finding.severity, finding.message, finding.suggestion)
    focus = Cell(str(visit.label(finding.focus)), finding.focus)
    accepted = finding.accepted["reason"] if finding.accepted else ""
    return (*map(Cell, texts), focus, Cell(records), Cell(accepted))
