"""The small chart of one body: its lines, else what it is part of. On its page, and as a file to take along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter, Response

from graph.message import Message
from server.chart import ChartModel, around
from server.exports import chart
from server.exports.drawing import Drawing
from server.fault import Missing
from server.pages.addresses import organisation_iri
from server.pages.belonging import chart_of_ties
from server.pages.drawing import model_around
from server.pages.facts.line_sources import line_sources
from server.pages.facts.organisation import Organisation, organisations
from server.pages.sent_file import Size, Sized, addresses, here, sent
from server.pages.visit import Visit, Visiting

#: Width of the chart in pixels.
WIDTH: Final = 848
FORMS: Final = ("png", "svg", "pdf", "pptx")

router = APIRouter()


def figure(visit: Visit, organisation: Organisation, capacities: Sequence[str]) -> ChartModel | None:
    """Return the chart of one body that acts in `capacities` (IRIs): its lines or, without any, what it is part of.

    None where the documents place it nowhere.
    """
    return of_lines(visit, organisation, capacities) or chart_of_ties(visit, organisation)


def of_lines(visit: Visit, organisation: Organisation, capacities: Sequence[str]) -> ChartModel | None:
    """Return the chart of the lines of one body that acts in `capacities` (IRIs), or None where no line touches it."""
    whole = model_around(visit, organisation.slug)
    if whole is None:
        return None
    own = {node.id for node in whole.nodes if node.iri in capacities}
    touching = [edge for edge in whole.edges if {edge.source, edge.target} & own]
    edges = tuple(edge for edge in touching if edge.kind != "informs") or tuple(touching)
    near = around(replace(whole, edges=edges, edition_label="", focus=None), organisation.slug)
    return near if near.edges else None


def files(visit: Visit, slug: str) -> list[tuple[str, str]]:
    """Return each kind of file of the chart with its address."""
    return addresses(visit, f"/organ/{slug}/figur", FORMS)


@router.get("/organ/{slug}/figur.{form}")
async def file(slug: str, form: str, visit: Visiting, size: Sized) -> Response:
    """Send the chart as a file."""
    return await sent(visit, form, FORMS, f"figur-{slug}", lambda: _made(visit, slug, form, size))


def _made(visit: Visit, slug: str, form: str, size: Size) -> bytes:
    known = visit.reader.once(organisations)
    iri = organisation_iri(slug, visit.site.base)
    near = figure(visit, known[iri], known.capacities(iri)) if iri in known else None
    if near is None:
        raise Missing(Message("There is no chart of an organisation {slug!r}.", slug=slug))
    editions = ", ".join(str(edition) for edition in visit.editions)
    drawing = Drawing(
        model=_abroad(visit, near),
        kinds={edge.kind for edge in near.edges},
        title=visit.texts("body.diagram", name=str(visit.label(iri))),
        edition=editions,
        made=datetime.now(UTC).date(),
        paper=size.paper,
        scale=size.scale,
        width=WIDTH,
        sources=line_sources(visit.reader, visit.site.service.store, visit.language) if form == "pptx" else {},
    )
    return chart.WRITERS[form](drawing)


def _abroad(visit: Visit, model: ChartModel) -> ChartModel:
    """Return the chart with links that lead here from wherever its picture is opened."""
    start, page = here(visit), str(visit.request.url).partition("/figur.")[0]
    edges = (replace(edge, href=page + edge.href) for edge in model.edges)
    return replace(
        model,
        nodes=tuple(replace(node, href=start + node.href) for node in model.nodes),
        edges=tuple(edges),
    )
