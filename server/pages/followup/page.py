"""``/uppfoljning`` and its parts: what the documents ask to be followed up, as far as it is registered."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from graph.message import Message
from ontology.namespaces import STYRGRAF
from queries.catalogue import question
from queries.runner import run
from server.fault import Missing
from server.pages.facts.names import definitions
from server.pages.followup import adoptions, agreements, dialogues
from server.pages.followup.agreement_dates import agreement_occasions
from server.pages.followup.goals import perspective
from server.pages.parts import paging
from server.pages.parts.answer import Answer, answer
from server.pages.parts.body_choice import body_choice, body_named
from server.pages.parts.progress import VERDICTS, by_target
from server.pages.today import Today
from server.pages.visit import Visit, Visiting
from server.pages.words import Words, in_language

PAGE: Final = "/uppfoljning"
#: The parts in order, the first one without a name of its own, and the questions that give each as files.
PARTS: Final = {
    "mal": ("hur-gar-det", "nyckeltal"),
    "dialoger": ("lokala-dialoger", "svar-i-dialogerna", "egna-mal", "dialogfragor"),
    "overenskommelser": ("overenskommelser", "lagkrav"),
    "antagande": ("antagande",),
}
_FIRST: Final = "mal"
_PROGRESS: Final = STYRGRAF + "progress/{}"

router = APIRouter()


@router.get(PAGE, response_class=HTMLResponse)
def goals(visit: Visiting, organ: str = "") -> HTMLResponse:
    """Show how it goes towards the targets, for everybody or for one."""
    body = body_named(visit, organ)
    measured = {each.organisation for every in by_target(visit).values() for each in every} - {""}
    return _page(
        visit,
        _FIRST,
        found=perspective(visit, body.iri if body else None),
        body=body_choice(visit, measured, body) if measured else None,
        verdicts=[(visit.label(iri), _definition(visit, iri)) for iri in map(_PROGRESS.format, VERDICTS)],
    )


@router.get(PAGE + "/{part}", response_class=HTMLResponse)
def part(visit: Visiting, part: str, day: Today, organ: str = "") -> HTMLResponse:
    """Show one of the other parts."""
    if part == "dialoger":
        body = body_named(visit, organ)
        only = body.iri if body else None
        given = {"huvudman": only} if only else {}
        return _page(
            visit,
            part,
            askings=dialogues.askings(visit, day, only),
            answers=_answer(visit, "svar-i-dialogerna", given, "svar"),
            own=_answer(visit, "egna-mal", given, "mal"),
        )
    if part == "overenskommelser":
        return _page(
            visit,
            part,
            required=agreements.required(visit, day),
            due=agreements.due(visit, day),
            register=_answer(visit, "overenskommelser", {}, "register"),
            is_registered=any(map(agreements.is_registered, visit.reader.once(agreements.agreement_entries))),
            calendar=_calendar(visit),
        )
    if part == "antagande":
        return _page(visit, part, table=adoptions.table(visit))
    raise Missing(
        Message(
            "There is nothing called {part!r} to follow up; there are {parts}.",
            part=part,
            parts=", ".join(list(PARTS)[1:]),
        )
    )


def _calendar(visit: Visit) -> str | None:
    """Return the address of the calendar of agreements; None where it would hold nothing."""
    path = visit.address(f"{PAGE}/overenskommelser.ics", {"lang": visit.language})
    return path if any(agreement_occasions(visit)) else None


def _page(visit: Visit, name: str, **context: Any) -> HTMLResponse:
    return visit.page(
        f"followup/{name}.html",
        visit.texts(f"followup.page.{name}"),
        part=name,
        tabs=[(each, visit.address(PAGE if each == _FIRST else f"{PAGE}/{each}")) for each in PARTS],
        files=[(question(each).title[visit.language], visit.address(f"/fragor/{each}")) for each in PARTS[name]],
        **context,
    )


def _definition(visit: Visit, iri: str) -> Words:
    return in_language(visit.reader.once(definitions).of(iri), visit.language)


def _answer(visit: Visit, name: str, given: dict[str, str], table: str) -> Answer:
    """Return the answer to the question `name` as the page shows it, in a table called `table` with its own pages."""
    found = run(question(name), given, visit.site.service.store, visit.reader.view, visit.language)
    return answer(visit, found, table, f"{paging.PAGE}-{table}")
