"""The page itself: what the checks find, what is accepted of it, and how far they have come while they run."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from graph.acceptances import is_alike
from queries.finding import Finding
from queries.rule_titles import title_of_rule
from queries.rules import SEVERITIES, every_rule
from server.language.telling import told
from server.pages.changes.ready_question import ready_questions
from server.pages.editing.remaining import remaining
from server.pages.findings import shown
from server.pages.parts.acceptance import NAMES, AcceptanceForm, a_year_from
from server.pages.parts.paging import paged
from server.pages.visit import Visit, Visiting
from server.pages.workbench.asked import PATH, Asked, asked_for
from server.pages.workbench.choices import edition_fields, filter_fields
from server.pages.workbench.files import KINDS
from server.pages.workbench.state import State, check_asked, pair_of, state_of
from server.pages.workbench.summary import summary_of
from server.pages.writing import keep_session, writing

#: As many findings stand on one page, and as many accepted ones below them.
_MOST: Final = 100
_MOST_ACCEPTED: Final = 20
#: The family of what is found about acceptances themselves.
_OF_ACCEPTANCES: Final = "acceptances"
#: Seconds after which a page that tells how far the checks have come looks again.
_AGAIN: Final = 1
router = APIRouter()


@router.get(PATH, response_class=HTMLResponse)
def review(visit: Visiting) -> HTMLResponse:
    """Show the findings that are asked for, or how far the checks have come."""
    visit, asked = asked_for(visit)
    state = state_of(visit, asked, visit.site.patience)
    return review_page(state) if state else _running(visit, asked)


def review_page(state: State, form: AcceptanceForm | None = None) -> HTMLResponse:
    """Return the page of the findings; with `form`, one that was sent with mistakes in it."""
    visit, asked, carried = state.visit, state.asked, writing(state.visit)
    unaccepted = [each for each in state.every if not each.accepted]
    rules = Counter(each.rule for each in unaccepted)
    page = paged(visit, state.open, _MOST)
    only_accepted = visit.request.query_params.get("visa") == "godtagna"
    below = paged(visit, state.accepted, _MOST) if only_accepted else None
    some = below.items if below else state.accepted[:_MOST_ACCEPTED]
    at_once = {each.id for each in together(state)}
    response = visit.page(
        "findings.html",
        visit.texts("accept.problem" if form else "findings.title"),
        status=422 if form else 200,
        asked=asked,
        given=asked.given,
        unfiltered={name: value for name, value in asked.given.items() if name not in asked.filters},
        here=_here(state),
        remaining=remaining(visit),
        pair=state.pair,
        unmatched=state.unmatched,
        editions=edition_fields(state),
        filters=filter_fields(state),
        summary=summary_of(state),
        ready=ready_questions(visit, state.pair) if state.pair else (),
        is_clean=not unaccepted,
        counts=Counter(each.severity for each in state.open),
        severities=SEVERITIES,
        titles=_titles(state),
        page=page,
        groups=() if below else state.headings.groups(page.items, state.open),
        accepted=tuple(shown(state.visits, each) for each in some),
        accepted_count=len(state.accepted),
        below=below,
        rules=[(rule, rules[rule.name]) for rule in every_rule()],
        title_of=lambda rule: title_of_rule(rule)[visit.language],
        files=[(kind, visit.address(f"{PATH}.{kind}", asked.given)) for kind in KINDS],
        problems=[told(problem, visit.language) for problem in visit.site.acceptances.problems],
        writing=carried,
        ended=_ended(state),
        form=form,
        names=NAMES,
        together=[each.id for each in page.items if each.id in at_once],
        alike=_alike(state),
        proposed=a_year_from(datetime.now(UTC).date()),
    )
    keep_session(visit, carried, response)
    return response


def together(state: State) -> tuple[Finding, ...]:
    """Return the findings that may be accepted at once: those of one rule, where the page is about that alone."""
    rules = {each.rule for each in state.open}
    several = len(state.open) > 1 and len(rules) == 1 and tuple(rules) == state.asked.rules
    return tuple(each for each in state.open if each.family != _OF_ACCEPTANCES) if several else ()


def _alike(state: State) -> dict[str, int]:
    """Return how many are accepted alike with each finding: of its rule, for its reason, by its name, until its day."""
    every = state.visit.site.acceptances.now()
    return {one.finding: sum(is_alike(one, other) for other in every) for one in every}


def _here(state: State) -> list[tuple[str, str]]:
    """Return the query of the page, with what it is held against also where the address leaves that unsaid."""
    pair = state.asked.pair
    rest = state.visit.request.query_params.multi_items()
    return [*pair.items(), *((name, value) for name, value in rest if name not in pair)]


def _ended(state: State) -> dict[str, str]:
    """Return, for each finding about an acceptance, the id of what is accepted there."""
    by_line = {each.line: each.finding for each in state.visit.site.acceptances.now()}
    about = [each for each in state.every if each.family == "acceptances"]
    return {each.id: by_line[place.line] for each in about for place in each.records if place.line in by_line}


def _titles(state: State) -> list[tuple[str, str, int]]:
    """Return rule, title and number of what is more than worth knowing, the gravest and commonest first."""
    grave = [each for each in state.open if each.severity != "info"]
    numbers = Counter((SEVERITIES.index(each.severity), each.rule) for each in grave)
    in_order = sorted(numbers, key=lambda key: (key[0], -numbers[key], key[1]))
    return [(rule, title_of_rule(rule)[state.visit.language], numbers[severity, rule]) for severity, rule in in_order]


def _running(visit: Visit, asked: Asked) -> HTMLResponse:
    check = check_asked(visit, asked)
    response = visit.page(
        "findings_running.html",
        visit.texts("findings.title"),
        done=check.done,
        steps=check.steps,
        here=visit.here(),
        ready=ready_questions(visit, pair) if (pair := pair_of(visit, asked)) else (),
    )
    response.headers["Refresh"] = str(_AGAIN)
    response.headers["Cache-Control"] = "no-store"
    return response
