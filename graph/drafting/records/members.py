"""Who seems to belong to an arena of which nobody has said it."""

from __future__ import annotations

from graph.drafting.cast import Newcomer
from graph.drafting.marked import Marked
from graph.drafting.records.making import Making

_LIKELY, _LISTED = 0.5, 0.7
_FEWEST = 2
#: What those who are listed are called.
_MEMBERS = ("medlemmar", "medlemmarna", "medlemskommuner")


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
    listed = {each.known.id for each in new if each.is_member}
    return of_type["Principal"] | listed or set(sorted(of_type["Collective"])[:1])


def listed_members(making: Making, newcomer: Newcomer) -> Marked | None:
    """Return those that a sentence lists as the members, for the collective of members: "Medlemmar är A, B och C"."""
    if newcomer.known.type != "Collective" or newcomer.head.word != "medlem":
        return None
    for passage in making.proposal.passages:
        found = [mention.known.id for mention in passage.sentence.mentions if mention.known.type == "Principal"]
        copula = passage.sentence.is_copular
        before = [passage.sentence.folded(at) for at in range(copula or 0)]
        if len(found) >= _FEWEST and any(word.endswith(_MEMBERS) for word in before):
            return Marked(found, making.comments.uncertain(_LISTED, making.comments("guessed-members")))
    return None


def arenas_alone(making: Making) -> tuple[str, ...]:
    """Return the ids of the arenas that reference data tells of without a member."""
    arenas = (record for record in making.known.values() if record.type == "Arena" and not record.edition)
    return tuple(record.id for record in arenas if not record.values("member"))
