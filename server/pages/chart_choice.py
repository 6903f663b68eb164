"""What a state of the styrkarta shows: the bodies, the lines and the picture, for the page and for its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from server.chart import ChartModel
from server.fault import Missing
from server.pages.chart_state import ChartState, usual_kinds
from server.pages.drawing import PART_OF, Step, branch, model_along, model_around, way, whole_model
from server.pages.facts.line import PlainLine, plain_lines
from server.pages.facts.organisation import Organisation, organisations
from server.pages.parts.body_choice import body_named
from server.pages.visit import Visit
from server.pages.words import Words


@dataclass(frozen=True)
class Choice:
    """What is chosen."""

    state: ChartState
    title: str
    #: Every body that has a place in a chart, by slug.
    every: Mapping[str, Organisation]
    #: The lines walked, where a branch or a way is asked for.
    steps: tuple[Step, ...]
    #: None where there are too many bodies for one picture.
    model: ChartModel | None
    bodies: Sequence[Organisation]
    #: The lines that the chart can show, whatever their kind, and those to what has no box.
    near: Sequence[PlainLine]
    #: Slugs of the kinds of line that are shown.
    kinds: Set[str]

    @property
    def lines(self) -> list[PlainLine]:
        """Return those of the lines whose kinds are chosen."""
        return [line for line in self.near if line.kind_slug in self.kinds]


def chosen(visit: Visit, state: ChartState) -> Choice:
    """Return what `state` shows. Raises Missing where it names a body that has no place in a chart."""
    every = {each.slug: each for each in visit.reader.once(organisations) if each.level}
    focus, start, end = (_slug(visit, given, every) for given in (state.focus, state.start, state.end))
    state = replace(state, focus=focus, start=start, end=end)
    steps = _steps(visit, state, every)
    model = _model(visit, state, steps, every)
    bodies = _shown(tuple(every.values()), model, steps)
    near = _near(visit, bodies, model, alone=state.is_way)
    return Choice(state, _title(visit, state, every), every, steps, model, bodies, near, _kinds(visit, state))


def _kinds(visit: Visit, state: ChartState) -> Set[str]:
    """Return the kinds of line asked for, else those usually shown."""
    if state.kinds is not None:
        return state.kinds
    # A way may go from a part to its whole, for which no line stands anywhere.
    found = {line.kind_slug for line in visit.reader.once(plain_lines)} | {PART_OF}
    return usual_kinds(found, roomy=state.is_roomy)


def _slug(visit: Visit, given: str, every: Mapping[str, Organisation]) -> str:
    """Return the slug of the body given by slug or name; empty where none is given."""
    body = body_named(visit, given)
    if body and body.slug not in every:
        raise Missing(f"The chart holds no body {given!r}.")
    return body.slug if body else ""


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


def _title(visit: Visit, state: ChartState, every: dict[str, Organisation]) -> str:
    def name(slug: str) -> Words:
        return visit.label(every[slug].iri)

    if state.is_way:
        return visit.texts("chart.between", start=name(state.start), end=name(state.end))
    if state.focus:
        return visit.texts("chart.below" if state.is_branch else "chart.around", name=name(state.focus))
    return visit.texts("chart.title")


def _shown(every: Sequence[Organisation], model: ChartModel | None, steps: Sequence[Step]) -> Sequence[Organisation]:
    """Return the bodies of the picture or, where they are too many for one, those that it would show."""
    if model is None and not steps:
        return every
    drawn = {node.iri for node in model.nodes} if model else {end for step in steps for end in (step.start, step.end)}
    return [each for each in every if each.iri in drawn]


def _near(visit: Visit, bodies: Sequence[Organisation], model: ChartModel | None, *, alone: bool) -> list[PlainLine]:
    """Return the lines that the chart can show and, unless these `alone`, those between its bodies and what is none."""
    known, shown = visit.reader.once(organisations), {body.iri for body in bodies}
    drawn = {edge.href for edge in model.edges} if model else set()
    return [
        line
        for line in visit.reader.once(plain_lines)
        if f"#{line.anchor}" in drawn
        or (model is None and line.source in shown and line.target in shown)
        or (not alone and line.source not in known and line.target in shown)
        or (not alone and line.target not in known and line.source in shown)
    ]
