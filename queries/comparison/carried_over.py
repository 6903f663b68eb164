"""Records that an edition has taken over from the one that it revises: called the same, but for the edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal

from queries.comparison.likeness import NEVER
from queries.comparison.link import Link
from queries.comparison.side import Side
from queries.comparison.thing import LABEL, Thing


def carried_over(old: Side, new: Side, before: Iterable[Thing], after: Iterable[Thing]) -> Iterator[Link]:
    """Yield the pairs of a class whose identifiers differ only in the edition, and that say the same.

    `styrgraf draft` calls so what stands in the new text in the same words. A name and a passage in common are
    asked for since two editions may have come upon one identifier by themselves.
    """
    if len(old.view.editions) != 1 or len(new.view.editions) != 1:
        return
    starts = [f"{side.dataset.base}{side.view.editions[0].id}/" for side in (old, new)]
    there = {thing.iri: thing for thing in after}
    for thing in before:
        other = there.get(thing.iri.replace(starts[0], starts[1], 1)) if thing.iri.startswith(starts[0]) else None
        alike = other is not None and other.type == thing.type and _is_same(thing, other)
        if other and alike and _stands_alike(old, thing, new, other):
            yield Link((thing.iri,), (other.iri,), None, "inferred", {})


def _is_same(one: Thing, other: Thing) -> bool:
    """Whether two have a name in common; remarks on a text are the same only where they say the same."""
    if one.type in NEVER:
        return _texts(one) == _texts(other)
    return bool(one.texts(LABEL).items() & other.texts(LABEL).items())


def _stands_alike(old: Side, one: Thing, new: Side, other: Thing) -> bool:
    """Whether two stand on the same words, or both on none, as a section without a heading does."""
    words = [
        {(passage.text_start, passage.text_end) for passage in side.passages.get(thing.iri, ())}
        for side, thing in ((old, one), (new, other))
    ]
    return not words[0].isdisjoint(words[1]) or words == [set(), set()]


def _texts(thing: Thing) -> set[Literal]:
    return {term for terms in thing.values.values() for term in terms if isinstance(term, Literal) and term.language}
