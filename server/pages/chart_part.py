"""The part of the styrkarta that a state asks for: its bodies, the lines walked, and its picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from server.chart import ChartModel
from server.pages.chart_state import ChartState, usual_kinds
from server.pages.drawing import PART_OF, Step, branch, model_along, model_around, way, whole_model
from server.pages.facts.line import plain_lines
from server.pages.facts.neighbours import neighbours
from server.pages.facts.organisation import Organisation, organisations
from server.pages.facts.reader import Reader
from server.pages.visit import Visit


def charted(reader: Reader) -> Mapping[str, Organisation]:
    """Return every body that has a place in a chart, by slug."""
    return {each.slug: each for each in reader.once(organisations) if each.level}


def kinds_shown(visit: Visit, state: ChartState) -> Set[str]:
    """Return the kinds of line asked for, else those usually shown."""
    if state.kinds is not None:
        return state.kinds
    return usual_kinds(visit.reader.once(_kinds_found), roomy=state.is_roomy)


def _kinds_found(reader: Reader) -> Set[str]:
    # A way may go from a part to its whole, for which no line stands anywhere.
    return {line.kind_slug for line in reader.once(plain_lines)} | {PART_OF}


def steps_of(visit: Visit, state: ChartState, every: Mapping[str, Organisation]) -> tuple[Step, ...]:
    """Return the lines walked, where a branch or a way is asked for."""
    if state.is_way:
        return way(visit, every[state.start].iri, every[state.end].iri)
    return branch(visit, every[state.focus].iri) if state.is_branch else ()


def model_of(
    visit: Visit, state: ChartState, steps: tuple[Step, ...], every: Mapping[str, Organisation]
) -> ChartModel | None:
    """Return the chart of what `state` asks for; None where it is too much for one picture."""
    if state.is_way:
        return model_along(visit, steps, {every[state.start].iri, every[state.end].iri}, state.start)
    if state.is_branch:
        return model_along(visit, steps, {every[state.focus].iri}, state.focus)
    return model_around(visit, state.focus, int(state.reach)) if state.focus else whole_model(visit)


def about_of(
    visit: Visit, state: ChartState, steps: Sequence[Step], every: Mapping[str, Organisation]
) -> Sequence[Organisation]:
    """Return the bodies that the state is about, in the order of the records."""
    if state.is_way or state.is_branch:
        iris = {end for step in steps for end in (step.start, step.end)}
        iris |= {every[slug].iri for slug in (state.focus, state.start, state.end) if slug}
    elif state.focus:
        iris = visit.reader.once(neighbours).around(every[state.focus].iri, int(state.reach))
    else:
        return tuple(every.values())
    return [each for each in every.values() if each.iri in iris]
