"""Running the checks: rules, network rules and shapes give findings in one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from graph.dataset import Dataset, Place
from graph.store import Store
from graph.view import View, of_edition
from queries.contradiction_sightings import contradiction_sightings
from queries.finding import Finding
from queries.passages import CitedPassage, cited
from queries.places import places_of
from queries.rules import rules
from queries.shape_sightings import shape_sightings
from queries.sighting import Sighting, sightings


def check(
    dataset: Dataset,
    store: Store,
    view: View,
    language: str = "sv",
    today: date | None = None,
    *,
    reason: bool = False,
) -> list[Finding]:
    """Return everything that rules and shapes find in `view`, once each and gravest first.

    `today` is the day that dates are held against; None takes the day it is. With `reason` the
    reasoner looks for contradictions too, which takes some seconds and raises CannotReason
    without Java.
    """
    now = today or date.today()  # noqa: DTZ011 - arrangements end by the calendar on the wall
    findings = [
        finding for part in _parts(dataset, view) for finding in _check(dataset, store, part, language, now, reason)
    ]
    return sorted({finding.id: finding for finding in findings}.values(), key=Finding.order)


def _parts(dataset: Dataset, view: View) -> tuple[View, ...]:
    """Return the views to check: editions of one document are held apart, as each has to agree with itself alone."""
    if len({edition.document for edition in view.editions}) == len(view.editions):
        return (view,)
    return tuple(of_edition(dataset.editions, dataset.base, edition.id) for edition in view.editions)


def _check(dataset: Dataset, store: Store, view: View, language: str, now: date, reason: bool) -> Iterator[Finding]:
    seen = [sighting for rule in rules() for sighting in sightings(rule, store, view, language, now)]
    seen += shape_sightings(store, view, language)
    seen += contradiction_sightings(store, view, language) if reason else []
    different = {sighting.id: sighting for sighting in seen}.values()
    passages = cited(store, view, {thing for sighting in different for thing in sighting.things})
    yield from (_finding(sighting, places_of(sighting.things, dataset, view), passages) for sighting in different)


def _finding(
    sighting: Sighting, records: tuple[Place, ...], passages: Mapping[str, tuple[CitedPassage, ...]]
) -> Finding:
    return Finding(
        id=sighting.id,
        rule=sighting.rule,
        severity=sighting.severity,
        message=sighting.message,
        suggestion=sighting.suggestion,
        focus=sighting.things[0],
        records=records,
        passages=tuple(dict.fromkeys(passage for thing in sighting.things for passage in passages.get(thing, ()))),
    )
