"""Which recorded body a proposed one is, where the workspace did not know it before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.drafting.clause import Clause, Guess
from graph.drafting.names import Names
from graph.drafting.proposal import Proposal, actor_classes
from graph.drafting.tokens import tokens_of
from graph.record import Record

#: A record may have a name with its article: "De lokala teamen".
_ARTICLES = ("De", "Den", "Det")


class Sameness:
    """Tells which recorded body a proposed one is, where the workspace did not know it before."""

    def __init__(self, proposal: Proposal, records: Iterable[Record]) -> None:
        """Take the new names of `proposal` and the `records` that may know them."""
        names = Names(records, actor_classes())
        self._ids: dict[str, str] = {}
        for newcomer in proposal.newcomers.values():
            name = newcomer.known.name
            texts = [name, *(f"{article} {name[0].lower()}{name[1:]}" for article in _ARTICLES)]
            body = proposal.newcomers.get(newcomer.post_in or "")
            if body and newcomer.head.type == "Post":  # "Rådets ordförande" is "Ordförande i rådet"
                texts += [f"{newcomer.head.word} i {body.known.name}", f"{body.known.name}s {newcomer.head.word}"]
            called = (tokens_of(text) for text in texts)
            whole = (m.known.id for tokens in called for m in names.mentions(tokens) if m.end - m.first == len(tokens))
            self._ids[newcomer.known.id] = next(whole, newcomer.known.id)

    def value(self, identity: str) -> str:
        """Return the id that the records use for what the proposal calls `identity`."""
        return self._ids.get(identity, identity)

    def values(self, guesses: Iterable[Guess]) -> frozenset[str]:
        """Return the same for several guesses."""
        return frozenset(self.value(guess.value) for guess in guesses)

    def of(self, clause: Clause) -> Mapping[str, frozenset[str]]:
        """Return the values of a proposed clause by field."""
        return {
            "bearer": self.values(clause.bearers),
            "duty": frozenset({clause.duty.value}),
            "force": frozenset({clause.force.value}),
            "deadline": frozenset({clause.deadline.day} if clause.deadline else ()),
            "recurrence": frozenset({clause.recurrence.value} if clause.recurrence else ()),
            "recipient": self.values(clause.recipients),
            "togetherWith": self.values(clause.together),
        }
