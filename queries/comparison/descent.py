"""Recorded lineage over several editions: what one edition became in the next, composed step by step.

Each edition records what became of the one that it revises. Between two that are not neighbours, a
thing is followed from edition to edition, by lineage and where that is silent by its IRI, as far as
each edition has it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from graph.edition import EditionInfo
from graph.view import of_edition
from queries.comparison.change import Evidence, Kind
from queries.comparison.link import Link
from queries.comparison.side import Side

T = TypeVar("T")
#: Gives the recorded links between the things of two neighbours.
Recorded = Callable[[Side, Side, Collection[str], Collection[str]], Iterable[Link]]


def between(old: Side, new: Side) -> tuple[Side, ...]:
    """Return the editions that lead from the older side to the newer one, both included.

    Empty where they are neighbours, where none revises the other, or where a side is no single edition.
    """
    if len(old.view.editions) != 1 or len(new.view.editions) != 1:
        return ()
    editions = {edition.iri: edition for edition in new.dataset.editions}
    way = _way(editions, new.view.editions[0], old.view.editions[0])
    base = new.dataset.base
    middle = [Side(new.dataset, new.store, of_edition(new.dataset.editions, base, each.id)) for each in way[1:-1]]
    return (old, *middle, new) if middle else ()


def descended(
    sides: Sequence[Side], before: Collection[str], after: Collection[str], recorded: Recorded
) -> Iterator[Link]:
    """Yield what lineage recorded between each two neighbours of `sides` says of the first and the last.

    `before` and `after` are the things of these two.
    """
    things: list[Collection[str]] = [before, *(side.things.keys() for side in sides[1:-1]), after]
    steps = [
        _Step.between(recorded(older[0], newer[0], older[1], newer[1]), older[1], newer[1])
        for older, newer in pairwise(zip(sides, things, strict=True))
    ]
    trails = [_Trail({iri}, frozenset({iri})) for iri in before]
    for step in steps:
        for trail in trails:
            trail.follow(step)
    yield from _joined(trail for trail in trails if trail.told)
    reached = {iri for trail in trails for iri in trail.now}
    yield from _come(steps, after, reached)


@dataclass(frozen=True)
class _Step:
    """What became of what between two neighbours."""

    #: The recorded links of each thing of the older.
    links: Mapping[str, tuple[Link, ...]]
    #: Things that both have and of which nothing is recorded.
    same: frozenset[str]
    #: The links that say that something is new.
    new: tuple[Link, ...]

    @classmethod
    def between(cls, recorded: Iterable[Link], before: Collection[str], after: Collection[str]) -> _Step:
        links: dict[str, tuple[Link, ...]] = {}
        every = tuple(recorded)
        for link in every:
            for iri in link.before:
                links[iri] = (*links.get(iri, ()), link)
        same = frozenset(iri for iri in before if iri in after and iri not in links)
        return cls(links, same, tuple(link for link in every if not link.before))


@dataclass
class _Trail:
    """Where a thing of the oldest edition has got to."""

    start: set[str]
    now: frozenset[str]
    #: The links that it has gone by.
    told: list[Link] = field(default_factory=list)

    def follow(self, step: _Step) -> None:
        links = [link for iri in sorted(self.now) for link in step.links.get(iri, ())]
        self.told += [link for link in links if link not in self.told]
        self.now = self.now & step.same | {iri for link in links for iri in link.after}

    @property
    def is_lost(self) -> bool:
        """Whether lineage says that it is there no more, and does not merely fall silent."""
        return not self.now and not self.told[-1].after


def _joined(trails: Iterable[_Trail]) -> Iterator[Link]:
    """Yield a link for the trails that come to the same things together, and for each that is lost."""
    at: dict[str, _Trail] = {}
    for trail in trails:
        if trail.is_lost:
            yield _link(trail, "dropped")
        group = trail
        for iri in sorted(trail.now):
            if iri in at and at[iri] is not group:
                group = _together(at[iri], group)
        at |= dict.fromkeys(group.now, group)
    for group in {id(group): group for group in at.values()}.values():
        yield _link(group, _kind(group))


def _together(one: _Trail, other: _Trail) -> _Trail:
    return _Trail(one.start | other.start, one.now | other.now, _unique([*one.told, *other.told]))


def _kind(group: _Trail) -> Kind | None:
    """Return what happened on the way as a whole; one thing that is one still shows that by what differs."""
    if len(group.start) > 1:
        return "merged"
    return "split" if len(group.now) > 1 else None


def _come(steps: Sequence[_Step], after: Collection[str], reached: Collection[str]) -> Iterator[Link]:
    """Yield what some edition on the way records as new, as far as the last has it."""
    come: dict[str, _Trail] = {}
    for step in steps:
        for trail in come.values():
            trail.follow(step)
        come |= {iri: _Trail(set(), frozenset({iri}), [link]) for link in step.new for iri in link.after}
    for trail in come.values():
        left = sorted(iri for iri in trail.now if iri in after and iri not in reached)
        for iri in left:
            yield _link(_Trail(set(), frozenset({iri}), trail.told), "new")


def _link(trail: _Trail, kind: Kind | None) -> Link:
    evidence: Evidence = "stated" if all(link.evidence == "stated" for link in trail.told) else "inferred"
    languages = sorted({language for link in trail.told for language in link.reason})
    reason = {
        language: " ".join(_unique([link.reason[language] for link in trail.told if language in link.reason]))
        for language in languages
    }
    return Link(
        tuple(sorted(trail.start)), tuple(sorted(trail.now)), kind, evidence, reason, lineage=trail.told[-1].lineage
    )


def _unique(things: Sequence[T]) -> list[T]:
    return [thing for at, thing in enumerate(things) if thing not in things[:at]]


def _way(editions: Mapping[str, EditionInfo], new: EditionInfo, old: EditionInfo) -> list[EditionInfo]:
    """Return the shortest way from `old` to `new` by what each revises; empty where there is none."""
    ways, seen = [[new]], {new.iri}
    while ways:
        way = ways.pop(0)
        if way[0].iri == old.iri:
            return way
        for iri in sorted(way[0].revises - seen):
            seen.add(iri)
            if iri in editions:
                ways.append([editions[iri], *way])
    return []
