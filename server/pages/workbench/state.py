"""The findings of one state of the page, filtered and in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.edition import EditionInfo
from queries.finding import Finding
from queries.revision.base import NONE, successor
from server.checks import Check
from server.pages.findings import check_of, marked
from server.pages.visit import Visit
from server.pages.workbench.asked import NO_BASE, Asked
from server.pages.workbench.bodies import bodies_of
from server.pages.workbench.grouping import Headings

Pair = tuple[EditionInfo, EditionInfo]


@dataclass(frozen=True)
class State:
    """What the checks have found for one visit, and what of it is asked for."""

    visit: Visit
    asked: Asked
    #: All findings of the view, accepted or not, gravest first.
    every: Sequence[Finding]

    @property
    def pair(self) -> Pair | None:
        """Return the edition that is held against, and the one in view that follows on it; None without both."""
        return pair_of(self.visit, self.asked)

    @property
    def unmatched(self) -> bool:
        """Tell whether an edition is asked for as the base that no edition in view follows on."""
        return self.asked.bas not in ("", NO_BASE) and self.pair is None

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """Return the visits that know names and places: of the view, and of the edition it is held against."""
        known = {edition.id: edition for edition in self.visit.site.service.dataset.editions}
        base = known.get(self.asked.bas)
        return (self.visit, self.visit.within(base)) if base else (self.visit,)

    @cached_property
    def bodies(self) -> Mapping[str, tuple[str, ...]]:
        """Return the slugs of the organisations that each thing concerns."""
        graphs = tuple(visit.reader.view.graphs for visit in self.visits)
        key = ("concerned", graphs, frozenset(finding.focus for finding in self.every))
        return self.visit.site.kept(key, lambda: bodies_of(self.visits, self.every))

    @cached_property
    def headings(self) -> Headings:
        """Return the headings that the findings stand under."""
        return Headings(self.visits, self.asked.ordna, self.bodies)

    @cached_property
    def left(self) -> tuple[Finding, ...]:
        """Return the findings that the filters leave, accepted or not."""
        return tuple(each for each in self.every if self.asked.leave(each, self.bodies.get(each.focus, ())))

    @cached_property
    def open(self) -> tuple[Finding, ...]:
        """Return those that nobody has accepted, as they stand on the page."""
        return tuple(self.headings.ordered([each for each in self.left if not each.accepted]))

    @cached_property
    def accepted(self) -> tuple[Finding, ...]:
        """Return those that somebody has accepted, the latest first."""
        order = {each.finding: number for number, each in enumerate(self.visit.site.acceptances.now())}
        found = (each for each in self.left if each.accepted)
        return tuple(sorted(found, key=lambda each: -order.get(each.id, 0)))


def state_of(visit: Visit, asked: Asked, patience: float | None = None) -> State | None:
    """Return the state, or None where the checks take longer than `patience` seconds; None waits for them."""
    found = check_asked(visit, asked).found(patience)
    return None if found is None else State(visit, asked, marked(visit, found))


def check_asked(visit: Visit, asked: Asked) -> Check:
    """Return the check that is asked for; a base that nothing in view follows on is left out of it."""
    follows = asked.bas in ("", NO_BASE) or pair_of(visit, asked)
    return check_of(visit, asked.base if follows else NONE)


def pair_of(visit: Visit, asked: Asked) -> Pair | None:
    """Return the edition that is held against, and the one in view that follows on it; None without both."""
    editions = visit.site.service.dataset.editions
    base = next((edition for edition in editions if edition.id == asked.bas), None)
    new = successor(base, visit.reader.view, editions) if base else None
    return (base, new) if base and new else None
