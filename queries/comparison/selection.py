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
        body, principal, kind, group = self.body, self.principal, self.kind, self.group
        kept = tuple(changes)
        if body:
            kept = tuple(each for each in kept if body in each.bodies or body in each.mentioned)
        if principal:
            kept = tuple(each for each in kept if principal in each.principals)
        if kind:
            kept = tuple(each for each in kept if kind in each.kinds)
        if group:
            kept = tuple(each for each in kept if group_of(each.type) == group)
        return kept
