"""What the checks find in a service, with what has been accepted marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from graph.acceptances import Acceptance
from graph.acceptances.acceptance import LONGEST
from graph.edition import EditionInfo
from graph.errors import StyrgrafError
from graph.message import Message
from graph.view import View
from queries.accepting import with_acceptances
from queries.checking import check
from queries.finding import Finding
from queries.finding_again import FindingAgain
from queries.labels import labels
from queries.locator_findings import locator_findings
from queries.revision.base import NONE, UnknownBase, base_named, name_of, origin_of, successor
from queries.rules import acceptance_rules
from server.service import ALL_EDITIONS, Service


class UnknownFinding(StyrgrafError):
    """No check finds something with the given id."""


def review(
    service: Service,
    view: View,
    language: str,
    today: date,
    *,
    reason: bool = False,
    base: str | None = None,
    only_since: bool = False,
) -> list[Finding]:
    """Return what the checks find in `view`, gravest first; `reason` as for queries.checking.check.

    `base` names what the workspace is held against, as for queries.revision.base.base_named; None
    takes the one it is a copy of, if it is a copy. With `only_since`, only what has changed since then is told.
    """
    if only_since:
        findings = found_since(service, view, language, base)
    else:
        findings = found(service, view, language, today, reason=reason, base=base)
    arena = service.dataset.base + service.workspace.settings.arena
    again = finding_again(service, today)
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
    checked = found_alone(service, view, language, today, reason=reason, stepped=stepped)
    return [*checked, *found_since(service, view, language, base)]


def found_alone(
    service: Service,
    view: View,
    language: str,
    today: date,
    *,
    reason: bool = False,
    stepped: Callable[[], None] = lambda: None,
) -> list[Finding]:
    """Return what is found in `view` by itself, held against nothing; parameters as for `found`."""
    dataset, store = service.dataset, service.store
    findings = check(dataset, store, view, language, today, reason=reason, stepped=stepped)
    if service.originals:
        findings += locator_findings(service.originals, dataset, store, view, language)
    return findings


def found_since(service: Service, view: View, language: str, base: str | None) -> list[Finding]:
    """Return what a revision did to what `base` says. Raises StyrgrafError where it cannot be held against that.

    The current view, which stands for the workspace as a whole, shows what happened in all editions.
    """
    workspace, dataset = service.workspace, service.dataset
    held = base_of(service, base)
    if held is None:
        return []
    # Here, so that a check against nothing need not wait for what compares.
    from graph.revision import revised
    from queries.revision.of_edition import findings_since_edition
    from queries.revision.since import findings_since

    if isinstance(held, EditionInfo):
        return findings_since_edition(held, view, service.comparisons, language)
    whole = view in (service.view(), service.view(ALL_EDITIONS))
    editions = None if whole else {edition.id for edition in view.editions}
    return findings_since(revised(workspace, held), dataset, language, editions)


def base_of(service: Service, base: str | None) -> Path | EditionInfo | None:
    """Return what `base` names, or for None what the workspace is a copy of. Raises UnknownBase."""
    workspace = service.workspace
    return origin_of(workspace) if base is None else base_named(base, workspace, service.dataset.editions)


def finding_again(service: Service, today: date) -> FindingAgain:
    """Return what tells whether a finding is still there in `service`, whatever it was held against."""

    def since(base: str) -> frozenset[str] | None:
        try:
            held = base_of(service, base)
        except UnknownBase:
            return None
        views = [service.view(each.id) for each in _following(held, service)] or [service.view()]
        return frozenset(each.id for view in views for each in found_since(service, view, "sv", base))

    return FindingAgain(service.dataset, service.store, today, since)


def finding_named(identity: str, service: Service, language: str, today: date, base: str | None = None) -> Finding:
    """Return the finding with this id from the newest editions, else from any, held against `base`.

    Raises UnknownFinding, and UnknownBase for a base that is not there.
    """
    held = base_of(service, base)
    for view in _views(service):
        fits = not isinstance(held, EditionInfo) or successor(held, view, service.dataset.editions)
        for finding in review(service, view, language, today, base=base if fits else NONE):
            if finding.id == identity:
                return finding
    raise UnknownFinding(
        Message(
            "There is no finding {identity!r}; styrgraf check shows the id of each after its "
            "rule. One that check --base shows needs the same --base here.",
            identity=identity,
        )
    )


def acceptance_of(
    finding: Finding, service: Service, reason: str, by: str, until: date, base: str | None = None
) -> Acceptance:
    """Return the acceptance of `finding`, which was found against `base`.

    Raises StyrgrafError for one that is about an acceptance.
    """
    if finding.rule in acceptance_rules():
        raise StyrgrafError(
            Message("A finding of {rule} cannot be accepted; accept anew, or withdraw.", rule=finding.rule)
        )
    language = service.workspace.settings.languages[0]
    about = labels(service.store, service.view(ALL_EDITIONS), [finding.focus], language)[finding.focus]
    held = name_of(base_of(service, base)) if finding.family == "revision" else ""
    return Acceptance(finding.id, finding.rule, about[: LONGEST["about"]], reason, by, until, base=held)


def _following(held: Path | EditionInfo | None, service: Service) -> list[EditionInfo]:
    """Return the editions that can be held against an edition; none where `held` is something else."""
    if not isinstance(held, EditionInfo):
        return []
    editions = service.dataset.editions
    return [each for each in editions if successor(held, service.view(each.id), editions)]


def _views(service: Service) -> Iterator[View]:
    yield service.view()
    for edition in service.dataset.editions:
        yield service.view(edition.id)
