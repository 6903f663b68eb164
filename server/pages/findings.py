"""What the checks find in a view, as pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from queries.fact import Fact
from queries.finding import Finding
from queries.rule_titles import title_of_rule
from queries.rules import every_rule
from server.pages.parts.quote import Quote, quotes
from server.pages.visit import Visit
from server.pages.words import Link


@dataclass(frozen=True)
class Told:
    """A fact that a finding rests on, with the place in the document that says it."""

    text: str
    #: Its section, as a link to the place in the document; None where it stands nowhere.
    source: Link | None
    #: File and line of its record, for the editor; empty where it has none.
    record: str


@dataclass(frozen=True)
class Shown:
    """A finding as the page shows it."""

    finding: Finding
    why: tuple[Told, ...]
    focus: Link
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Group:
    """What one rule finds."""

    rule: str
    title: str
    severity: str
    #: What the rule is about and why it matters; empty for a shape, whose message says it all.
    problem: str
    #: What to do, where it is the same for every finding; else each tells its own.
    suggestion: str
    findings: tuple[Shown, ...]

    @property
    def count(self) -> int:
        """Return how many findings there are."""
        return len(self.findings)


def findings(visit: Visit) -> Sequence[Finding]:
    """Return what the checks find in this view, in the language of the page, with what is accepted now marked.

    It is checked once a day.
    """
    # here, so that the first page need not wait for networkx and the reasoner
    from queries.accepting import with_acceptances
    from queries.checking import check
    from queries.finding_again import FindingAgain

    site, view, today = visit.site, visit.reader.view, datetime.now(UTC).date()
    service, dataset = site.service, site.service.dataset
    found = site.kept(
        ("findings", view.graphs, visit.language, today),
        lambda: check(dataset, service.store, view, visit.language, today),
    )
    again = site.kept(("finding again", today), lambda: FindingAgain(dataset, service.store, today))
    arena = site.base + service.workspace.settings.arena
    return with_acceptances(found, site.acceptances.now(), again, arena, visit.language, today)


def about(visit: Visit, iri: str) -> tuple[Group, ...]:
    """Return the findings about one thing that nobody has accepted, by rule."""
    return grouped(visit, [each for each in findings(visit) if each.focus == iri and not each.accepted])


def grouped(visit: Visit, some: Sequence[Finding]) -> tuple[Group, ...]:
    """Return `some` findings by rule, in their order."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in some:
        by_rule.setdefault(finding.rule, []).append(finding)
    return tuple(_group(visit, rule, members) for rule, members in by_rule.items())


def _group(visit: Visit, name: str, members: Sequence[Finding]) -> Group:
    known = {rule.name: rule for rule in every_rule()}.get(name)
    suggestions = {finding.suggestion for finding in members}
    return Group(
        rule=name,
        title=title_of_rule(name)[visit.language],
        severity=members[0].severity,
        problem=known.problem[visit.language] if known else "",
        suggestion=suggestions.pop() if len(suggestions) == 1 else "",
        findings=tuple(shown(visit, finding) for finding in members),
    )


def shown(visit: Visit, finding: Finding) -> Shown:
    """Return `finding` with what a page needs to show it."""
    passages = quotes(visit, (passage.iri for passage in finding.passages))
    return Shown(finding, tuple(_told(visit, fact) for fact in finding.why), visit.link(finding.focus), passages)


def _told(visit: Visit, fact: Fact) -> Told:
    quote = next(iter(quotes(visit, [fact.passage.iri])), None) if fact.passage else None
    source = Link(quote.passage.iri, quote.section, quote.passage.href) if quote else None
    return Told(fact.text, source, f"{fact.place.file.as_posix()}:{fact.place.line}" if fact.place else "")
