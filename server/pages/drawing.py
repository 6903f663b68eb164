"""The charts that a visit can ask for: the whole, one body and those near it, a branch, a way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from server.chart import ChartError, ChartModel, Edge, TooManyBodies, around
from server.language import number_words
from server.pages.chart_model import Wording, chart_model
from server.pages.facts.line import PlainLine, lines_by_iri
from server.pages.hierarchy import hierarchy
from server.pages.visit import Visit

_MOST_NAMED: Final = 6
#: The kind of a line from a part to what it is part of.
PART_OF: Final = "part-of"


@dataclass(frozen=True)
class Step:
    """One step along lines: from and to are IRIs; without a line, `start` is part of `end`."""

    number: int
    start: str
    end: str
    line: PlainLine | None


def whole_model(visit: Visit) -> ChartModel | None:
    """Return the chart of the whole view, or None where it holds too many bodies for one picture."""
    try:
        return chart_model(visit.reader, _wording(visit))
    except TooManyBodies:
        return None


def model_of_some(visit: Visit, iris: Set[str], focus: str | None = None) -> ChartModel:
    """Return the chart of few of many bodies, each with how many stand under it. Raises TooManyBodies."""
    some = chart_model(visit.reader, _wording(visit), only=iris)
    below = hierarchy(visit).below
    nodes = (replace(node, note=_under(visit, below.get(node.iri, 0))) for node in some.nodes)
    return replace(some, nodes=tuple(nodes), focus=focus)


def _under(visit: Visit, count: int) -> str:
    return visit.texts("chart.under", count=number_words(Decimal(count), visit.language)) if count else ""


def model_of(visit: Visit, iris: Set[str]) -> ChartModel | None:
    """Return the chart of some organisations and the lines between them, or None where they are too many."""
    try:
        return chart_model(visit.reader, _wording(visit), only=iris)
    except TooManyBodies:
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
        label=visit.label,
        href=lambda iri: visit.link(iri).href or "",
    )


def _editions(visit: Visit) -> str:
    """Return the names of the editions shown or, where they would not fit the legend, their number."""
    named = [str(edition) for edition in visit.editions]
    return visit.texts("chart.editions", count=len(named)) if len(named) > _MOST_NAMED else ", ".join(named)


def branch(visit: Visit, iri: str) -> tuple[Step, ...]:
    """Return the lines below a body: those that answer to it, those that answer to them, and so on."""
    from graph.network import climb  # here, so that the first page need not wait for networkx

    return _steps(visit, climb(hierarchy(visit).ladder, iri, down=True))


def way(visit: Visit, start: str, end: str) -> tuple[Step, ...]:
    """Return a shortest way of lines between two bodies, whichever way they run; empty where there is none."""
    from graph.network import path  # here, so that the first page need not wait for networkx

    steps = enumerate(path(hierarchy(visit).network, start, end), 1)
    return _steps(visit, ((number, *step) for number, step in steps))


def model_along(visit: Visit, steps: Sequence[Step], ends: Set[str], focus: str) -> ChartModel | None:
    """Return the chart of the bodies (IRIs) in `ends` and along `steps`, or None where they are too many.

    It holds the lines walked, and a line for each step from a part to what it is part of.
    """
    whole = model_of(visit, ends | {end for step in steps for end in (step.start, step.end)})
    if whole is None:
        return None
    walked = {f"#{step.line.anchor}" for step in steps if step.line}
    edges = tuple(edge for edge in whole.edges if edge.href in walked)
    known = {node.id for node in whole.nodes}
    joined = (edge for edge in _belonging(visit, steps) if {edge.source, edge.target} <= known)
    return replace(whole, edges=(*edges, *joined), focus=focus if focus in known else None)


def _steps(visit: Visit, found: Iterable[tuple[int, str, str, str]]) -> tuple[Step, ...]:
    lines = visit.reader.once(lines_by_iri)
    steps = (Step(number, start, end, lines.get(ground)) for number, start, end, ground in found)
    return tuple({(step.start, step.end, step.line): step for step in steps}.values())


def _belonging(visit: Visit, steps: Iterable[Step]) -> Iterable[Edge]:
    """Yield a line for each step from a part to its whole, unless the chart draws the one within the other."""
    for step in steps:
        if step.line is None:
            part, whole = visit.link(step.start), visit.link(step.end)
            yield Edge(
                source=_slug(step.start),
                target=_slug(step.end),
                kind=PART_OF,
                kind_label=str(visit.concept("line-kind", PART_OF)),
                evidence="stated",
                href=whole.href or "",
                title=visit.texts("chart.belongs", part=str(part), whole=str(whole)),
            )


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]
