"""The organisations by level, parts under their wholes: the list that every way in begins with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from queries.sorting import swedish
from server.chart.palette import level_class
from server.pages.facts.level import levels as in_use
from server.pages.facts.organisation import Organisation, Organisations, organisations
from server.pages.visit import Visit
from server.pages.words import Link, Words

#: A whole with more parts than this stands beside them instead of above them.
_MOST_UNDER: Final = 6


@dataclass(frozen=True)
class Branch:
    """An organisation and those that stand under it."""

    link: Link
    slug: str
    under: tuple[Branch, ...]


@dataclass(frozen=True)
class Level:
    """The organisations of one level, by name."""

    #: What the stylesheet calls its colour.
    look: str
    words: Words
    branches: tuple[Branch, ...]

    #: Whether it is the level of those of which no document says on which level they are.
    is_unsaid: bool = False

    @property
    def count(self) -> int:
        """Return how many organisations stand here, those under others included."""
        return sum(1 + len(branch.under) for branch in self.branches)


def levels(visit: Visit) -> tuple[Level, ...]:
    """Return the organisations by level, from the top of the chart to its foot, and last those without a level.

    The arena is left out: it is what all the others make up.
    """
    return visit.once("levels", lambda: _levels(visit))


def _levels(visit: Visit) -> tuple[Level, ...]:
    known = visit.reader.once(organisations)
    found = ((level, tuple(each for each in known if each.level == level)) for level in visit.reader.once(in_use))
    said = tuple(
        Level(level_class(level.number), visit.label(level.iri), _branches(visit, known, members))
        for level, members in found
        if members
    )
    others = tuple(each for each in known if each.level is None and each.thing != "Arena")
    unsaid = Words(visit.texts("wheel.no_level"))
    return (*said, Level("level-none", unsaid, _branches(visit, known, others), is_unsaid=True)) if others else said


def _branches(visit: Visit, known: Organisations, members: tuple[Organisation, ...]) -> tuple[Branch, ...]:
    here = {member.iri for member in members}
    under = {member.iri: _parts(member, here) for member in members}
    placed = {iri for parts in under.values() for iri in parts}
    return _sorted(
        Branch(visit.link(member.iri), member.slug, _leaves(visit, known, under[member.iri]))
        for member in members
        if member.iri not in placed
    )


def _parts(member: Organisation, here: set[str]) -> tuple[str, ...]:
    parts = tuple(iri for iri in (*member.entry.iris("part"), *member.members) if iri in here)
    return parts if len(parts) <= _MOST_UNDER else ()


def _leaves(visit: Visit, known: Organisations, iris: Iterable[str]) -> tuple[Branch, ...]:
    return _sorted(Branch(visit.link(iri), known[iri].slug, ()) for iri in iris)


def _sorted(branches: Iterable[Branch]) -> tuple[Branch, ...]:
    return tuple(sorted(branches, key=lambda branch: swedish(str(branch.link))))
