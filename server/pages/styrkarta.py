"""``/styrkarta``: the bodies and the lines between them, drawn and, from the same data, listed."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from ontology.line_rules import line_rules
from ontology.namespaces import STYRGRAF
from server.chart import ChartError, ChartModel, around, draw
from server.chart.palette import LINE_STYLES
from server.fault import Missing
from server.pages.chart_model import Wording, chart_model
from server.pages.facts.line import PlainLine, plain_lines
from server.pages.facts.organisation import LEVELS, Organisation, organisations
from server.pages.parts.chart_list import lenses, listed
from server.pages.parts.statement import Statement, statement
from server.pages.visit import Visit, Visiting
from server.pages.words import Words

#: Kinds of line shown on the whole chart unless others are chosen: those along which somebody answers.
ANSWERING: Final = frozenset({"reports", "prepares", "follows-up", "commissions", "appoints"})
_STEPS: Final = (1, 2)
_MOST_NAMED: Final = 3

_DAMAGE: Final = f"""
  ?entry a sg:Note ; sg:noteKind <{STYRGRAF}note-kind/layout-damage> ; sg:about ?section .
  ?section a sg:Section .
  ?body a sg:Body ; sg:level ?level ; dct:source/sg:section ?section .
  FILTER(?level NOT IN (<{STYRGRAF}level/principal>, <{STYRGRAF}level/external>))"""

router = APIRouter()


@router.get("/styrkarta", response_class=HTMLResponse)
def styrkarta(
    visit: Visiting,
    fokus: str = "",
    steg: int = 1,
    linjer: Annotated[list[str] | None, Query()] = None,
) -> HTMLResponse:
    """Show the whole chart, or the part around one body."""
    every = [each for each in visit.reader.once(organisations) if each.level in LEVELS]
    if fokus and all(each.slug != fokus for each in every):
        raise Missing(f"The chart holds no body {fokus!r}.")
    steps = steg if steg in _STEPS else 1
    kinds = _kinds(linjer, focused=bool(fokus))
    model = model_around(visit, fokus, steps) if fokus else whole_model(visit)
    bodies = _shown(every, model)
    near = _near(visit, bodies, model)
    levels, others = listed(visit, bodies, [line for line in near if line.kind_slug in kinds])
    return visit.page(
        "styrkarta.html",
        _title(visit, fokus),
        svg=Markup(draw(model, kinds=kinds)) if model else None,
        alone=_alone(visit, fokus) if fokus and not near else None,
        focus=fokus,
        steps=steps,
        lenses=lenses(visit, near, kinds),
        levels=levels,
        others=others,
        bodies=sorted((str(visit.label(each.iri)), each.slug) for each in every),
        rules=_rules(visit),
        notes=_notes(visit),
    )


def whole_model(visit: Visit) -> ChartModel | None:
    """Return the chart of the whole view, or None where it holds too many bodies for one picture."""
    try:
        return chart_model(visit.reader, _wording(visit))
    except ChartError:
        return None


def model_around(visit: Visit, slug: str, steps: int = 1) -> ChartModel | None:
    """Return the chart of one body and those near it, or None where there are too many or it has no place."""
    try:
        return around(chart_model(visit.reader, _wording(visit), slug, steps), slug, steps)
    except ChartError:
        return None


def _wording(visit: Visit) -> Wording:
    return Wording(
        language=visit.language,
        title=visit.texts("chart.title"),
        edition=_editions(visit),
        label=lambda iri: str(visit.label(iri)),
        href=lambda iri: visit.link(iri).href or "",
    )


def _editions(visit: Visit) -> str:
    """Return the names of the editions shown or, where they would not fit the legend, their number."""
    named = [str(edition) for edition in visit.editions]
    return visit.texts("chart.editions", count=len(named)) if len(named) > _MOST_NAMED else ", ".join(named)


def _kinds(asked: Sequence[str] | None, *, focused: bool) -> Set[str]:
    """Return the kinds of line to show: those asked for; all around one body, the answering ones on the whole."""
    if asked is None:
        return frozenset(LINE_STYLES) if focused else ANSWERING
    return frozenset(kind for part in asked for kind in part.split(",") if kind)


def _title(visit: Visit, focus: str) -> str:
    if not focus:
        return visit.texts("chart.title")
    known = visit.reader.once(organisations)
    return visit.texts("chart.around", name=next(visit.label(each.iri) for each in known if each.slug == focus))


def _alone(visit: Visit, focus: str) -> Markup:
    """Return what is said of a body without lines: what it is part of, if anything."""
    body = next(each for each in visit.reader.once(organisations) if each.slug == focus)
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


def _near(visit: Visit, bodies: Sequence[Organisation], model: ChartModel | None) -> list[PlainLine]:
    """Return the lines that the chart can show, and those between a body of it and what is no body."""
    known, shown = visit.reader.once(organisations), {body.iri for body in bodies}
    drawn = {edge.href for edge in model.edges} if model else set()
    return [
        line
        for line in visit.reader.once(plain_lines)
        if f"#{line.anchor}" in drawn
        or (model is None and shown >= {line.source, line.target})
        or (line.source not in known and line.target in shown)
        or (line.target not in known and line.source in shown)
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
