"""Choosing among changes: those about one body or principal, of one kind, of one group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from queries.comparison.change import Change
from queries.comparison.groups import group_of


@dataclass(frozen=True)
class Selection:
    """What to keep; an empty part keeps everything."""

    #: IRI of an organisation: what is about it or names it.
    body: str = ""
    #: IRI of a principal: what concerns it, also as a member of a collective.
    principal: str = ""
    #: One of CHOICES.
    kind: str = ""
    #: One of groups().
    group: str = ""

    def of(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """Return those of `changes` that it keeps."""
        return tuple(change for change in changes if self._keeps(change))

    def _keeps(self, change: Change) -> bool:
        return (
            (not self.body or self.body in change.bodies or self.body in change.mentioned)
            and (not self.principal or self.principal in change.principals)
            and (not self.kind or self.kind in change.kinds)
            and (not self.group or group_of(change.type) == self.group)
        )
