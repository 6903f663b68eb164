"""Bodies that a document names in passing and never tells of, which may be others of it by an older name."""

from __future__ import annotations

from graph.drafting.inflection import stems
from graph.drafting.newcomer import Newcomer
from graph.drafting.records.heights import is_of_principals
from graph.drafting.records.making import Making

#: A few of the same kind are worth asking about; of many none stands out.
_MOST = 4


def described_like(making: Making, newcomer: Newcomer) -> list[str]:
    """Return the names of the bodies that have a section and end in the same word, where nothing is told of this one.

    "Täktgruppen" in a plan of the year may be "Råvattengruppen", which the text describes.
    """
    plain = newcomer.head.type == "Body" and newcomer.head.kind != "other" and not newcomer.listed_as
    if not plain or is_of_principals(newcomer) or _is_told_of(making, newcomer.known.id):
        return []
    headed = {m.known.id for section in making.proposal.sections for m in section.named}
    like = [
        each.known.name
        for identity, each in making.proposal.newcomers.items()
        if identity in headed and identity != newcomer.known.id and _is_like(each, newcomer)
    ]
    return like if len(like) <= _MOST else []


def _is_told_of(making: Making, identity: str) -> bool:
    """Whether a body has a section, a duty, seats, or somebody who appoints to it, answers to it or is part of it."""
    proposal = making.proposal
    headed = any(m.known.id == identity for section in proposal.sections for m in section.named)
    told = [each for each in proposal.passages if not (each.line or each.entry)]
    bears = any(guess.value == identity for each in told for clause in each.clauses for guess in clause.bearers)
    sits = any(each.body.value == identity for each in proposal.compositions)
    placed = any(identity in (each.part.id, each.whole.id) for each in proposal.belongings)
    answers = any(identity in (each.one.id, each.to.id) for each in proposal.answerings)
    spoken_of = any(passage.subject[:1] and passage.subject[0].known.id == identity for passage in told)
    return headed or bears or sits or placed or answers or spoken_of or identity in proposal.called


def _is_like(one: Newcomer, other: Newcomer) -> bool:
    """Whether the names of two bodies begin or end in the same word: "Brukarrådet för resande", "Resenärsrådet"."""
    return one.head.type == "Body" and bool(_kinds(one) & _kinds(other))


def _kinds(newcomer: Newcomer) -> set[str]:
    words = newcomer.known.name.casefold().split()
    head = newcomer.head.word
    own = {head} if any(stem.endswith(head) for word in (words[0], words[-1]) for stem in stems(word)) else set()
    return own | {newcomer.head.kind}
