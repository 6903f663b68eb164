"""How well proposed compositions, events and goals agree with those recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.drafting.proposal import Proposal
from graph.drafting.recorded import spans_of
from graph.drafting.sameness import Sameness
from graph.drafting.score import Score
from graph.record import Record


def structure_scores(proposal: Proposal, records: Iterable[Record], edition: str, same: Sameness) -> dict[str, Score]:
    """Return the scores of compositions, months of events, and goals."""
    known = tuple(records)
    return {
        "composition": _composition(proposal, known, same),
        "event month": _events(proposal, known, edition),
        "goal": _goals(proposal, known, edition),
    }


def _composition(proposal: Proposal, records: Iterable[Record], same: Sameness) -> Score:
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
    score = Score()
    score.add(proposed, recorded)
    return score


def _recorded_facts(record: Record) -> Iterator[str]:
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


def _events(proposal: Proposal, records: Iterable[Record], edition: str) -> Score:
    """Count the months of events; a proposed event answers to one recorded at the same place.

    That a duty with a last day is an event too, which answers to none, is not held against it: the day counts as one.
    """
    text = proposal.document.normalised
    events = [record for record in records if record.type == "Event" and record.values("month")]
    wanted = {record.id: (tuple(spans_of(text, record, edition)), set(record.values("month"))) for record in events}
    given: dict[str, set[str]] = defaultdict(set)
    surplus = 0
    for event in proposal.events:
        near = [name for name, (spans, _) in wanted.items() if any(span.overlaps(event.span) for span in spans)]
        best = max(near, key=lambda name: len(wanted[name][1] & set(event.months)), default=None)
        if best is None:
            surplus += 0 if event.of_duty and event.deadline else len(event.months)
        else:
            given[best].update(event.months)
    score = Score(proposed=surplus)
    for name, (_, months) in wanted.items():
        score.add(given[name], months)
    return score


def _goals(proposal: Proposal, records: Iterable[Record], edition: str) -> Score:
    """Count places that state a goal or a target."""
    text = proposal.document.normalised
    kinds = ("Goal", "Target")
    spans = {span for record in records if record.type in kinds for span in spans_of(text, record, edition)}
    right = sum(any(span.overlaps(goal.span) for span in spans) for goal in proposal.goals)
    reached = sum(any(span.overlaps(goal.span) for goal in proposal.goals) for span in spans)
    return Score(right, len(proposal.goals), len(spans), reached)
