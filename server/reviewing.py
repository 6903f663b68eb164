"""What the checks find in a service, with what has been accepted marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from graph.acceptances import Acceptance
from graph.acceptances.acceptance import LONGEST
from graph.errors import StyrgrafError
from graph.view import View
from queries.accepting import with_acceptances
from queries.checking import check
from queries.finding import Finding
from queries.finding_again import FindingAgain
from queries.labels import labels
from queries.rules import acceptance_rules
from server.service import ALL_EDITIONS, Service


class UnknownFinding(StyrgrafError):
    """No check finds something with the given id."""


def review(service: Service, view: View, language: str, today: date, *, reason: bool = False) -> list[Finding]:
    """Return what the checks find in `view`, gravest first; `reason` as for queries.checking.check."""
    dataset, store = service.dataset, service.store
    findings = check(dataset, store, view, language, today, reason=reason)
    arena = dataset.base + service.workspace.settings.arena
    again = FindingAgain(dataset, store, today)
    return with_acceptances(findings, service.workspace.acceptances, again, arena, language, today)


def finding_named(identity: str, service: Service, language: str, today: date) -> Finding:
    """Return the finding with this id from the newest editions, else from any. Raises UnknownFinding."""
    for view in _views(service):
        for finding in review(service, view, language, today):
            if finding.id == identity:
                return finding
    raise UnknownFinding(f"There is no finding {identity!r}; styrgraf check shows the id of each after its rule.")


def acceptance_of(finding: Finding, service: Service, reason: str, by: str, until: date) -> Acceptance:
    """Return the acceptance of `finding`. Raises StyrgrafError for one that is about an acceptance."""
    if finding.rule in acceptance_rules():
        raise StyrgrafError(f"A finding of {finding.rule} cannot be accepted; accept anew, or withdraw.")
    language = service.workspace.settings.languages[0]
    about = labels(service.store, service.view(ALL_EDITIONS), [finding.focus], language)[finding.focus]
    return Acceptance(finding.id, finding.rule, about[: LONGEST["about"]], reason, by, until)


def _views(service: Service) -> Iterator[View]:
    yield service.view()
    for edition in service.dataset.editions:
        yield service.view(edition.id)
