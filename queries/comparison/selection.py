"""Choosing among changes: those about one body or principal, of one kind, of one group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from queries.comparison.change import KINDS, Change
from queries.comparison.groups import group_of

#: What a change can be besides its kind, and how to tell.
MARKS: Mapping[str, Callable[[Change], bool]] = {
    "lost-bearer": lambda change: change.lost_bearer,
    "lost-organiser": lambda change: change.lost_organiser,
    "fewer-bearers": lambda change: change.has_fewer_bearers,
    "changed": lambda change: bool(change.before and change.after) and not change.is_unchanged,
    "weak": lambda change: bool(change.weak),
    "proposed": lambda change: change.evidence == "proposed",
}
#: Everything that a selection takes as a kind.
CHOICES = (*KINDS, *MARKS)


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
            and (not self.kind or is_of(self.kind, change))
            and (not self.group or group_of(change.type) == self.group)
        )


def is_of(kind: str, change: Change) -> bool:
    """Whether a change is of one of CHOICES."""
    return MARKS[kind](change) if kind in MARKS else change.kind == kind
