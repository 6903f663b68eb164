"""Of more bodies than one picture can show: those that stand over most others."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import islice
from typing import Final

from server.chart import ChartModel, TooManyBodies
from server.pages.chart_part import Part
from server.pages.drawing import model_of_some
from server.pages.facts.neighbours import neighbours
from server.pages.hierarchy import hierarchy

#: So many are drawn for themselves, and at most so many of them as stand over all others.
_MOST_DRAWN: Final = 60
_MOST_TOPS: Final = 20


def few(part: Part) -> tuple[str, ...]:
    """Return the IRIs of those that stand over most others, first what the picture is about; none for one alone."""
    iris, is_around = {each.iri for each in part.about}, part.focus and not part.state.is_branch
    candidates = _outwards(part, iris) if is_around else _downwards(part)
    kept = tuple(islice((iri for iri in candidates if iri in iris), _MOST_DRAWN))
    return kept if len(kept) > 1 else ()


def chart_of_some(part: Part, iris: Set[str]) -> ChartModel | None:
    """Return the chart of those bodies of a part that are among `iris`, or None where these are too many.

    Around a body it holds the lines walked on the way, not those among the outermost bodies.
    """
    some = {each.iri for each in part.about if each.iri in iris}
    try:
        model = model_of_some(part.visit, some, part.state.focus or None)
    except TooManyBodies:
        return None
    if not part.focus or part.state.is_branch:
        return model
    inner = part.visit.reader.once(neighbours).around(part.focus, int(part.state.reach) - 1)
    near = {node.id for node in model.nodes if node.iri in inner}
    return replace(model, edges=tuple(edge for edge in model.edges if edge.source in near or edge.target in near))


def _outwards(part: Part, iris: Set[str]) -> Iterator[str]:
    """Yield a body, those one step away and those further out, each time those with most under them first."""
    first = part.visit.reader.once(neighbours).around(part.focus, 1)
    yield part.focus
    for ring in (first - {part.focus}, iris - first):
        yield from hierarchy(part.visit).largest_first(ring)


def _downwards(part: Part) -> Iterator[str]:
    """Yield a body or, where none is given, those at the top, and then those directly under them."""
    known, placed = hierarchy(part.visit), {each.iri for each in part.every.values()}
    tops = [part.focus] if part.focus else [iri for iri in known.tops if known.below[iri]]
    # Under what has no place in the chart, such as a group of actors, the top is one step further down.
    highest = [each for iri in tops for each in ([iri] if iri in placed else known.directly_under(iri))]
    tops = [iri for iri in highest if iri in placed and known.below[iri]][:_MOST_TOPS]
    yield from tops
    yield from known.largest_first({lower for iri in tops for lower in known.directly_under(iri)} - {*tops})
