"""Running the checks: rules, network rules and shapes give findings in one form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from graph.dataset import Dataset
from graph.store import Store
from graph.view import View, of_edition, of_graphs
from queries.contradiction_sightings import contradiction_sightings
from queries.edition_findings import edition_findings
from queries.fact import Fact
from queries.finding import Finding, merged
from queries.rules import rules
from queries.shape_sightings import shape_sightings
from queries.sighting import Sighting, sightings
from queries.whereabouts import Whereabouts


def check(
    dataset: Dataset,
    store: Store,
    view: View,
    language: str = "sv",
    today: date | None = None,
    *,
    reason: bool = False,
    stepped: Callable[[], None] = lambda: None,
) -> list[Finding]:
    """Return everything that rules and shapes find in `view`, once each and gravest first.

    `today` is the day that dates are held against; None takes the day it is. With `reason` the
    reasoner looks for contradictions too, which takes some seconds and raises CannotReason
    without Java. `stepped` is called after each of the steps that `steps_of` counts.
    """
    now = today or date.today()  # noqa: DTZ011 - arrangements end by the calendar on the wall
    findings: list[Finding] = []
    for part in _parts(dataset, view):
        findings += _check(dataset, store, part, language, now, reason, stepped)
    findings += edition_findings(dataset, view, language)
    return sorted(merged(findings), key=Finding.order)


def steps_of(dataset: Dataset, view: View) -> int:
    """Return how many steps a check of `view` takes: each rule in each part, the shapes counted as one."""
    return len(_parts(dataset, view)) * (len(rules()) + 1)


def _parts(dataset: Dataset, view: View) -> tuple[View, ...]:
    """Return the views to check: editions of one document are held apart, as each has to agree with itself alone."""
    if len({edition.document for edition in view.editions}) == len(view.editions):
        return (view,)
    return tuple(of_edition(dataset.editions, dataset.base, edition.id) for edition in view.editions)


def _check(
    dataset: Dataset,
    store: Store,
    view: View,
    language: str,
    now: date,
    reason: bool,
    stepped: Callable[[], None],
) -> Iterator[Finding]:
    seen: list[Sighting] = []
    for rule in rules():
        asked = of_graphs(view, dataset.base, rule.graphs) if rule.graphs else view
        seen += sightings(rule, store, asked, language, now)
        stepped()
    seen += shape_sightings(store, view, language, dataset.languages)
    stepped()
    seen += contradiction_sightings(store, view, language) if reason else []
    seen = _one_for_each_fault(seen)
    things = {thing for sighting in seen for thing in sighting.things}
    things |= {fact.thing for sighting in seen for fact in sighting.why if fact.thing}
    whereabouts = Whereabouts(things, dataset, store, view)
    yield from (_finding(sighting, whereabouts) for sighting in seen)


def _one_for_each_fault(seen: Sequence[Sighting]) -> list[Sighting]:
    """Leave out what another rule, which names this one in its header, says more plainly of the same thing."""
    instead = {rule.name: rule.instead_of for rule in rules()}
    told = {
        (other, thing) for sighting in seen for other in instead.get(sighting.rule, ()) for thing in sighting.things
    }
    left = (sighting for sighting in seen if (sighting.rule, sighting.things[0]) not in told)
    return list({sighting.id: sighting for sighting in left}.values())


def _finding(sighting: Sighting, whereabouts: Whereabouts) -> Finding:
    return Finding(
        id=sighting.id,
        rule=sighting.rule,
        family=sighting.family,
        severity=sighting.severity,
        message=sighting.message,
        why=tuple(_located(fact, whereabouts) for fact in sighting.why),
        suggestion=sighting.suggestion,
        focus=sighting.things[0],
        records=whereabouts.places(sighting.things),
        passages=whereabouts.passages(sighting.things),
    )


def _located(fact: Fact, whereabouts: Whereabouts) -> Fact:
    """Return the fact with the first place and passage of the thing that says it."""
    place = next(iter(whereabouts.places([fact.thing])), None)
    return replace(fact, place=place, passage=next(iter(whereabouts.passages([fact.thing])), None))
