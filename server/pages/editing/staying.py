"""What a workspace cannot be without, so that no form removes it."""

from __future__ import annotations

from typing import Final

from graph.record import Record
from graph.workspace import Workspace

#: An edition is what its records stand in, and its document what it is one of.
_STAYS: Final = frozenset({"Edition", "GoverningDocument"})


def stays(workspace: Workspace, record: Record) -> bool:
    """Tell whether `record` cannot go: an edition, its document, and the last record that tells of the arena itself.

    Another arena that a document names, or a proposal has taken for one, may go as any body.
    """
    if record.id != workspace.settings.arena:
        return record.type in _STAYS
    telling = [each for each in (*workspace.records, *workspace.withheld) if each.id == record.id]
    return len(telling) <= 1
