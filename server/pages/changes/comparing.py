"""The comparison that a visit asks for, made once, with a visit of each side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.edition import EditionInfo
from queries.comparison import Change, Comparison
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language
from server.service import ALL_EDITIONS


@dataclass(frozen=True)
class Compared:
    """Two editions held against each other."""

    comparison: Comparison
    #: Visits that see nothing but the older edition, and nothing but the newer.
    old: Visit
    new: Visit

    @property
    def sides(self) -> tuple[Visit, Visit]:
        """Return the visits of both sides, the older first."""
        return self.old, self.new

    @property
    def anywhere(self) -> Visit:
        """Return the visit that sees all editions."""
        return self.new.elsewhere(ALL_EDITIONS)

    def link(self, iri: str) -> Link:
        """Return a link to the page of a thing, in the newer edition if that has it, else in any that has."""
        nameless = iri.rpartition("/")[2]
        return next((side for side in (self.new, self.old) if str(side.label(iri)) != nameless), self.anywhere).link(
            iri
        )

    def label(self, iri: str) -> Words:
        """Return what a thing is called, in the newer edition if that has it."""
        return self.link(iri).words

    def of_type(self, changes: Iterable[Change], *types: str) -> list[Change]:
        """Return those of `changes` that are about things of one of the classes."""
        return [change for change in changes if change.type in types]


def compared(visit: Visit, pair: tuple[EditionInfo, EditionInfo]) -> Compared:
    """Return the comparison of `pair` in the language of the page; it is made once."""
    comparison = visit.site.service.comparisons.between(pair[0].id, pair[1].id, visit.language)
    return Compared(comparison, visit.within(pair[0]), visit.within(pair[1]))


def edition_words(visit: Visit, edition: EditionInfo) -> Words:
    """Return what an edition is called."""
    return in_language(edition.label, visit.language, edition.id)
