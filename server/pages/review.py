"""``/granskning``: what the checks find, by severity, body and rule, and what is accepted of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from queries.finding import Finding
from queries.rule_titles import title_of_rule
from queries.rules import SEVERITIES, every_rule
from queries.sorting import swedish
from server.pages.facts.organisation import organisations
from server.pages.findings import Shown, findings, grouped, shown
from server.pages.parts.acceptance import NAMES, AcceptanceForm, a_year_from
from server.pages.visit import Visit, Visiting
from server.pages.writing import keep_session, writing


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with how many findings it leaves."""

    value: str
    words: str
    count: int


@dataclass(frozen=True)
class Filters:
    """What the address asks to see; "" asks for everything."""

    organ: str
    grad: str
    regel: str

    def leave(self, finding: Finding) -> bool:
        """Tell whether they leave `finding`."""
        right_body = not self.organ or finding.focus.endswith(f"/organisation/{self.organ}")
        return right_body and self.grad in ("", finding.severity) and self.regel in ("", finding.rule)


router = APIRouter()


@router.get("/granskning", response_class=HTMLResponse)
def review(visit: Visiting) -> HTMLResponse:
    """Show the findings that pass the filters."""
    return review_page(visit)


def review_page(visit: Visit, form: AcceptanceForm | None = None) -> HTMLResponse:
    """Return the page; with `form`, one that was sent with mistakes in it."""
    asked = visit.request.query_params
    filters = Filters(asked.get("organ", ""), asked.get("grad", ""), asked.get("regel", ""))
    every = findings(visit)
    left = [each for each in every if filters.leave(each)]
    unaccepted = [each for each in left if not each.accepted]
    given = {name: value for name, value in vars(filters).items() if value}
    carried = writing(visit)
    response = visit.page(
        "findings.html",
        visit.texts("accept.problem" if form else "findings.title"),
        status=422 if form else 200,
        is_clean=all(each.accepted for each in every),
        count=len(unaccepted),
        groups=grouped(visit, unaccepted),
        accepted=_accepted(visit, left),
        counts=Counter(each.severity for each in unaccepted),
        totals=Counter(each.severity for each in every if not each.accepted),
        severities=SEVERITIES,
        bodies=_bodies(visit, every),
        rules=[(rule, sum(each.rule == rule.name and not each.accepted for each in every)) for rule in every_rule()],
        title_of=lambda rule: title_of_rule(rule)[visit.language],
        chosen=vars(filters),
        given=given,
        problems=visit.site.acceptances.problems,
        writing=carried,
        form=form,
        names=NAMES,
        proposed=a_year_from(datetime.now(UTC).date()),
    )
    keep_session(visit, carried, response)
    return response


def _accepted(visit: Visit, some: Sequence[Finding]) -> tuple[Shown, ...]:
    return tuple(shown(visit, each) for each in some if each.accepted)


def _bodies(visit: Visit, every: Sequence[Finding]) -> list[Choice]:
    known = visit.reader.once(organisations)
    counts = Counter(each.focus for each in every if each.focus in known)
    found = [Choice(known[iri].slug, str(visit.label(iri)), count) for iri, count in counts.items()]
    return sorted(found, key=lambda choice: swedish(choice.words))
