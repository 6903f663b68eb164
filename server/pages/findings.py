"""What the checks find in a view, as pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from markupsafe import Markup
from pyoxigraph import NamedNode

from ontology.namespaces import PROV
from queries.fact import Fact
from queries.finding import Finding
from queries.rule_titles import title_of_rule
from queries.rules import every_rule
from server.checks import Check
from server.pages.editing.links import edit_links
from server.pages.editing.wanting import missing_link
from server.pages.parts.quote import Quote, quotes
from server.pages.visit import Visit
from server.pages.words import Link, Words
from server.pages.writing import may_write

#: Seconds that a page about one thing waits for the checks: the rest of it is worth seeing before.
_MOMENT: Final = 0.3


@dataclass(frozen=True)
class Told:
    """A fact that a finding rests on, with the place in the document that says it."""

    #: Its sentence, where it names the thing it is about with a link to that.
    text: str | Markup
    #: Its section, as a link to the place in the document; None where it stands nowhere.
    source: Link | None
    #: File and line of its record, for the editor; empty where it has none.
    record: str
    #: What a line rests on that no record says itself, each with where it can be edited.
    premises: tuple[tuple[Link, tuple[Link, ...]], ...] = ()


@dataclass(frozen=True)
class Shown:
    """A finding as the page shows it."""

    finding: Finding
    why: tuple[Told, ...]
    focus: Link
    quotes: tuple[Quote, ...]
    #: Address and words of a form for what it misses; None where it misses nothing.
    add: tuple[str, str] | None = None


@dataclass(frozen=True)
class Group:
    """Findings under one heading."""

    #: What the heading stands for: a rule, an organisation's slug, a family or a severity.
    key: str
    title: str
    #: How grave they are; "" where that differs.
    severity: str
    #: What the rule is about and why it matters; empty for a shape, whose message says it all.
    problem: str
    #: What to do, where it is the same for every finding; else each tells its own.
    suggestion: str
    findings: tuple[Shown, ...]
    #: How many there are in all, where a page shows a part of them.
    count: int


def findings(visit: Visit) -> Sequence[Finding]:
    """Return what the checks find in this view, in the language of the page, with what is accepted now marked.

    It is checked once a day.
    """
    return marked(visit, check_of(visit).found() or ())


def check_of(visit: Visit, base: str | None = None) -> Check:
    """Return the check of this view held against `base`, which runs beside the request.

    `base` is one as for server.reviewing.review; one that the view cannot be held against fails the check.
    """
    # here, so that the first page need not wait for networkx
    from queries.checking import steps_of
    from server.reviewing import found_alone, found_since

    service, view, today = visit.site.service, visit.reader.view, datetime.now(UTC).date()
    dataset, language = service.dataset, visit.language

    def work(stepped: Callable[[], None]) -> list[Finding]:
        # Whatever the view is held against, it is checked by itself once.
        alone = visit.site.checked.of(
            (view.graphs, language, today), lambda: found_alone(service, view, language, today, stepped=stepped)
        )
        every = [*alone, *found_since(service, view, language, base)]
        stepped()
        return every

    return visit.site.checks.of(
        (view.graphs, language, today, base),
        lambda: steps_of(dataset, view) + 1,
        work,
    )


def marked(visit: Visit, found: Sequence[Finding]) -> list[Finding]:
    """Return `found` with what is accepted now marked, and what is wrong with acceptances.

    Where the settings leave persons out, only those who may write are told who has accepted.
    """
    from queries.accepting import with_acceptances
    from server.reviewing import finding_again

    site, today = visit.site, datetime.now(UTC).date()
    service = site.service
    again = site.kept(("finding again", today), lambda: finding_again(service, today))
    arena = site.base + service.workspace.settings.arena
    return with_acceptances(found, site.acceptances.now(), again, arena, visit.language, today, named=tells_who(visit))


def tells_who(visit: Visit) -> bool:
    """Tell whether the page of `visit` names those who have accepted."""
    return visit.site.service.workspace.settings.persons or may_write(visit)


def about(visit: Visit, iri: str) -> tuple[Group, ...] | None:
    """Return the findings about one thing that nobody has accepted, by rule; None while the checks run."""
    patience = visit.site.patience
    found = check_of(visit).found(None if patience is None else min(patience, _MOMENT))
    if found is None:
        return None
    # What is wrong with acceptances is about the arena, and shows only when they are held against all findings.
    is_arena = iri == visit.site.base + visit.site.service.workspace.settings.arena
    concerned = found if is_arena else [finding for finding in found if finding.focus == iri]
    by_rule: dict[str, list[Finding]] = {}
    for finding in marked(visit, concerned):
        if finding.focus == iri and not finding.accepted:
            by_rule.setdefault(finding.rule, []).append(finding)
    return tuple(rule_group([visit], rule, members, len(members)) for rule, members in by_rule.items())


def rule_group(visits: Sequence[Visit], name: str, members: Sequence[Finding], count: int) -> Group:
    """Return `members`, which the rule `name` has found, of `count` in all."""
    language = visits[0].language
    known = {rule.name: rule for rule in every_rule()}.get(name)
    suggestions = {finding.suggestion for finding in members}
    return Group(
        key=name,
        title=title_of_rule(name)[language],
        severity=members[0].severity,
        problem=known.problem[language] if known else "",
        suggestion=suggestions.pop() if len(suggestions) == 1 else "",
        findings=tuple(shown(visits, finding) for finding in members),
        count=count,
    )


def shown(visits: Sequence[Visit], finding: Finding) -> Shown:
    """Return `finding` with what a page needs to show it.

    What the view of the first of `visits` does not know is shown as the next one has it.
    """
    passages = [passage.iri for passage in finding.passages]
    seen: dict[str, Quote] = {}
    for visit in visits:
        for quote in quotes(visit, passages):
            seen.setdefault(quote.passage.iri, quote)
    why = tuple(_told(visits, fact, finding.focus) for fact in finding.why)
    return Shown(finding, why, _link(visits, finding.focus), tuple(seen.values()), missing_link(visits[0], finding))


def _link(visits: Sequence[Visit], iri: str) -> Link:
    """Return a link to the page of `iri` in the first view that has a name for it."""
    unnamed = iri.rpartition("/")[2]
    links = [visit.link(iri) for visit in visits]
    return next((link for link in links if str(link) != unnamed), links[0])


def _told(visits: Sequence[Visit], fact: Fact, focus: str) -> Told:
    asked = [fact.passage.iri] if fact.passage else []
    quote = next((quote for visit in visits for quote in quotes(visit, asked)), None)
    source = Link(quote.passage.iri, quote.section, quote.passage.href) if quote else None
    text = _linked(fact.text, _link(visits, fact.thing)) if fact.thing else fact.text
    if fact.is_rest:  # the page of what the finding is about has all of them
        text = Link(focus, Words(fact.text), _link(visits, focus).href).__html__()
    record = f"{fact.place.file.as_posix()}:{fact.place.line}" if fact.place else ""
    return Told(text, source, record, tuple(_premises(visits, fact)))


def _premises(visits: Sequence[Visit], fact: Fact) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    """Yield what a line follows from that is concluded from duties and the like, and where each is edited."""
    visit = visits[0]
    if not fact.thing or fact.thing in visit.site.service.dataset.origins:
        return
    asked = f"SELECT DISTINCT ?premise {{ {NamedNode(fact.thing)} <{PROV}wasDerivedFrom> ?premise }} ORDER BY ?premise"
    for row in visit.reader.select(asked):
        iri = row["premise"].value
        yield _link(visits, iri), edit_links(visit, iri)


def _linked(text: str, link: Link) -> str | Markup:
    """Return `text` with the first mention of what `link` leads to as that link."""
    before, name, after = text.partition(f"”{link}”")
    return Markup("{}”{}”{}").format(before, link, after) if name and link.href else text
