"""What a state of the styrkarta shows: the bodies, the lines and the picture, for the page and for its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import Final

from graph.message import Message
from server.chart import ChartModel, around
from server.fault import Missing
from server.language import number_words
from server.pages.chart_state import ChartState, usual_kinds
from server.pages.drawing import PART_OF, Step, branch, model_along, model_around, model_of_some, way, whole_model
from server.pages.facts.line import PlainLine, plain_lines
from server.pages.facts.neighbours import neighbours
from server.pages.facts.organisation import Organisation, organisations
from server.pages.facts.reader import Reader
from server.pages.facts.role import homes_of_posts
from server.pages.hierarchy import hierarchy
from server.pages.parts.body_choice import body_named
from server.pages.visit import Visit
from server.pages.words import Words

#: Of more bodies than one picture can show, so many are drawn, and at most so many of them as stand over all others.
_MOST_DRAWN: Final = 60
_MOST_TOPS: Final = 20


@dataclass(frozen=True)
class Choice:
    """What is chosen."""

    state: ChartState
    title: str
    #: Every body that has a place in a chart, by slug.
    every: Mapping[str, Organisation]
    #: The lines walked, where a branch or a way is asked for.
    steps: tuple[Step, ...]
    #: None where there are too many bodies for one picture, and nobody stands over them.
    model: ChartModel | None
    #: How many of those chosen the picture has no room for.
    left_out: int
    bodies: Sequence[Organisation]
    #: The lines that the chart can show, whatever their kind, and those to what has no box.
    near: Sequence[PlainLine]
    #: Slugs of the kinds of line that are shown.
    kinds: Set[str]

    @property
    def lines(self) -> list[PlainLine]:
        """Return those of the lines whose kinds are chosen."""
        return [line for line in self.near if line.kind_slug in self.kinds]

    @property
    def boxless(self) -> list[PlainLine]:
        """Return those of them that no picture can show, since an end has no box: a post, or what has no level."""
        placed = {each.iri for each in self.every.values()}
        return [line for line in self.lines if not {line.source, line.target} <= placed]


def chosen(visit: Visit, state: ChartState) -> Choice:
    """Return what `state` shows. Raises Missing where it names a body that has no place in a chart."""
    every = visit.reader.once(_charted)
    focus, start, end = (_slug(visit, given, every) for given in (state.focus, state.start, state.end))
    marked = tuple(_slug(visit, given, every) for given in state.marked)
    state = replace(state, focus=focus, start=start, end=end, marked=marked)
    steps = _steps(visit, state, every)
    about = _about(visit, state, steps, every)
    model = _model(visit, state, steps, every)
    left_out = 0
    if model is None and not state.is_way:
        model = _few(visit, state, about, every)
        left_out = len(about) - len(model.nodes) if model else 0
    if model:
        model = replace(model, marked=model.ids & {*marked, end})
    bodies = _shown(about, None if left_out and state.is_words else model, every)
    near = _near(visit, bodies, None if left_out and state.is_words else model, alone=state.is_way)
    kinds = _kinds(visit, state)
    return Choice(state, _title(visit, state, every), every, steps, model, left_out, bodies, near, kinds)


def drawn_of(visit: Visit, choice: Choice, key: str) -> str:
    """Return the text `key` on how many of how many bodies are drawn, where there is no room for all; else nothing."""
    if not choice.left_out or choice.model is None:
        return ""
    shown = len(choice.model.nodes)
    numbers = [number_words(Decimal(count), visit.language) for count in (shown, shown + choice.left_out)]
    return visit.texts(key, shown=numbers[0], every=numbers[1])


def _charted(reader: Reader) -> Mapping[str, Organisation]:
    """Return every body that has a place in a chart, by slug."""
    return {each.slug: each for each in reader.once(organisations) if each.level}


def _kinds_found(reader: Reader) -> Set[str]:
    # A way may go from a part to its whole, for which no line stands anywhere.
    return {line.kind_slug for line in reader.once(plain_lines)} | {PART_OF}


def _kinds(visit: Visit, state: ChartState) -> Set[str]:
    """Return the kinds of line asked for, else those usually shown."""
    if state.kinds is not None:
        return state.kinds
    return usual_kinds(visit.reader.once(_kinds_found), roomy=state.is_roomy)


def _slug(visit: Visit, given: str, every: Mapping[str, Organisation]) -> str:
    """Return the slug of the body given by slug or name; empty where none is given."""
    body = body_named(visit, given)
    if body and body.slug not in every:
        raise Missing(Message("The chart holds no body {given!r}.", given=given), given=given)
    return body.slug if body else ""


def _steps(visit: Visit, state: ChartState, every: Mapping[str, Organisation]) -> tuple[Step, ...]:
    if state.is_way:
        return way(visit, every[state.start].iri, every[state.end].iri)
    return branch(visit, every[state.focus].iri) if state.is_branch else ()


def _model(
    visit: Visit, state: ChartState, steps: tuple[Step, ...], every: Mapping[str, Organisation]
) -> ChartModel | None:
    if state.is_way:
        return model_along(visit, steps, {every[state.start].iri, every[state.end].iri}, state.start)
    if state.is_branch:
        return model_along(visit, steps, {every[state.focus].iri}, state.focus)
    return model_around(visit, state.focus, int(state.reach)) if state.focus else whole_model(visit)


def _about(
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


def _few(
    visit: Visit, state: ChartState, about: Sequence[Organisation], every: Mapping[str, Organisation]
) -> ChartModel | None:
    """Return the chart of those that stand over most others; None where nobody stands over anybody."""
    focus, iris = every[state.focus].iri if state.focus else "", {each.iri for each in about}
    candidates = _outwards(visit, focus, iris) if focus and not state.is_branch else _downwards(visit, focus)
    few = list(islice((iri for iri in candidates if iri in iris), _MOST_DRAWN))
    if len(few) < 2:
        return None
    model = model_of_some(visit, {*few}, state.focus or None)
    return around(model, state.focus, int(state.reach)) if state.focus and not state.is_branch else model


def _outwards(visit: Visit, focus: str, iris: Set[str]) -> Iterator[str]:
    """Yield a body, those one step away and those further out, each time those with most under them first."""
    first = visit.reader.once(neighbours).around(focus, 1)
    yield focus
    for ring in (first - {focus}, iris - first):
        yield from hierarchy(visit).largest_first(ring)


def _downwards(visit: Visit, focus: str) -> Iterator[str]:
    """Yield a body or, where none is given, those at the top, and then those directly under them."""
    known, placed = hierarchy(visit), {each.iri for each in visit.reader.once(_charted).values()}
    tops = [focus] if focus else [iri for iri in known.tops if known.below[iri]]
    # Under what has no place in the chart, such as a group of actors, the top is one step further down.
    highest = [each for iri in tops for each in ([iri] if iri in placed else known.directly_under(iri))]
    tops = [iri for iri in highest if iri in placed and known.below[iri]][:_MOST_TOPS]
    yield from tops
    yield from known.largest_first({lower for iri in tops for lower in known.directly_under(iri)} - {*tops})


def _title(visit: Visit, state: ChartState, every: Mapping[str, Organisation]) -> str:
    def name(slug: str) -> Words:
        return visit.label(every[slug].iri)

    if state.is_way:
        return visit.texts("chart.between", start=name(state.start), end=name(state.end))
    if state.focus:
        return visit.texts("chart.below" if state.is_branch else "chart.around", name=name(state.focus))
    return visit.texts("chart.title")


def _shown(
    about: Sequence[Organisation], model: ChartModel | None, every: Mapping[str, Organisation]
) -> Sequence[Organisation]:
    """Return the bodies of the picture or, where there is none, those that the state is about."""
    if model is None:
        return about
    drawn = {node.id for node in model.nodes}
    return [each for slug, each in every.items() if slug in drawn]


def _near(visit: Visit, bodies: Sequence[Organisation], model: ChartModel | None, *, alone: bool) -> list[PlainLine]:
    """Return the lines that the chart can show and, unless these `alone`, those that begin or end at what is no box.

    What has no box, such as a post, stands where the body stands that it is a post in; where all bodies are shown,
    everything does.
    """
    placed = {each.iri for each in visit.reader.once(_charted).values()}
    shown, homes = {body.iri for body in bodies}, visit.reader.once(homes_of_posts)
    drawn = {edge.href for edge in model.edges} if model else set()
    is_whole = shown == placed

    def stands(end: str) -> bool:
        return end in shown or (end not in placed and (is_whole or not shown.isdisjoint(homes.get(end, ()))))

    def is_near(line: PlainLine) -> bool:
        if line.source in placed and line.target in placed:
            return {line.source, line.target} <= shown and (model is None or f"#{line.anchor}" in drawn)
        return not alone and (stands(line.source) or stands(line.target))

    return [line for line in visit.reader.once(plain_lines) if is_near(line)]
