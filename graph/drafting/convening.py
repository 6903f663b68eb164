"""Whom somebody convenes who is only said to be “sammankallande”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.drafting.clause import Clause, Guess
from graph.drafting.names import Mention

_CONVENED = 0.6


def convening(clause: Clause, seats_of: Sequence[Mention]) -> Clause:
    """Let whoever is “sammankallande” convene the body of the section, where no other is named."""
    if clause.recipients or "sammankallande" not in clause.duty.words:
        return clause
    bearers = {guess.value for guess in clause.bearers}
    bodies = [mention.known for mention in seats_of if mention.known.id not in bearers]
    told = tuple(Guess(known.id, _CONVENED, "from-context") for known in bodies)
    label = f"{clause.label} i {bodies[0].name}" if bodies else clause.label
    return replace(clause, recipients=told, label=label)
