"""Lines that are the same: of one kind, between the same two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from ontology.terms import SG
from queries.comparison.link import Correspondence, Link
from queries.comparison.thing import Thing

_ENDS = (SG.from_, SG.to, SG.lineKind)


def same_ends(before: Iterable[Thing], after: Iterable[Thing], known: Correspondence) -> Iterator[Link]:
    """Yield the lines that have the same kind and run between those that correspond by `known`."""
    there = {tuple(thing.iris(name) for name in _ENDS): thing.iri for thing in after if thing.type == "Line"}
    for thing in before:
        if thing.type == "Line":
            choices = [[(iri,) for one in thing.iris(name) for iri in sorted(known.of(one))] for name in _ENDS]
            found = [ends for ends in product(*choices) if ends in there]
            # What went into one from several leaves several lines that are one now: the first stands for it.
            if found:
                yield Link((thing.iri,), (there.pop(found[0]),), None, "inferred", {})
