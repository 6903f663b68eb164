"""What a state of the styrkarta shows: the bodies, the lines and the picture, for the page and for its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from server.chart import ChartModel
from server.language import number_words
from server.pages.chart_absent import Absent, absent, slug_of
from server.pages.chart_ground import on_ground
from server.pages.chart_part import Part, charted, kinds_shown
from server.pages.chart_state import ChartState
from server.pages.drawing import Step
from server.pages.facts.line import PlainLine, plain_lines
from server.pages.facts.organisation import Organisation
from server.pages.facts.role import homes_of_posts
from server.pages.visit import Visit
from server.pages.words import Words
from server.service import ALL_EDITIONS


@dataclass(frozen=True)
class Choice:
    """What is chosen."""

    state: ChartState
    #: What the address asks for, with what is `absent` from the editions shown; `state` is the whole without it.
    asked: ChartState
    absent: Sequence[Absent]
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
    """Return what `state` shows: the whole, where the editions shown lack a body that it is about.

    Raises Missing where it names a body that has no place in the chart of any edition.
    """
    every = visit.reader.once(charted)
    focus, start, end = (slug_of(visit, given, every) for given in (state.focus, state.start, state.end))
    marked = tuple(slug_of(visit, given, every) for given in state.marked)
    asked = replace(state, focus=focus, start=start, end=end, marked=marked)
    lacking = [slug for slug in dict.fromkeys((focus, start, end, *marked)) if slug and slug not in every]
    state = _without(asked, lacking)
    part = Part(visit, state)
    anywhere = visit.elsewhere(ALL_EDITIONS).reader.once(charted)
    model = on_ground(part, (anywhere[slug].iri for slug in (*marked, *lacking)))
    left_out = 0
    if model:
        drawn = model.ids
        left_out = 0 if part.whole else sum(each.slug not in drawn for each in part.about)
        model = replace(model, marked=(model.ids | model.absent) & {*marked, *lacking, start, end})
    bodies = _shown(part.about, None if left_out and state.is_words else model, every)
    near = _near(visit, bodies, None if left_out and state.is_words else model, alone=state.is_way)
    kinds = kinds_shown(visit, state)
    told = [absent(visit, slug) for slug in lacking]
    title = _title(visit, state, every)
    return Choice(state, asked, told, title, every, part.steps, model, left_out, bodies, near, kinds)


def _without(asked: ChartState, lacking: Sequence[str]) -> ChartState:
    """Return the state that is shown where bodies are `lacking`: the whole, unless they were to be marked only."""
    left = replace(asked, marked=tuple(slug for slug in asked.marked if slug not in lacking))
    if {asked.focus, asked.start, asked.end}.isdisjoint(lacking):
        return left
    return replace(left, focus="", start="", end="")


def called(visit: Visit, choice: Choice) -> str:
    """Return what a picture is called by itself: that there is no way, or a body lacking, stands there."""
    more = []
    if choice.state.is_way and not choice.steps:
        more.append(visit.texts("chart.same_ends" if choice.state.is_one_body else "chart.wayless"))
    if choice.absent:
        more.append(visit.texts("chart.not_here", names=", ".join(str(each.name) for each in choice.absent)))
    return " – ".join((choice.title, *more))


def lineless(choice: Choice) -> str:
    """Return the key of the text on why the picture has no lines; empty where it has some, or there is none."""
    if choice.model is None or any(edge.kind in choice.kinds for edge in choice.model.edges):
        return ""
    if not choice.near:
        return "chart.lines_unsaid"
    return "chart.no_lines" if choice.kinds else "chart.no_kind"


def untabled(choice: Choice) -> str:
    """Return the key of the text on why the table is empty: no line at all, no kind chosen, none of those chosen."""
    if not choice.near:
        return "table_empty"
    return "table_no_lines" if choice.kinds else "table_no_kind"


def drawn_of(visit: Visit, choice: Choice, key: str) -> str:
    """Return the text `key` on how many of how many bodies are drawn, where there is no room for all; else nothing."""
    if not choice.left_out or choice.model is None:
        return ""
    shown = len(choice.model.nodes)
    numbers = [number_words(Decimal(count), visit.language) for count in (shown, shown + choice.left_out)]
    return visit.texts(key, shown=numbers[0], every=numbers[1])


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
    placed = {each.iri for each in visit.reader.once(charted).values()}
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
