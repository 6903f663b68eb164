"""``/styrkarta.png``, ``.svg``, ``.pdf``, ``.pptx``, ``.html``, ``.csv``, ``.xlsx``: each state as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter, Response
from starlette.exceptions import HTTPException

from queries.table import Cell, Column, Table
from server.chart import ChartModel, leading
from server.exports import chart, table_file
from server.exports.drawing import Drawing
from server.pages.chart_choice import Choice, called, chosen, drawn_of, untabled
from server.pages.chart_state import ChartState, Stated
from server.pages.facts.line_sources import line_sources
from server.pages.origin import origin
from server.pages.parts.chart_list import tabled, told
from server.pages.parts.line import Line
from server.pages.sent_file import Size, Sized, addresses, here, sent
from server.pages.visit import Visit, Visiting

PAGE: Final = "/styrkarta"
#: The files of every state, in the order they are offered.
PICTURES: Final = ("png", "svg", "pdf", "pptx", "html")
TABLES: Final = ("csv", "xlsx")
#: More names of editions than this do not fit the legend.
_MOST_NAMED: Final = 6
_COLUMNS: Final = ("from", "line", "to", "grade", "because", "source")

router = APIRouter()


@router.get(PAGE + ".{form}")
async def file(form: str, visit: Visiting, state: Stated, size: Sized) -> Response:
    """Send one file of the state that the address gives."""
    return await sent(visit, form, (*PICTURES, *TABLES), _name(state), lambda: _made(form, visit, state, size))


def files(visit: Visit) -> list[tuple[str, str]]:
    """Return each kind of file with its address, for the state of the page shown."""
    return addresses(visit, PAGE, (*PICTURES, *TABLES))


def _made(form: str, visit: Visit, state: ChartState, size: Size) -> bytes:
    choice = chosen(visit, state)
    if form in TABLES:
        return table_file.table_file("csv" if form == "csv" else "xlsx", _table(visit, choice), origin(visit))
    if choice.model is None:
        raise HTTPException(404, f"{len(choice.bodies)} bodies do not fit one picture; choose one of them (fokus).")
    drawing = Drawing(
        model=_abroad(visit, choice.model),
        kinds=choice.kinds,
        title=" – ".join(filter(None, (called(visit, choice), drawn_of(visit, choice, "chart.some")))),
        edition=", ".join(str(edition) for edition in visit.editions),
        made=datetime.now(UTC).date(),
        as_network=state.shape == "natverk",
        paper=size.paper,
        scale=size.scale,
        beside=[f"{line.plain} ({line.evidence})" for line in told(visit, choice.boxless)],
        sources=line_sources(visit.reader, visit.site.service.store, visit.language) if form == "pptx" else {},
    )
    return chart.WRITERS[form](drawing)


def _abroad(visit: Visit, model: ChartModel) -> ChartModel:
    """Return the chart as it is understood elsewhere: links that lead here, editions by name or number."""
    start = here(visit)
    page = start + PAGE + visit.here().removeprefix(visit.request.url.path)
    names = [str(edition) for edition in visit.editions]
    counted = visit.texts("chart.edition_count", count=len(names))
    return replace(
        leading(model, lambda node: start + node.href),
        edition_label=counted if len(names) > _MOST_NAMED else ", ".join(names),
        edges=tuple(
            replace(edge, href=(page if edge.href.startswith("#") else start) + edge.href) for edge in model.edges
        ),
    )


def _table(visit: Visit, choice: Choice) -> Table:
    return Table(
        title=called(visit, choice),
        columns=tuple(Column(name, visit.texts(f"chart.{name}")) for name in _COLUMNS),
        rows=tuple(_row(line) for line in tabled(visit, choice.lines)),
        empty=visit.texts(f"chart.{untabled(choice)}"),
    )


def _row(line: Line) -> tuple[Cell, ...]:
    because = [str(premise.link) for premise in line.premises] + [str(rule) for rule in line.rules]
    sources = line.quotes or tuple(quote for premise in line.premises for quote in premise.quotes)
    places = dict.fromkeys(f"{quote.edition}, {quote.section}" for quote in sources)
    texts = (line.source, line.verb, line.target, line.evidence, "; ".join(because), "; ".join(places))
    return tuple(Cell(str(text)) for text in texts)


def _name(state: ChartState) -> str:
    parts = ("styrkarta", state.start, state.end) if state.is_way else ("styrkarta", state.focus)
    return "-".join(part for part in parts if part)
