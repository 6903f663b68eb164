"""Matching: everything of one side with what it is on the other, and what is the same of that in every language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.dataset import Place
from ontology import schema
from queries.comparison.concern import Concern, unique
from queries.comparison.link import Link
from queries.comparison.pairing import paired
from queries.comparison.side import Side
from queries.comparison.thing import Thing, holders
from queries.passages import CitedPassage
from queries.places import places_of


@dataclass(frozen=True, slots=True)
class Match:
    """Some things of the older side and what they are on the newer one; one of the two is empty where it has none."""

    link: Link
    before: tuple[Thing, ...]
    after: tuple[Thing, ...]
    #: IRIs of those it is first of all about, of the other organisations it names, and of the principals it concerns.
    bodies: tuple[str, ...]
    mentioned: tuple[str, ...]
    principals: tuple[str, ...]
    #: Where the records of both sides stand, and what they rest on.
    records: tuple[tuple[Place, ...], tuple[Place, ...]]
    passages: tuple[tuple[CitedPassage, ...], tuple[CitedPassage, ...]]


class Matching:
    """Two sides with everything of them paired."""

    def __init__(self, old: Side, new: Side) -> None:
        self.sides = (old, new)
        #: Whether they are two editions, and not one in two workspaces.
        self.apart = _editions(old) != _editions(new)
        read = [{**(side.things if self.apart else side.everything), **side.lines} for side in self.sides]
        self.before, self.after = read
        # Two editions of a document are what is compared, not a thing that changed.
        left_out = {edition.iri for side in self.sides for edition in side.view.editions} if self.apart else set()
        self.whole = tuple(
            {iri: thing for iri, thing in things.items() if _is_whole(thing) and iri not in left_out} for things in read
        )
        links, self.known = paired(old, new, *self.whole)
        self.concern = (Concern(old), Concern(new))
        self.holders = holders(self.before) | holders(self.after)
        self.matches = tuple(map(self._match, links))

    def main(self, side: Literal[0, 1], iris: Iterable[str]) -> tuple[str, ...]:
        """Return whom those of `iris`, things of one side, are first of all about."""
        things = (self.before, self.after)[side]
        return unique(self.concern[side].main(things[iri] for iri in iris))

    def _match(self, link: Link) -> Match:
        old, new = self.sides
        before = tuple(self.before[iri] for iri in link.before)
        after = tuple(self.after[iri] for iri in link.after)
        bodies, named = self._bodies(before, after)
        return Match(
            link=link,
            before=before,
            after=after,
            bodies=bodies,
            mentioned=unique(named, without=bodies),
            principals=self._principals(bodies),
            records=(places_of(link.before, old.dataset, old.view), places_of(link.after, new.dataset, new.view)),
            passages=(_cited(old, link.before), _cited(new, link.after)),
        )

    def _bodies(self, before: Sequence[Thing], after: Sequence[Thing]) -> tuple[tuple[str, ...], list[str]]:
        old, new = self.concern
        return unique([*old.main(before), *new.main(after)]), [*old.named(before), *new.named(after)]

    def _principals(self, bodies: Collection[str]) -> tuple[str, ...]:
        old, new = self.concern
        return tuple(sorted({*old.principals(bodies), *new.principals(bodies)}))


def _cited(side: Side, iris: Sequence[str]) -> tuple[CitedPassage, ...]:
    if len(iris) == 1:
        return side.passages.get(iris[0], ())
    return tuple(dict.fromkeys(passage for iri in iris for passage in side.passages.get(iri, ())))


def _is_whole(thing: Thing) -> bool:
    """Whether a thing has a record of its own, and is not part of another's."""
    return thing.type in schema.classes()


def _editions(side: Side) -> set[str]:
    return {edition.id for edition in side.view.editions}
