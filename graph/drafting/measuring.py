"""How well proposals agree with records made by hand: precision and recall for each field.

A *clause* of the records is what they say of one place and one duty; records that differ in
bearer or object alone are one. Records graded as inferred say what the text does not, and are left
out. A proposed clause can answer to a recorded one where the shorter of
the two passages lies for at least half inside the other. Each answers to one at most: as many as
possible are paired, and among the ways to do so one is taken where their fields agree most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import networkx as nx

from graph.documents.locator import Span
from graph.drafting.clause import Clause
from graph.drafting.measuring_bodies import body_scores
from graph.drafting.measuring_structure import structure_scores
from graph.drafting.proposal import Proposal
from graph.drafting.recorded import FIELDS, Recorded, recorded_clauses
from graph.drafting.sameness import Sameness
from graph.drafting.score import Score
from graph.record import Record

_OVERLAP = 0.5


@dataclass
class Measured:
    """The scores, what was missed, and what was proposed that nothing answers to."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    missed: list[Recorded] = field(default_factory=list)
    surplus: list[Clause] = field(default_factory=list)
    wrong: list[tuple[str, Recorded, Clause]] = field(default_factory=list)


def measure(proposal: Proposal, records: Sequence[Record], edition: str) -> Measured:
    """Hold `proposal` against the `records` of the edition made by hand from the same document."""
    recorded = recorded_clauses(proposal.document.normalised, records, edition)
    same = Sameness(proposal, records)
    pairs = _paired(recorded, proposal.clauses, same)
    found = Measured()
    for number, clause in enumerate(recorded):
        answer = pairs.get(number)
        if answer is None:
            found.missed.append(clause)
        _score(found, clause, answer, same)
    answered = set(map(id, pairs.values()))
    found.surplus = [clause for clause in proposal.clauses if id(clause) not in answered]
    found.scores["clause"] = Score(len(pairs), len(proposal.clauses), len(recorded))
    places = [any(_overlap(clause.spans, other) for other in proposal.clauses) for clause in recorded]
    found.scores.update(structure_scores(proposal, records, edition, same))
    found.scores.update(body_scores(proposal, records, edition, same))
    found.scores["place"] = Score(sum(places), 0, len(recorded))
    return found


def _score(found: Measured, clause: Recorded, answer: Clause | None, same: Sameness) -> None:
    proposed = same.of(answer) if answer else {}
    for name in FIELDS:
        given, wanted = proposed.get(name, frozenset()), clause.values[name]
        found.scores[name].add(given, wanted)
        if answer and given != wanted:
            found.wrong.append((name, clause, answer))


def _paired(recorded: Sequence[Recorded], proposed: Sequence[Clause], same: Sameness) -> dict[int, Clause]:
    # Numbers below 0 are the proposed: where pairs tie, their order decides, and numbers hash alike in every run.
    graph: nx.Graph[int] = nx.Graph()
    for left, one in enumerate(recorded):
        for right, other in enumerate(proposed):
            share = _overlap(one.spans, other)
            if share:
                given = same.of(other)
                agreeing = sum(given[name] == one.values[name] for name in FIELDS)
                graph.add_edge(left, -1 - right, weight=1 + agreeing + share / 10)
    pairs: dict[int, Clause] = {}
    for component in nx.connected_components(graph):
        matching = nx.max_weight_matching(graph.subgraph(component), maxcardinality=True)
        for pair in matching:
            pairs[max(pair)] = proposed[-1 - min(pair)]
    return pairs


def _overlap(spans: Iterable[Span], clause: Clause) -> float:
    """The largest share of the shorter passage that lies in the other; 0 below the least that counts."""
    best = 0.0
    for span in spans:
        common = min(span.end, clause.span.end) - max(span.start, clause.span.start)
        best = max(best, common / max(1, min(len(span), len(clause.span))))
    return best if best >= _OVERLAP else 0.0
