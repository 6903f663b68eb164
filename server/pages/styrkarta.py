"""``/styrkarta``: the bodies and the lines between them, drawn and, from the same data, listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from ontology.line_rules import line_rules
from ontology.namespaces import STYRGRAF
from server.chart import ChartModel, around, draw
from server.chart.palette import LINE_STYLES
from server.pages.chart_model import Wording, chart_model
from server.pages.facts.line import PlainLine, plain_lines
from server.pages.facts.organisation import LEVELS, organisations
from server.pages.facts.reader import values
from server.pages.parts.line import Line, lines
from server.pages.parts.statement import statement
from server.pages.visit import Visit, Visiting
from server.pages.words import Link, Words

#: Kinds of line shown on the whole chart unless others are chosen: those along which somebody answers.
ANSWERING = frozenset({"reports", "prepares", "follows-up", "commissions", "appoints"})
_STEPS = (1, 2)


@dataclass(frozen=True)
class Lens:
    """A kind of line that can be shown or hidden, and how many lines of it there are."""

    slug: str
    words: Words
    count: int
    shown: bool


@dataclass(frozen=True)
class Place:
    """A body in the list, with the lines that begin there."""

    link: Link
    kind: Words
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Level:
    """One level of the list."""

    slug: str
    words: Words
    places: tuple[Place, ...]


router = APIRouter()


@router.get("/styrkarta", response_class=HTMLResponse)
def styrkarta(
    visit: Visiting,
    fokus: str = "",
    steg: int = 1,
    linjer: Annotated[list[str] | None, Query()] = None,
) -> HTMLResponse:
    """Show the whole chart, or the part around one body."""
    whole = model_of(visit)
    kinds = _kinds(linjer, focused=bool(fokus))
    shown = _scope(visit, whole, fokus, steg if steg in _STEPS else 1)
    near = _near(visit, shown)
    return visit.page(
        "styrkarta.html",
        _title(visit, shown),
        svg=Markup(draw(shown, kinds=kinds)),
        model=shown,
        focus=fokus,
        steps=steg,
        lenses=_lenses(visit, near, kinds),
        levels=_levels(visit, shown, [line for line in near if line.kind_slug in kinds]),
        others=_others(visit, near, kinds),
        bodies=whole.nodes,
        rules=_rules(visit),
        notes=_notes(visit),
    )


def model_of(visit: Visit) -> ChartModel:
    """Return the chart of the whole view, in the language of the page."""
    wording = Wording(
        language=visit.language,
        title=visit.texts("chart.title"),
        edition=", ".join(str(edition) for edition in visit.editions),
        label=lambda iri: str(visit.label(iri)),
        href=lambda iri: visit.link(iri).href or "",
    )
    return chart_model(visit.reader, wording)


def _kinds(asked: Sequence[str] | None, *, focused: bool) -> Set[str]:
    """Return the kinds of line to show: those asked for; all around one body, the answering ones on the whole."""
    if asked is None:
        return frozenset(LINE_STYLES) if focused else ANSWERING
    return frozenset(kind for part in asked for kind in part.split(",") if kind)


def _scope(visit: Visit, whole: ChartModel, focus: str, steps: int) -> ChartModel:
    if not focus:
        return whole
    if all(node.id != focus for node in whole.nodes):
        raise HTTPException(404, focus)
    return around(whole, focus, steps)


def _title(visit: Visit, shown: ChartModel) -> str:
    for node in shown.nodes:
        if node.id == shown.focus:
            return visit.texts("chart.around", name=node.label)
    return visit.texts("chart.title")


def _near(visit: Visit, shown: ChartModel) -> tuple[PlainLine, ...]:
    """Return the lines within the part of the chart that is shown, and those to what is no body."""
    boxes = {node.iri for node in shown.nodes}
    every = visit.reader.once(plain_lines)
    known = visit.reader.once(organisations)
    return tuple(line for line in every if all(end in boxes or end not in known for end in (line.source, line.target)))


def _lenses(visit: Visit, near: Sequence[PlainLine], kinds: Set[str]) -> tuple[Lens, ...]:
    counts = Counter(line.kind_slug for line in near)
    order = [kind for kind in LINE_STYLES if counts[kind]] + sorted(counts.keys() - LINE_STYLES.keys())
    return tuple(Lens(kind, visit.label(f"{STYRGRAF}line-kind/{kind}"), counts[kind], kind in kinds) for kind in order)


def _levels(visit: Visit, shown: ChartModel, near: Sequence[PlainLine]) -> tuple[Level, ...]:
    starting: dict[str, list[Line]] = {}
    for line in _told(visit, near):
        starting.setdefault(line.source.iri, []).append(line)
    found = []
    for level in LEVELS:
        places = tuple(
            Place(visit.link(node.iri), Words(node.kind_label), tuple(starting.get(node.iri, ())))
            for node in shown.nodes
            if node.level == level
        )
        if places:
            found.append(Level(level, visit.label(f"{STYRGRAF}level/{level}"), places))
    return tuple(found)


def _others(visit: Visit, near: Sequence[PlainLine], kinds: Set[str]) -> tuple[Line, ...]:
    """Return the lines that begin at what is no body, such as a post: the chart has no box for it."""
    known = visit.reader.once(organisations)
    return _told(visit, [line for line in near if line.source not in known and line.kind_slug in kinds])


def _told(visit: Visit, near: Sequence[PlainLine]) -> tuple[Line, ...]:
    return (
        lines(visit, visit.reader.entries(values("entry", [iri for line in near for iri in line.iris]))) if near else ()
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


def _notes(visit: Visit) -> tuple[object, ...]:
    """Return the notes on damage to a section of the document, such as a chart that lost its lines."""
    damage = f"<{STYRGRAF}note-kind/layout-damage>"
    found = visit.reader.entries(f"?entry a sg:Note ; sg:noteKind {damage} ; sg:about ?section . ?section a sg:Section")
    return tuple(statement(visit, entry, ()) for entry in found)
