"""How well the kind and the level that new bodies are given agree with those recorded."""

from __future__ import annotations

from collections.abc import Iterable

from graph.drafting.proposal import Proposal
from graph.drafting.sameness import Sameness
from graph.drafting.score import Score
from graph.record import Record


def body_scores(proposal: Proposal, records: Iterable[Record], edition: str, same: Sameness) -> dict[str, Score]:
    """Return the scores of kind and level over the bodies of `edition` whose records tell them.

    A body that the workspace knew before counts in neither: its kind is taken over, and not guessed.
    """
    new = {same.value(each.known.id): each.head for each in proposal.newcomers.values()}
    scores = {"kind": Score(), "level": Score()}
    for record in records:
        head = new.get(record.id)
        if record.edition != edition or head is None:
            continue
        for name, guessed in (("kind", head.kind), ("level", head.level)):
            if record.data.get(name):
                scores[name].add([guessed] if guessed else [], [str(record.data[name])])
    return scores
