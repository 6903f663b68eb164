"""Pairing everything of the old side with everything of the new one, so that nothing is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from queries.comparison.carried_over import carried_over
from queries.comparison.likeness import proposed
from queries.comparison.line_ends import same_ends
from queries.comparison.lineage import recorded
from queries.comparison.link import Correspondence, Link, linked
from queries.comparison.side import Side
from queries.comparison.thing import Thing


def paired(
    old: Side, new: Side, before: Mapping[str, Thing], after: Mapping[str, Thing]
) -> tuple[list[Link], Correspondence]:
    """Return a link for each thing of either side, and what corresponds to what by them.

    First comes what is recorded as lineage, then what has the same IRI or the same in its edition, then
    what likeness suggests, then lines of one kind between the same two; the rest is on one side only.
    """
    links = list(recorded(old, new, before, after))
    links += _identical(links, before, after)
    links += carried_over(old, new, *_rest(links, before, after))
    known = Correspondence([*links, *_editions(old, new)])
    links += proposed(*_rest(links, before, after), known)
    links += same_ends(*_rest(links, before, after), known)
    links += _alone(*_rest(links, before, after))
    return links, known


def _editions(old: Side, new: Side) -> Iterator[Link]:
    """Yield that what is said of the one edition is said of the other: “a section of this edition”."""
    if len(old.view.editions) == len(new.view.editions) == 1:
        yield Link((old.view.editions[0].iri,), (new.view.editions[0].iri,), None, "inferred", {})


def _identical(links: Iterable[Link], before: Mapping[str, Thing], after: Mapping[str, Thing]) -> Iterator[Link]:
    """Yield the pairs with the same IRI, without those whose fate is recorded on both sides."""
    told_before, told_after = linked(links)
    for iri in before:
        if iri in after and not (iri in told_before and iri in told_after):
            yield Link((iri,), (iri,), None, "inferred", {})


def _rest(
    links: Iterable[Link], before: Mapping[str, Thing], after: Mapping[str, Thing]
) -> tuple[list[Thing], list[Thing]]:
    told_before, told_after = linked(links)
    return (
        [thing for iri, thing in before.items() if iri not in told_before],
        [thing for iri, thing in after.items() if iri not in told_after],
    )


def _alone(before: Iterable[Thing], after: Iterable[Thing]) -> Iterator[Link]:
    for thing in before:
        yield Link((thing.iri,), (), "dropped", "inferred", {})
    for thing in after:
        yield Link((), (thing.iri,), "new", "inferred", {})
