"""What the checks find in a service, with what has been accepted marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from graph.acceptances import Acceptance
from graph.acceptances.acceptance import LONGEST
from graph.documents.originals import Originals
from graph.edition import EditionInfo
from graph.errors import StyrgrafError
from graph.revision import revised
from graph.view import View
from queries.accepting import with_acceptances
from queries.checking import check
from queries.finding import Finding
from queries.finding_again import FindingAgain
from queries.labels import labels
from queries.locator_findings import locator_findings
from queries.revision.base import base_named, origin_of
from queries.revision.of_edition import findings_since_edition
from queries.revision.since import findings_since
from queries.rules import acceptance_rules
from server.service import ALL_EDITIONS, Service


class UnknownFinding(StyrgrafError):
    """No check finds something with the given id."""


def review(
    service: Service, view: View, language: str, today: date, *, reason: bool = False, base: str | None = None
) -> list[Finding]:
    """Return what the checks find in `view`, gravest first; `reason` as for queries.checking.check.

    `base` names what the workspace is held against, as for queries.revision.base.base_named; None
    takes the one it is a copy of, if it is a copy.
    """
    dataset, store = service.dataset, service.store
    findings = found(service, view, language, today, reason=reason, base=base)
    arena = dataset.base + service.workspace.settings.arena
    again = FindingAgain(dataset, store, today)
    return with_acceptances(findings, service.workspace.acceptances, again, arena, language, today)


def found(
    service: Service,
    view: View,
    language: str,
    today: date,
    *,
    reason: bool = False,
    base: str | None = None,
    stepped: Callable[[], None] = lambda: None,
) -> list[Finding]:
    """Return the same, without what has been accepted; `stepped` as for queries.checking.check."""
    dataset, store = service.dataset, service.store
    findings = check(dataset, store, view, language, today, reason=reason, stepped=stepped)
    if service.documents:
        findings += locator_findings(Originals(service.documents), dataset, store, view, language)
    return [*findings, *_revision_findings(service, view, language, base)]


def _revision_findings(service: Service, view: View, language: str, base: str | None) -> list[Finding]:
    """Return what a revision did to what `base` says. Raises StyrgrafError where it cannot be held against that.

    The current view, which stands for the workspace as a whole, shows what happened in all editions.
    """
    workspace, dataset = service.workspace, service.dataset
    held = origin_of(workspace) if base is None else base_named(base, workspace, dataset.editions)
    if held is None:
        return []
    if isinstance(held, EditionInfo):
        return findings_since_edition(held, view, dataset, service.store, language)
    whole = view in (service.view(), service.view(ALL_EDITIONS))
    editions = None if whole else {edition.id for edition in view.editions}
    return findings_since(revised(workspace, held), dataset, language, editions)


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
