"""``/styrkarta``: the bodies and the lines between them, drawn, listed and tabled from the same data."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup, escape

from ontology.line_rules import line_rules
from ontology.namespaces import STYRGRAF
from queries.sorting import swedish
from server.chart import Figure, Node, figure, leading, network_figure
from server.pages import chart_search
from server.pages.chart_absent import slug_of
from server.pages.chart_absent import told as told_absent
from server.pages.chart_choice import Choice, chosen, drawn_of, lineless, untabled
from server.pages.chart_part import charted
from server.pages.chart_state import REACHES, SHAPES, ChartState, Stated
from server.pages.embedded import address
from server.pages.facts.entry import Entry
from server.pages.facts.line import plain_lines
from server.pages.facts.organisation import Organisation
from server.pages.facts.reader import Reader
from server.pages.parts.body_choice import BodyChoice, body_choice
from server.pages.parts.chart_list import by_name, in_order, lenses, listed, told, walked
from server.pages.parts.paging import paged
from server.pages.parts.statement import Statement, statement
from server.pages.styrkarta_files import files
from server.pages.visit import Visit, Visiting
from server.pages.words import Words
from server.service import ALL_EDITIONS

_DAMAGE: Final = f"""
  ?entry a sg:Note ; sg:noteKind <{STYRGRAF}note-kind/layout-damage> ; sg:about ?section .
  ?section a sg:Section .
  ?body a sg:Body ; sg:level ?level ; dct:source/sg:section ?section .
  FILTER NOT EXISTS {{
    VALUES ?around {{ <{STYRGRAF}level-role/principal> <{STYRGRAF}level-role/outside> }} ?level sg:levelRole ?around
  }}"""

#: More than these are listed a page at a time.
_MOST_BODIES: Final = 200
_MOST_LINES: Final = 200
#: Lines that have no place in a picture are named below it, unless they are more than these.
_MOST_NAMED: Final = 3

#: What a page says of itself.
_HEADERS: Final = ("content-language", "vary")

router = APIRouter()


@router.get("/styrkarta", response_class=HTMLResponse)
def styrkarta(visit: Visiting, state: Stated) -> Response:
    """Show the whole chart, the part around or below one body, or the way between two; or lead to what is searched."""
    bodies = chart_search.found(visit, state.words)
    if len(bodies) == 1:
        return RedirectResponse(chart_search.address(visit, state, bodies[0]), 303)
    if named := _by_name(visit, state):
        return RedirectResponse(visit.here(**named), 303)
    key = (str(visit.request.url), visit.language)
    made = visit.site.pages.of(key, lambda: _page(visit, state, bodies))
    return HTMLResponse(made.body, headers={name: made.headers[name] for name in _HEADERS})


def _by_name(visit: Visit, state: ChartState) -> dict[str, str]:
    """Return the slugs of the bodies that the address gives by name, so that the state is the same in any edition."""
    given, every = {"fokus": state.focus, "fran": state.start, "till": state.end}, visit.reader.once(charted)
    found = {part: slug_of(visit, text, every) for part, text in given.items()}
    return {part: slug for part, slug in found.items() if slug != given[part]}


def _page(visit: Visit, state: ChartState, hits: tuple[Organisation, ...]) -> HTMLResponse:
    choice = chosen(visit, state)
    is_table, lines, shown = state.shape == "tabell", choice.lines, {body.iri for body in choice.bodies}
    bodies = paged(visit, () if is_table else in_order(visit, choice.bodies), _MOST_BODIES)
    rows = paged(visit, by_name(visit, lines) if is_table else (), _MOST_LINES)
    lonely = choice.state.focus and not choice.near and not choice.state.is_way
    return visit.page(
        "styrkarta.html",
        choice.title,
        drawing=_picture(visit, choice),
        hits=chart_search.hits(visit, state, hits),
        can_mark=choice.model is not None and not choice.left_out and not state.is_words,
        read=visit.link(choice.every[choice.state.focus].iri) if choice.state.focus else None,
        drawn=drawn_of(visit, choice, "chart.drawn"),
        promise=_promise(visit, choice),
        absent=[told_absent(visit, each) for each in choice.absent],
        asked=choice.asked,
        marked=[visit.link(choice.every[slug].iri) for slug in choice.state.marked],
        alone=_alone(visit, choice.every[choice.state.focus]) if lonely else None,
        lineless=lineless(choice),
        untabled=untabled(choice),
        state=choice.state,
        files=files(visit),
        frame=address(visit),
        shapes=[(shape, visit.here(visa=shape, sida="")) for shape in SHAPES],
        reaches=REACHES,
        lenses=lenses(visit, choice.near, choice.kinds, _kinds_elsewhere(visit, choice)),
        bodies=bodies,
        levels=listed(visit, bodies.items, lines),
        missing=_missing(choice),
        others=() if is_table else told(visit, [line for line in lines if line.source not in shown][:_MOST_LINES]),
        boxless=told(visit, choice.boxless[: _MOST_NAMED + 1]),
        page=rows,
        rows=told(visit, rows.items),
        way=walked(visit, choice.steps) if choice.state.is_way else None,
        fields={name: _field(visit, choice, slug) for name, slug in _chosen_bodies(choice).items()},
        rules=_rules(visit),
        notes=_notes(visit),
    )


def _chosen_bodies(choice: Choice) -> dict[str, str]:
    """Return the slug of the body chosen in each field, by the field's name; empty where none is."""
    return {"fokus": choice.asked.focus, "fran": choice.asked.start, "till": choice.asked.end}


