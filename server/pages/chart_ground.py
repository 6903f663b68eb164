"""The ground of the styrkarta: what a state shows in every choice of editions, so that no body ever moves.

The newest editions together come first: what they show lies as it would lie alone. Where a choice has too many
bodies for one picture, some are drawn, and these are chosen once for all choices: a body that is drawn in one is
drawn in each that has too many and has this body, so that what a picture lacks is what its editions lack.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import chain, zip_longest

from server.chart import MOST_NODES, ChartModel, Ground
from server.pages.chart_few import chart_of_some, few
from server.pages.chart_part import Part, charted, kinds_shown
from server.pages.facts.neighbours import neighbours
from server.service import ALL_EDITIONS


def on_ground(own: Part, also: Iterable[str] = ()) -> ChartModel | None:
    """Return the picture of a part, in the places that its bodies have among all that its state shows in any edition.

    Of too many bodies some are drawn, and of `also`, the IRIs of bodies that stand out. None where it is too much
    for one picture, and nobody stands over anybody.
    """
    parts = _in_every_edition(own)
    picks = [_picked(part) for part in parts]
    some = _selected(parts, picks, also)
    if own not in parts:  # the editions of a date
        parts, picks = (*parts, own), [*picks, _picked(own)]
    drawn = ((part, _chart(part, picked, some)) for part, picked in zip(parts, picks, strict=True))
    charts = [(part, chart) for part, chart in drawn if chart]
    model = next((chart for part, chart in charts if part is own), None)
    if model is None:
        return None
    kinds = None
    if own.state.kinds is None:
        kinds = frozenset().union(*(_kinds_drawn(part, chart) for part, chart in charts))
    return replace(model, ground=Ground(tuple(chart for _, chart in charts), kinds))


def _in_every_edition(own: Part) -> tuple[Part, ...]:
    """Return the part of the newest editions, of all and of each, where these have its bodies; `own` if it is one."""
    state, visit = own.state, own.visit
    asked = {slug for slug in (state.focus, state.start, state.end) if slug}
    found: dict[tuple[str, ...], Part] = {}
    for name in ("", ALL_EDITIONS, *(edition.id for edition in visit.site.service.dataset.editions)):
        other = visit.elsewhere(name)
        if asked <= other.reader.once(charted).keys():
            is_own = other.reader.view.graphs == visit.reader.view.graphs
            found.setdefault(other.reader.view.graphs, own if is_own else Part(other, state))
    return tuple(found.values())


def _picked(part: Part) -> Sequence[str]:
    """Return the IRIs of those that its picture has to show: all, else those that stand over most."""
    if part.whole:
        return [node.iri for node in part.whole.nodes]
    return () if part.state.is_way else few(part)


def _selected(parts: Sequence[Part], picks: Sequence[Sequence[str]], also: Iterable[str]) -> Set[str]:
    """Return the IRIs of the bodies that are drawn in each part that has too many, if any has.

    These are the bodies of the first picture and then, in turn, of each other that has too many, as long as there
    is room. Whoever stands in one frame comes along.
    """
    if all(part.whole for part in parts):
        return frozenset()
    others = [picked for part, picked in zip(parts[1:], picks[1:], strict=True) if not part.whole]
    found: set[str] = set()
    for iri in chain(picks[0], also, *zip_longest(*others)):
        together = _framed(iri, parts) if iri else set()
        if len(found | together) <= MOST_NODES:
            found |= together
    return found


def _framed(iri: str, parts: Iterable[Part]) -> set[str]:
    """Return a body with all that stand in a frame with it in any part."""
    found, wider = set[str](), {iri}
    while found != wider:
        found = wider
        wider = found.union(*(part.visit.reader.once(neighbours).with_frames(found) for part in parts))
    return found


def _chart(part: Part, picked: Sequence[str], some: Set[str]) -> ChartModel | None:
    if part.whole or not picked:
        return part.whole
    return chart_of_some(part, some)


def _kinds_drawn(part: Part, chart: ChartModel) -> frozenset[str]:
    return frozenset(edge.kind for edge in chart.edges) & kinds_shown(part.visit, part.state)
