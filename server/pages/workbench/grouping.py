"""Findings under headings: by rule, body, family or severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from queries.families import FAMILIES, FAMILY_NAMES
from queries.finding import Finding
from queries.rules import SEVERITIES
from queries.sorting import swedish
from server.pages.addresses import organisation_iri
from server.pages.findings import Group, rule_group, shown
from server.pages.visit import Visit
from server.pages.workbench.asked import Grouping

#: What comes first under a heading, and what the heading is called.
_Order = tuple[object, ...]


class Headings:
    """The headings of one layout of the page."""

    def __init__(self, visits: Sequence[Visit], grouping: Grouping, bodies: Mapping[str, tuple[str, ...]]) -> None:
        self._visits, self._grouping, self._bodies = visits, grouping, bodies
        self._key: Callable[[Finding], str] = {
            "regel": lambda finding: finding.rule,
            "organ": lambda finding: next(iter(bodies.get(finding.focus, ())), ""),
            "familj": lambda finding: finding.family,
            "grad": lambda finding: finding.severity,
        }[grouping]

    def ordered(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return `findings` as they stand on the page, those of one heading together."""
        # A body has many findings, and what it is called and where that stands in the alphabet is dear.
        places = {key: self._place(key) for key in {*map(self._key, findings)}} if self._grouping == "organ" else {}
        return sorted(findings, key=lambda finding: (self._rank(finding, places), finding.order()))

    def groups(self, page: Sequence[Finding], every: Sequence[Finding]) -> tuple[Group, ...]:
        """Return the findings of one `page` under their headings, which count those of `every` page."""
        counts = Counter(map(self._heading, every))
        found = ((heading, list(members)) for heading, members in groupby(page, key=self._heading))
        return tuple(self._group(heading[0], members, counts[heading]) for heading, members in found)

    def _heading(self, finding: Finding) -> tuple[str, str]:
        """Return what stands together: of one rule, what is equally grave."""
        return self._key(finding), finding.severity if self._grouping == "regel" else ""

    def _place(self, slug: str) -> _Order:
        return (not slug, swedish(self._title(slug)), slug)

    def _rank(self, finding: Finding, places: Mapping[str, _Order]) -> _Order:
        key = self._key(finding)
        if self._grouping == "organ":
            return places[key]
        if self._grouping == "familj":
            return (FAMILIES.index(finding.family),)
        return (SEVERITIES.index(finding.severity), key)

    def _group(self, key: str, members: Sequence[Finding], count: int) -> Group:
        if self._grouping == "regel":
            return rule_group(self._visits, key, members, count)
        severity = key if self._grouping == "grad" else ""
        findings = tuple(shown(self._visits, finding) for finding in members)
        return Group(key, self._title(key), severity, "", "", findings, count)

    def _title(self, key: str) -> str:
        visit = self._visits[0]
        if self._grouping == "familj":
            return next(FAMILY_NAMES[family][visit.language] for family in FAMILIES if family == key)
        if self._grouping == "grad":
            return visit.texts(f"severity.{key}")
        return body_name(self._visits, key) if key else visit.texts("findings.no_body")


def body_name(visits: Sequence[Visit], slug: str) -> str:
    """Return what the organisation is called, in the first view that has a name for it."""
    iri = organisation_iri(slug, visits[0].site.base)
    return next((str(visit.label(iri)) for visit in visits if str(visit.label(iri)) != slug), slug)