def _field(visit: Visit, choice: Choice, slug: str) -> BodyChoice:
    field = body_choice(visit, (each.iri for each in choice.every.values()), choice.every.get(slug))
    for body in choice.absent:
        if body.slug == slug:
            options = (*field.options, (str(body.name), slug)) if field.options else ()
            return BodyChoice(options, slug, str(body.name))
    return field


def _picture(visit: Visit, choice: Choice) -> Figure | None:
    """Return the picture that the state asks for; None for the list and the table, and for too many bodies."""
    state, model = choice.state, choice.model
    if model is None or state.is_words:
        return None
    opening = leading(model, lambda node: _opened(visit, state, node))
    return (network_figure if state.shape == "natverk" else figure)(opening, kinds=choice.kinds)


def _promise(visit: Visit, choice: Choice) -> str:
    """Return the key of what is said of places: that bodies keep theirs."""
    return "in_place" if choice.model and choice.model.ground else ""


def _kinds_elsewhere(visit: Visit, choice: Choice) -> Set[str]:
    """Return the kinds of line that the same state has in other editions."""
    if choice.model is None or choice.model.ground is None:
        return frozenset()
    drawn = frozenset(edge.kind for chart in choice.model.ground.charts for edge in chart.edges)
    if choice.state.focus or choice.state.is_way:
        return drawn
    return drawn | {line.kind_slug for line in visit.elsewhere(ALL_EDITIONS).reader.once(plain_lines)}


def _missing(choice: Choice) -> list[Words]:
    """Return the names of the bodies whose places are empty: they are in the newest editions, and not in this view."""
    if choice.model is None or choice.model.ground is None:
        return []
    first = choice.model.ground.charts[0].nodes
    lacking = (Words(node.label, node.language) for node in first if node.id not in choice.model.ids)
    return sorted(lacking, key=lambda name: swedish(str(name)))


def _opened(visit: Visit, state: ChartState, node: Node) -> str:
    """Return where a box leads: to the same chart around its body and, of the one in focus, to its own page."""
    if node.id == state.focus:
        return node.href
    around = {"fran": "", "till": "", "fokus": node.id, "sida": ""}
    if state.is_way:
        return visit.here(**around)
    return visit.here(**around, steg="" if state.is_branch else state.reach.replace("1", ""))


def _alone(visit: Visit, body: Organisation) -> Markup:
    """Return what is said of a body without lines: what it is part of, if anything."""
    wholes = [visit.link(iri) for iri in (*body.wholes, *body.collectives)]
    if not wholes:
        return Markup(escape(visit.texts("chart.alone")))
    return Markup(escape(visit.texts("chart.alone_in"))).format(
        name=visit.label(body.iri), wholes=visit.texts.listed(wholes)
    )


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
    return tuple(statement(visit, entry, ()) for entry in visit.reader.once(_damage))


def _damage(reader: Reader) -> tuple[Entry, ...]:
    return reader.entries(_DAMAGE)
