"""How well proposals agree with records made by hand: precision and recall for each field.

A *clause* of the records is what they say of one place and one duty; records that differ in
bearer or object alone are one. Records graded as inferred say what the text does not, and are left
out. A proposed clause can answer to a recorded one where the shorter of
the two passages lies for at least half inside the other. Each answers to one at most: as many as
possible are paired, and among the ways to do so one is taken where their fields agree most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from graph.documents.locate import locate
from graph.documents.locator import Locator, LocatorError, Span
from graph.drafting.clause import Clause, Guess
from graph.drafting.names import Names
from graph.drafting.proposal import Proposal, actor_classes
from graph.drafting.tokens import tokens_of
from graph.record import Record

_OVERLAP = 0.5
FIELDS = ("bearer", "duty", "force", "deadline", "recurrence", "recipient", "togetherWith")


@dataclass
class Score:
    """Values that agree, values proposed, values recorded."""

    right: int = 0
    proposed: int = 0
    recorded: int = 0
    #: Recorded values that were found, where one proposal may answer to several; else None.
    found: int | None = None

    @property
    def precision(self) -> float | None:
        """Share of the proposed values that are right; None where nothing was proposed."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """Share of the recorded values that were proposed; None where nothing is recorded."""
        found = self.right if self.found is None else self.found
        return found / self.recorded if self.recorded else None

    def add(self, proposed: Collection[str], recorded: Collection[str]) -> None:
        """Count the values of one pair of clauses."""
        self.right += len(set(proposed) & set(recorded))
        self.proposed += len(set(proposed))
        self.recorded += len(set(recorded))


@dataclass(frozen=True)
class Recorded:
    """A clause as the records have it."""

    ids: tuple[str, ...]
    spans: tuple[Span, ...]
    values: Mapping[str, frozenset[str]]


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
    same = _Sameness(proposal, records)
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
    _score_composition(found, proposal, records, same)
    _score_events(found, proposal, records, edition)
    _score_goals(found, proposal, records, edition)
    found.scores["place"] = Score(sum(places), 0, len(recorded))
    return found


def recorded_clauses(normalised: str, records: Iterable[Record], edition: str) -> list[Recorded]:
    """Return the clauses that the responsibilities of an edition record, in order of their place."""
    grouped: dict[tuple[object, ...], list[tuple[Record, tuple[Span, ...]]]] = defaultdict(list)
    for record in records:
        if record.type != "Responsibility" or record.data.get("evidence") == "inferred":
            continue
        spans = tuple(spans_of(normalised, record, edition))
        if spans:
            key = (spans, frozenset(record.values("duty")))
            grouped[key].append((record, spans))
    found = [_recorded(group) for group in grouped.values()]
    return sorted(found, key=lambda clause: (clause.spans, clause.ids))


def spans_of(normalised: str, record: Record, edition: str) -> Iterable[Span]:
    """Yield the places that a record stands on, as far as they can be found."""
    for source in record.values("source"):
        if isinstance(source, dict):
            try:
                yield locate(normalised, Locator.of(edition, source))
            except LocatorError:
                continue


def _recorded(group: Sequence[tuple[Record, tuple[Span, ...]]]) -> Recorded:
    values = {name: frozenset(str(v) for record, _ in group for v in record.values(name)) for name in FIELDS}
    return Recorded(tuple(record.id for record, _ in group), group[0][1], values)


class _Sameness:
    """Tells which recorded body a proposed one is, where the workspace did not know it before."""

    def __init__(self, proposal: Proposal, records: Iterable[Record]) -> None:
        names = Names(records, actor_classes())
        self._ids: dict[str, str] = {}
        for newcomer in proposal.newcomers.values():
            tokens = tokens_of(newcomer.known.name)
            whole = [m for m in names.mentions(tokens) if m.end - m.first == len(tokens)]
            self._ids[newcomer.known.id] = whole[0].known.id if whole else newcomer.known.id

    def value(self, identity: str) -> str:
        return self._ids.get(identity, identity)

    def values(self, guesses: Iterable[Guess]) -> frozenset[str]:
        return frozenset(self.value(guess.value) for guess in guesses)

    def of(self, clause: Clause) -> Mapping[str, frozenset[str]]:
        return {
            "bearer": self.values(clause.bearers),
            "duty": frozenset({clause.duty.value}),
            "force": frozenset({clause.force.value}),
            "deadline": frozenset({clause.deadline.day} if clause.deadline else ()),
            "recurrence": frozenset({clause.recurrence.value} if clause.recurrence else ()),
            "recipient": self.values(clause.recipients),
            "togetherWith": self.values(clause.together),
        }


def _score(found: Measured, clause: Recorded, answer: Clause | None, same: _Sameness) -> None:
    proposed = same.of(answer) if answer else {}
    for name in FIELDS:
        given, wanted = proposed.get(name, frozenset()), clause.values[name]
        found.scores[name].add(given, wanted)
        if answer and given != wanted:
            found.wrong.append((name, clause, answer))


def _score_composition(found: Measured, proposal: Proposal, records: Iterable[Record], same: _Sameness) -> None:
    """Count what is said of bodies: each total, each pool, and each number of seats from a pool."""
    proposed: set[str] = set()
    for each in proposal.compositions:
        body = same.value(each.body.value)
        proposed.update([f"{body} total {each.total}"] if each.total else [])
        proposed.update(f"{body} pool {same.value(pool.value)}" for pool in each.pools)
        for group in each.groups:
            pool = same.value(group.pool.value)
            proposed.update([f"{body} pool {pool}", f"{body} seats {group.seats} {pool}"])
    recorded = {fact for record in records if record.type == "CompositionRule" for fact in _recorded_facts(record)}
    found.scores["composition"].add(proposed, recorded)


def _recorded_facts(record: Record) -> Iterable[str]:
    for body in record.values("appliesTo"):
        if record.data.get("total"):
            yield f"{body} total {record.data['total']}"
        yield from (f"{body} pool {pool}" for pool in record.values("drawnFrom"))
        for group in record.values("seatGroup"):
            pool = group.get("onBehalfOf") or group.get("drawnFrom")
            if pool:
                yield f"{body} pool {pool}"
                if group.get("seats"):
                    yield f"{body} seats {group['seats']} {pool}"


def _score_events(found: Measured, proposal: Proposal, records: Iterable[Record], edition: str) -> None:
    """Count the months of events; a proposed event answers to one recorded at the same place."""
    text = proposal.document.normalised
    events = [record for record in records if record.type == "Event" and record.values("month")]
    wanted = {record.id: (tuple(spans_of(text, record, edition)), set(record.values("month"))) for record in events}
    given: dict[str, set[str]] = defaultdict(set)
    surplus = 0
    for event in proposal.events:
        near = [name for name, (spans, _) in wanted.items() if any(span.overlaps(event.span) for span in spans)]
        best = max(near, key=lambda name: len(wanted[name][1] & set(event.months)), default=None)
        if best is None:
            surplus += len(event.months)
        else:
            given[best].update(event.months)
    for name, (_, months) in wanted.items():
        found.scores["event month"].add(given[name], months)
    found.scores["event month"].proposed += surplus


def _score_goals(found: Measured, proposal: Proposal, records: Iterable[Record], edition: str) -> None:
    """Count places that state a goal or a target."""
    text = proposal.document.normalised
    kinds = ("Goal", "Target")
    spans = {span for record in records if record.type in kinds for span in spans_of(text, record, edition)}
    right = sum(any(span.overlaps(goal.span) for span in spans) for goal in proposal.goals)
    reached = sum(any(span.overlaps(goal.span) for goal in proposal.goals) for span in spans)
    found.scores["goal"] = Score(right, len(proposal.goals), len(spans), reached)


def _paired(recorded: Sequence[Recorded], proposed: Sequence[Clause], same: _Sameness) -> dict[int, Clause]:
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for left, one in enumerate(recorded):
        for right, other in enumerate(proposed):
            share = _overlap(one.spans, other)
            if share:
                given = same.of(other)
                agreeing = sum(given[name] == one.values[name] for name in FIELDS)
                graph.add_edge(("r", left), ("p", right), weight=1 + agreeing + share / 10)
    pairs: dict[int, Clause] = {}
    for component in nx.connected_components(graph):
        matching = nx.max_weight_matching(graph.subgraph(component), maxcardinality=True)
        for pair in matching:
            ends = dict(pair)
            pairs[ends["r"]] = proposed[ends["p"]]
    return pairs


def _overlap(spans: Iterable[Span], clause: Clause) -> float:
    """The largest share of the shorter passage that lies in the other; 0 below the least that counts."""
    best = 0.0
    for span in spans:
        common = min(span.end, clause.span.end) - max(span.start, clause.span.start)
        best = max(best, common / max(1, min(len(span), len(clause.span))))
    return best if best >= _OVERLAP else 0.0
