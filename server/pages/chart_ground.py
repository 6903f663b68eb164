"""The ground of the styrkarta: what a state shows in every choice of editions, so that no body ever moves.

The newest editions together come first: what they show lies as it would lie alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from server.chart import MOST_NODES, ChartModel, Ground, TooManyBodies
from server.pages.chart_part import charted, kinds_shown, model_of, steps_of
from server.pages.chart_state import ChartState
from server.pages.visit import Visit
from server.service import ALL_EDITIONS


def on_ground(visit: Visit, state: ChartState, model: ChartModel) -> ChartModel:
    """Return the chart in the places that its bodies have among all that `state` shows in any edition.

    Where the editions hold too many bodies for one picture, it is returned as it is.
    """
    if len(visit.reader.once(charted)) > MOST_NODES:
        return model
    found = list(_in_every_edition(visit, state))
    charts = tuple(chart for _, chart in found if chart)
    own = (model,) if visit.kept.get("datum") else ()
    kinds = None
    if state.kinds is None:
        kinds = frozenset().union(*(_kinds_drawn(other, state, chart) for other, chart in found if chart))
    try:
        return replace(model, ground=Ground((*charts, *own), kinds)) if len(charts) == len(found) else model
    except TooManyBodies:
        return model


def _in_every_edition(visit: Visit, state: ChartState) -> Iterator[tuple[Visit, ChartModel | None]]:
    """Yield what `state` shows in the newest editions, in all and in each, where these have its bodies.

    None stands for what is too much for one picture.
    """
    asked = {slug for slug in (state.focus, state.start, state.end) if slug}
    for name in ("", ALL_EDITIONS, *(edition.id for edition in visit.site.service.dataset.editions)):
        other = visit.elsewhere(name)
        every = other.reader.once(charted)
        if asked <= every.keys():
            yield other, model_of(other, state, steps_of(other, state, every), every)


def _kinds_drawn(visit: Visit, state: ChartState, chart: ChartModel) -> frozenset[str]:
    return frozenset(edge.kind for edge in chart.edges) & kinds_shown(visit, state)
