"""``/andringar.png``, ``.svg`` and ``.pdf``: both editions in one chart, as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter, Response

from server.exports import chart
from server.exports.drawing import Drawing
from server.fault import Missing
from server.pages.changes.chart import KINDS, overlay
from server.pages.changes.comparing import compared, edition_words
from server.pages.changes.state import ChangeState, Stated
from server.pages.sent_file import Size, Sized, addresses, here, sent
from server.pages.visit import Visit, Visiting

_PATH: Final = "/andringar"
FORMS: Final = ("png", "svg", "pdf")
router = APIRouter()


@router.get(_PATH + ".{form}", include_in_schema=False)
async def picture(form: str, visit: Visiting, state: Stated, size: Sized) -> Response:
    """Send the chart of the two editions, whichever way the page shows them."""
    return await sent(visit, form, FORMS, _name(state), lambda: _made(visit, state, form, size))


def files(visit: Visit) -> list[tuple[str, str]]:
    """Return each kind of file of the chart with its address, for the state of the page shown."""
    return addresses(visit, _PATH, FORMS)


def _made(visit: Visit, state: ChangeState, form: str, size: Size) -> bytes:
    if state.pair is None:
        raise Missing(visit.texts("compare.no_pair"))
    old, new = (str(edition_words(visit, edition)) for edition in state.pair)
    drawn = overlay(compared(visit, state.pair), visit.texts("compare.chart"), state.given["organ"])
    if drawn is None:
        raise Missing(visit.texts("chart.too_many"))
    start = here(visit)
    page = f"{start}{_PATH}?{visit.request.url.query}"
    nodes = (replace(node, href=start + node.href) for node in drawn.model.nodes)
    edges = (replace(edge, href=page + edge.href) for edge in drawn.model.edges)
    drawing = Drawing(
        model=replace(drawn.model, nodes=tuple(nodes), edges=tuple(edges)),
        kinds=KINDS,
        title=visit.texts("compare.chart"),
        edition=f"{old} → {new}",
        made=datetime.now(UTC).date(),
        paper=size.paper,
        scale=size.scale,
    )
    return chart.WRITERS[form](drawing)


def _name(state: ChangeState) -> str:
    return "-".join(["andringar", *(edition.id for edition in state.pair or ())])
