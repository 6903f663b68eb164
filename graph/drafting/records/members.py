"""Who seems to belong to an arena of which nobody has said it."""

from __future__ import annotations

from graph.drafting.marked import Marked
from graph.drafting.records.making import Making

_LIKELY = 0.5


def members(making: Making) -> Marked:
    """Return the principals that the document names, else those it speaks of together; marked as a guess."""
    named = sorted(members_named(making))
    if not named:
        return Marked(None, making.comments("members"))
    return Marked(named, making.comments.uncertain(_LIKELY, making.comments("guessed-members")))


def members_named(making: Making) -> set[str]:
    """Return the ids of those."""
    new = making.proposal.newcomers.values()
    of_type = {kind: {each.known.id for each in new if each.known.type == kind} for kind in ("Principal", "Collective")}
    return of_type["Principal"] or set(sorted(of_type["Collective"])[:1])


def arenas_alone(making: Making) -> tuple[str, ...]:
    """Return the ids of the arenas that reference data tells of without a member."""
    arenas = (record for record in making.known.values() if record.type == "Arena" and not record.edition)
    return tuple(record.id for record in arenas if not record.values("member"))
