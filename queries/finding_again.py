"""Whether a finding is still there, in whatever edition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from graph.dataset import Dataset
from graph.store import Store
from graph.view import View, current, of_edition
from queries.contradiction_sightings import PREFIX as CONTRADICTION
from queries.rules import document_rules, revision_rules, rules
from queries.shape_sightings import PREFIX as SHAPE
from queries.shape_sightings import shape_sightings
from queries.sighting import sightings

#: Begins the name of what all rules about revision find, before the base.
_SINCE = "since "
#: Gives the ids of what a revision did to a base, by the name of the base; None where that cannot be told.
IdsSince = Callable[[str], frozenset[str] | None]


class FindingAgain:
    """Runs single rules over every edition, each rule once, and tells what they find."""

    def __init__(self, dataset: Dataset, store: Store, today: date, since: IdsSince) -> None:
        self._store, self._today, self._since = store, today, since
        editions, base = dataset.editions, dataset.base
        self._views = [current(editions, base), *(of_edition(editions, base, each.id) for each in editions)]
        self._found: dict[str, frozenset[str] | None] = {}

    def __call__(self, rule: str, finding: str, base: str = "") -> bool | None:
        """Tell whether `rule` finds something with the id `finding`; a rule about revision, against `base`.

        None where that cannot be told: the reasoner takes seconds, and is not asked, what a revision
        did depends on what it is held against, and documents may be at hand or not. A rule that
        does not exist finds nothing.
        """
        kind = SHAPE if rule.startswith(SHAPE) else f"{_SINCE}{base}" if rule in revision_rules() else rule
        if kind not in self._found:
            self._found[kind] = self._ids(kind)
        found = self._found[kind]
        return None if found is None else finding in found

    def _ids(self, kind: str) -> frozenset[str] | None:
        if kind.startswith(CONTRADICTION) or kind in document_rules():
            return None
        if kind.startswith(_SINCE):
            base = kind.removeprefix(_SINCE)
            return self._since(base) if base else None
        return frozenset(found for view in self._views for found in self._ids_in(kind, view))

    def _ids_in(self, kind: str, view: View) -> set[str]:
        if kind == SHAPE:
            return {sighting.id for sighting in shape_sightings(self._store, view, "sv")}
        seen = (sightings(rule, self._store, view, "sv", self._today) for rule in rules() if rule.name == kind)
        return {sighting.id for found in seen for sighting in found}
