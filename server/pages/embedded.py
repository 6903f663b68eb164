"""``/styrkarta/inbaddad``: the picture of any state of the styrkarta by itself, to stand in another site's page."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from server.chart import ChartModel, Figure, figure, network_figure
from server.pages.chart_choice import Choice, called, chosen, drawn_of, lineless
from server.pages.chart_state import Stated
from server.pages.parts.chart_list import in_order, listed, tabled
from server.pages.styrkarta_files import PAGE
from server.pages.visit import Visit, Visiting
from server.security import framing

PATH = f"{PAGE}/inbaddad"
router = APIRouter()


@router.get(PATH, response_class=HTMLResponse)
def embedded(visit: Visiting, state: Stated) -> HTMLResponse:
    """Show the picture and the same as a list, first in a narrow frame; every link opens outside the frame."""
    choice = chosen(visit, state)
    page = PAGE + visit.here().removeprefix(PATH)
    bodies = in_order(visit, choice.bodies) if choice.model else []
    shown = {body.iri for body in bodies}
    response = visit.page(
        "embedded.html",
        called(visit, choice),
        drawing=_picture(choice, page),
        drawn=drawn_of(visit, choice, "chart.some"),
        lineless=lineless(choice),
        page=page,
        levels=listed(visit, bodies, choice.lines),
        others=tabled(visit, (line for line in choice.lines if line.source not in shown)),
    )
    response.headers.update(framing(visit.site.embedded_in))
    return response


def address(visit: Visit) -> str | None:
    """Return the full address of the embeddable view of the page's state, or None where no site may embed it."""
    if not visit.site.embedded_in:
        return None
    query = visit.here().removeprefix(visit.request.url.path)
    return f"{str(visit.request.base_url).rstrip('/')}{PATH}{query}"


def _picture(choice: Choice, page: str) -> Figure | None:
    if choice.model is None:
        return None
    model = _leading_out(choice.model, page)
    return (network_figure if choice.state.shape == "natverk" else figure)(model, kinds=choice.kinds)


def _leading_out(model: ChartModel, page: str) -> ChartModel:
    """Return the chart with its lines leading to their sentences on the full page."""
    edges = (replace(edge, href=page + edge.href if edge.href.startswith("#") else edge.href) for edge in model.edges)
    return replace(model, edges=tuple(edges))
