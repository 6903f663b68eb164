"""Measured values of indicators that the view does not have: those of another edition."""

from __future__ import annotations

from dataclasses import dataclass

from graph.edition import EditionInfo
from server.pages.facts.goal import goals
from server.pages.visit import Visit
from server.pages.words import Link


@dataclass(frozen=True)
class ValuesElsewhere:
    """How many values the indicators of an edition have that is not in view."""

    edition: EditionInfo
    #: To this page as that edition has it.
    link: Link
    count: int


def values_elsewhere(visit: Visit) -> tuple[ValuesElsewhere, ...]:
    """Return the editions whose indicators have values, newest first; none where the view has values itself."""
    if visit.reader.once(goals).observations:
        return ()
    editions = sorted(visit.site.service.dataset.editions, key=lambda edition: edition.issued, reverse=True)
    counted = ((edition, visit.within(edition).reader.once(goals).observations) for edition in editions)
    return tuple(
        ValuesElsewhere(edition, Link(edition.iri, visit.label(edition.iri), _here(visit, edition)), count)
        for edition, count in counted
        if count
    )


def told(visit: Visit) -> str:
    """Return in a sentence where the values are that the view has none of; empty where there are none."""
    found = values_elsewhere(visit)
    named = (visit.texts.counted("followup.values_of", each.count, edition=each.link) for each in found)
    return visit.texts("followup.values_elsewhere", values=visit.texts.listed(named)) if found else ""


def _here(visit: Visit, edition: EditionInfo) -> str:
    return visit.here(utgava=edition.id, datum="")
