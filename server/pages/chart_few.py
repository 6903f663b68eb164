"""Of more bodies than one picture can show: those that stand over most others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import Final

from server.chart import ChartModel, around
from server.pages.chart_part import charted
from server.pages.chart_state import ChartState
from server.pages.drawing import model_of_some
from server.pages.facts.neighbours import neighbours
from server.pages.facts.organisation import Organisation
from server.pages.hierarchy import hierarchy
from server.pages.visit import Visit

#: So many are drawn, and at most so many of them as stand over all others.
_MOST_DRAWN: Final = 60
_MOST_TOPS: Final = 20


def few(
    visit: Visit, state: ChartState, about: Sequence[Organisation], every: Mapping[str, Organisation]
) -> ChartModel | None:
    """Return the chart of those that stand over most others; None where nobody stands over anybody."""
    focus, iris = every[state.focus].iri if state.focus else "", {each.iri for each in about}
    candidates = _outwards(visit, focus, iris) if focus and not state.is_branch else _downwards(visit, focus)
    kept = list(islice((iri for iri in candidates if iri in iris), _MOST_DRAWN))
    if len(kept) < 2:
        return None
    model = model_of_some(visit, {*kept}, state.focus or None)
    return around(model, state.focus, int(state.reach)) if state.focus and not state.is_branch else model


def _outwards(visit: Visit, focus: str, iris: Set[str]) -> Iterator[str]:
    """Yield a body, those one step away and those further out, each time those with most under them first."""
    first = visit.reader.once(neighbours).around(focus, 1)
    yield focus
    for ring in (first - {focus}, iris - first):
        yield from hierarchy(visit).largest_first(ring)


def _downwards(visit: Visit, focus: str) -> Iterator[str]:
    """Yield a body or, where none is given, those at the top, and then those directly under them."""
    known, placed = hierarchy(visit), {each.iri for each in visit.reader.once(charted).values()}
    tops = [focus] if focus else [iri for iri in known.tops if known.below[iri]]
    # Under what has no place in the chart, such as a group of actors, the top is one step further down.
    highest = [each for iri in tops for each in ([iri] if iri in placed else known.directly_under(iri))]
    tops = [iri for iri in highest if iri in placed and known.below[iri]][:_MOST_TOPS]
    yield from tops
    yield from known.largest_first({lower for iri in tops for lower in known.directly_under(iri)} - {*tops})
