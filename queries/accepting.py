"""Accepted findings: which they are, and what is wrong with the acceptances themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.acceptances import FILE, Acceptance
from graph.dataset import Place
from queries.fact import Fact
from queries.finding import Finding, identify
from queries.rules import Because, acceptance_rules

EXPIRED, WITHOUT_FINDING = "acceptance-expired", "acceptance-without-finding"

#: Tells whether a rule finds something with this id in any edition, or against the base that is named where one
#: is; None where that cannot be told.
FoundAnywhere = Callable[[str, str, str], bool | None]


def with_acceptances(
    findings: Sequence[Finding],
    acceptances: Sequence[Acceptance],
    found_anywhere: FoundAnywhere,
    arena: str,
    language: str,
    today: date,
    *,
    named: bool = True,
) -> list[Finding]:
    """Return `findings` with those marked that are accepted on the day `today`, and what acceptances give rise to.

    An acceptance that has expired, or whose finding is nowhere any more, is a finding itself; one
    whose finding is in another edition than those looked at is not. What is about no thing in
    particular is about the arena, whose IRI is `arena`. Unless `named`, who has accepted is left out.
    """
    by_finding = {each.finding: each for each in acceptances}
    marked = [_marked(each, by_finding.get(each.id), today, named) for each in findings]
    there = {each.id: each for each in findings}
    own: list[Finding] = []
    for acceptance in acceptances:
        finding = there.get(acceptance.finding)
        if finding and acceptance.until < today:
            own.append(_about(EXPIRED, acceptance, finding.focus, language))
        elif not finding and found_anywhere(acceptance.rule, acceptance.finding, acceptance.base) is False:
            own.append(_about(WITHOUT_FINDING, acceptance, arena, language))
    return sorted([*marked, *own], key=Finding.order)


def _marked(finding: Finding, acceptance: Acceptance | None, today: date, named: bool) -> Finding:
    if acceptance is None or acceptance.until < today:
        return finding
    by = acceptance.by if named else ""
    told = {"reason": acceptance.reason, "by": by, "until": acceptance.until.isoformat()}
    return replace(finding, accepted=told)


def _about(name: str, acceptance: Acceptance, focus: str, language: str) -> Finding:
    rule, fields = acceptance_rules()[name], acceptance.as_fields()
    place = Place(FILE, acceptance.line)
    return Finding(
        id=identify(name, focus, {"finding": (acceptance.finding,), "until": (fields["until"],)}),
        rule=name,
        family=rule.family,
        severity=rule.severity,
        message=rule.message[language].format(**fields),
        why=tuple(_fact(because, fields, focus, place, language) for because in rule.why),
        suggestion=rule.suggestion[language].format(**fields),
        focus=focus,
        records=(place,),
        passages=(),
    )


def _fact(because: Because, fields: Mapping[str, str], focus: str, place: Place, language: str) -> Fact:
    text = because.text[language].format(**fields)
    return Fact(text, focus, place) if because.thing else Fact(text)
