"""``/granskning``: what the checks find, by severity, body and rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from queries.fact import Fact
from queries.finding import Finding
from queries.rule_titles import title_of_rule
from queries.rules import SEVERITIES, rules
from queries.sorting import swedish
from server.pages.facts.organisation import organisations
from server.pages.parts.quote import Quote, quotes
from server.pages.visit import Visit, Visiting
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


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with how many findings it leaves."""

    value: str
    words: str
    count: int


router = APIRouter()


@router.get("/granskning", response_class=HTMLResponse)
def review(visit: Visiting, organ: str = "", grad: str = "", regel: str = "") -> HTMLResponse:
    """Show the findings that pass the filters."""
    every = findings(visit)
    left = [each for each in every if _passes(each, organ, grad, regel)]
    chosen = {"organ": organ, "grad": grad, "regel": regel}
    return visit.page(
        "findings.html",
        visit.texts("findings.title"),
        every=every,
        count=len(left),
        groups=grouped(visit, left),
        counts=Counter(each.severity for each in left),
        totals=Counter(each.severity for each in every),
        severities=SEVERITIES,
        bodies=_bodies(visit, every),
        rules=[(rule, sum(each.rule == rule.name for each in every)) for rule in rules()],
        chosen=chosen,
        given={name: value for name, value in chosen.items() if value},
    )


def findings(visit: Visit) -> Sequence[Finding]:
    """Return what the checks find in this view, in the language of the page; checked once a day."""
    from queries.checking import check  # here, so that the first page need not wait for networkx

    service, view = visit.site.service, visit.reader.view
    today = datetime.now(UTC).date()
    return visit.site.kept(
        ("findings", view.graphs, visit.language, today),
        lambda: check(service.dataset, service.store, view, visit.language, today),
    )


def about(visit: Visit, iri: str) -> tuple[Group, ...]:
    """Return the findings about one thing, by rule."""
    return grouped(visit, [each for each in findings(visit) if each.focus == iri])


def grouped(visit: Visit, some: Sequence[Finding]) -> tuple[Group, ...]:
    """Return `some` findings by rule, in their order."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in some:
        by_rule.setdefault(finding.rule, []).append(finding)
    return tuple(_group(visit, rule, members) for rule, members in by_rule.items())


def _group(visit: Visit, name: str, members: Sequence[Finding]) -> Group:
    known = {rule.name: rule for rule in rules()}.get(name)
    suggestions = {finding.suggestion for finding in members}
    return Group(
        rule=name,
        title=title_of_rule(name)[visit.language],
        severity=members[0].severity,
        problem=known.problem[visit.language] if known else "",
        suggestion=suggestions.pop() if len(suggestions) == 1 else "",
        findings=tuple(_shown(visit, finding) for finding in members),
    )


def _passes(finding: Finding, body: str, severity: str, rule: str) -> bool:
    right_body = not body or finding.focus.endswith(f"/organisation/{body}")
    return right_body and severity in ("", finding.severity) and rule in ("", finding.rule)


def _shown(visit: Visit, finding: Finding) -> Shown:
    passages = quotes(visit, (passage.iri for passage in finding.passages))
    return Shown(finding, tuple(_told(visit, fact) for fact in finding.why), visit.link(finding.focus), passages)


def _told(visit: Visit, fact: Fact) -> Told:
    quote = next(iter(quotes(visit, [fact.passage.iri])), None) if fact.passage else None
    source = Link(quote.passage.iri, quote.section, quote.passage.href) if quote else None
    return Told(fact.text, source, f"{fact.place.file.as_posix()}:{fact.place.line}" if fact.place else "")


def _bodies(visit: Visit, every: Sequence[Finding]) -> list[Choice]:
    known = visit.reader.once(organisations)
    counts = Counter(each.focus for each in every if each.focus in known)
    found = [Choice(known[iri].slug, str(visit.label(iri)), count) for iri, count in counts.items()]
    return sorted(found, key=lambda choice: swedish(choice.words))
