"""Precision and recall of what was proposed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass
class Score:
    """Values that agree, values proposed, values recorded."""

    right: int = 0
    proposed: int = 0
    recorded: int = 0
    #: Recorded values that were found, where one proposal may answer to several; else None.
    found: int | None = None

    @property
    def precision(self) -> float | None:
        """Share of the proposed values that are right; None where nothing was proposed."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """Share of the recorded values that were proposed; None where nothing is recorded."""
        found = self.right if self.found is None else self.found
        return found / self.recorded if self.recorded else None

    def add(self, proposed: Collection[str], recorded: Collection[str]) -> None:
        """Count the values of one pair of clauses."""
        self.right += len(set(proposed) & set(recorded))
        self.proposed += len(set(proposed))
        self.recorded += len(set(recorded))
