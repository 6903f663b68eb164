"""``/styrkarta``: the bodies and the lines between them, drawn, listed and tabled from the same data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from ontology.line_rules import line_rules
from ontology.namespaces import STYRGRAF
from server.chart import ChartModel, draw, draw_network
from server.fault import Missing
from server.pages.chart_state import REACHES, SHAPES, ChartState, Stated
from server.pages.drawing import Step, branch, model_along, model_around, way, whole_model
from server.pages.facts.line import PlainLine, plain_lines
from server.pages.facts.organisation import LEVELS, Organisation, organisations
from server.pages.parts.chart_list import lenses, listed, tabled, walked
from server.pages.parts.statement import Statement, statement
from server.pages.visit import Visit, Visiting
from server.pages.words import Words

_DAMAGE: Final = f"""
  ?entry a sg:Note ; sg:noteKind <{STYRGRAF}note-kind/layout-damage> ; sg:about ?section .
  ?section a sg:Section .
  ?body a sg:Body ; sg:level ?level ; dct:source/sg:section ?section .
  FILTER(?level NOT IN (<{STYRGRAF}level/principal>, <{STYRGRAF}level/external>))"""

router = APIRouter()


@router.get("/styrkarta", response_class=HTMLResponse)
def styrkarta(visit: Visiting, state: Stated) -> HTMLResponse:
    """Show the whole chart, the part around or below one body, or the way between two."""
    every = {each.slug: each for each in visit.reader.once(organisations) if each.level in LEVELS}
    for slug in (state.focus, state.start, state.end):
        if slug and slug not in every:
            raise Missing(f"The chart holds no body {slug!r}.")
    steps = _steps(visit, state, every)
    model = _model(visit, state, steps, every)
    bodies = _shown(tuple(every.values()), model)
    near = _near(visit, bodies, model, alone=state.is_way)
    chosen = [line for line in near if line.kind_slug in state.kinds]
    levels, others = listed(visit, bodies, chosen)
    return visit.page(
        "styrkarta.html",
        _title(visit, state, every),
        svg=_picture(state, model),
        alone=_alone(visit, every[state.focus]) if state.focus and not near and not state.is_way else None,
        state=state,
        shapes=[(shape, visit.here(visa=shape)) for shape in SHAPES],
        reaches=REACHES,
        lenses=lenses(visit, near, state.kinds),
        levels=levels,
        others=others,
        rows=tabled(visit, chosen) if state.shape == "tabell" else (),
        way=walked(visit, steps) if state.is_way else None,
        bodies=sorted((str(visit.label(each.iri)), each.slug) for each in every.values()),
        rules=_rules(visit),
        notes=_notes(visit),
    )


def _steps(visit: Visit, state: ChartState, every: dict[str, Organisation]) -> tuple[Step, ...]:
    if state.is_way:
        return way(visit, every[state.start].iri, every[state.end].iri)
    return branch(visit, every[state.focus].iri) if state.is_branch else ()


def _model(
    visit: Visit, state: ChartState, steps: tuple[Step, ...], every: dict[str, Organisation]
) -> ChartModel | None:
    if state.is_way:
        return model_along(visit, steps, {every[state.start].iri, every[state.end].iri}, state.start)
    if state.is_branch:
        return model_along(visit, steps, {every[state.focus].iri}, state.focus)
    return model_around(visit, state.focus, int(state.reach)) if state.focus else whole_model(visit)


def _picture(state: ChartState, model: ChartModel | None) -> Markup | None:
    """Return the picture that the state asks for; None for the list and the table, and for too many bodies."""
    if model is None or state.shape not in ("karta", "natverk"):
        return None
    return Markup((draw_network if state.shape == "natverk" else draw)(model, kinds=state.kinds))


def _title(visit: Visit, state: ChartState, every: dict[str, Organisation]) -> str:
    def name(slug: str) -> Words:
        return visit.label(every[slug].iri)

    if state.is_way:
        return visit.texts("chart.between", start=name(state.start), end=name(state.end))
    if state.focus:
        return visit.texts("chart.below" if state.is_branch else "chart.around", name=name(state.focus))
    return visit.texts("chart.title")


def _alone(visit: Visit, body: Organisation) -> Markup:
    """Return what is said of a body without lines: what it is part of, if anything."""
    wholes = [visit.link(iri) for iri in (*body.wholes, *body.collectives)]
    if not wholes:
        return Markup(escape(visit.texts("chart.alone")))
    return Markup(escape(visit.texts("chart.alone_in"))).format(
        name=visit.label(body.iri), wholes=visit.texts.listed(wholes)
    )


def _shown(every: Sequence[Organisation], model: ChartModel | None) -> Sequence[Organisation]:
    if model is None:
        return every
    drawn = {node.iri for node in model.nodes}
    return [each for each in every if each.iri in drawn]


def _near(visit: Visit, bodies: Sequence[Organisation], model: ChartModel | None, *, alone: bool) -> list[PlainLine]:
    """Return the lines that the chart can show and, unless these `alone`, those between its bodies and what is none."""
    known, shown = visit.reader.once(organisations), {body.iri for body in bodies}
    drawn = {edge.href for edge in model.edges} if model else set()
    return [
        line
        for line in visit.reader.once(plain_lines)
        if f"#{line.anchor}" in drawn
        or (model is None and shown >= {line.source, line.target})
        or (not alone and line.source not in known and line.target in shown)
        or (not alone and line.target not in known and line.source in shown)
    ]


def _rules(visit: Visit) -> tuple[tuple[Words, Words, Words, Words], ...]:
    return tuple(
        (
            visit.label(rule.iri),
            Words(rule.about[visit.language]),
            visit.label(f"{STYRGRAF}line-kind/{rule.kind}"),
            visit.label(f"{STYRGRAF}evidence/{rule.evidence}"),
        )
        for rule in line_rules()
    )


def _notes(visit: Visit) -> tuple[Statement, ...]:
    """Return the notes on damage to a place where bodies of the arena stand, such as a chart without its lines."""
    found = visit.reader.entries(_DAMAGE)
    return tuple(statement(visit, entry, ()) for entry in found)
