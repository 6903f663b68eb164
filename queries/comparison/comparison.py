"""A comparison: what became of everything between two sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.view import View
from queries.comparison.change import KINDS, Change, Kind


@dataclass(frozen=True)
class Comparison:
    """What became of everything between two sides."""

    old: View
    new: View
    changes: tuple[Change, ...]
    #: How many things of each class the old side and the new one have.
    sizes: Mapping[str, tuple[int, int]]
    #: IRIs of the sections of the new side that the text at hand breaks off.
    cut: frozenset[str] = frozenset()

    @cached_property
    def reasons(self) -> Counter[str]:
        """Return how many changes give each reason; one that many give says little of each."""
        return Counter(change.reason for change in self.changes)

    @property
    def counts(self) -> dict[Kind, int]:
        """Return how many changes there are of each kind, in the order of KINDS."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in KINDS}

    def as_json(self) -> dict[str, object]:
        """Return the comparison as other programs read it."""
        return {
            "old": [edition.id for edition in self.old.editions],
            "new": [edition.id for edition in self.new.editions],
            "counts": self.counts,
            "sizes": {name: {"old": old, "new": new} for name, (old, new) in self.sizes.items()},
            "changes": [change.as_json() for change in self.changes],
        }
