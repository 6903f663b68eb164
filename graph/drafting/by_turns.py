"""Chairs that go round: "Ordförandeskapet växlar mellan parterna" has them lead the body by turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.documents.locator import Span
from graph.drafting.clause import Clause, Guess
from graph.drafting.governing import DESCRIBED
from graph.drafting.moments import recurrence_in
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table

_LIKELY, _FROM_CONTEXT = 0.75, 0.75
_OFFICE = "ordförandeskapet"
#: So many words may stand between the verb and who take turns.
_NEAR = 8


def led_by_turns(sentence: Sentence, section: str, bodies: Sequence[Mention]) -> Iterator[Clause]:
    """Yield the duty of those between whom the chair of the body that the section is about goes round."""
    at = next((at for at, token in enumerate(sentence.tokens) if token.folded == _OFFICE), None)
    if at is None or not bodies:
        return
    goes = [step for step in range(at + 1, at + _NEAR) if sentence.folded(step) in table("events")["goes_round"]]
    between = next((step for step in range(at + 1, at + _NEAR) if sentence.folded(step) == "mellan"), None)
    first = next((m for m in sentence.mentions if between is not None and m.first - between in (1, 2)), None)
    if not goes or first is None:
        return
    who = [m for m in sentence.joined(first) if m.first >= first.first and m.known.id != bodies[0].known.id]
    body = bodies[0].known
    span = Span(sentence.tokens[at].start, sentence.tokens[who[-1].end - 1].end)
    governor = next((g for step, g in sentence.governors.items() if at < step and not g.is_phrase), None)
    often = recurrence_in(sentence.text_of(at, len(sentence.tokens)))
    yield Clause(
        span=span,
        section=section,
        duty=Guess("leda", _LIKELY, "read-from", _OFFICE),
        force=Guess(governor.force if governor and goes[0] > governor.first else DESCRIBED, _LIKELY),
        bearers=tuple(Guess(m.known.id, min(m.confidence, _LIKELY), "read-from", m.known.name) for m in who),
        label=f"Turas om att leda {body.name}",
        recurrence=Guess(often, _LIKELY) if often else None,
        recipients=(Guess(body.id, _FROM_CONTEXT, "from-context"),),
        named=tuple(m.known for m in who),
    )
