"""The page of one answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from graph.edition import EditionInfo
from graph.message import Message
from server.fault import Missing
from server.pages.addresses import organisation_iri
from server.pages.answers.answer import Answer
from server.pages.answers.bearers import bearers
from server.pages.answers.ends_early import ends_early
from server.pages.answers.provisional import provisional
from server.pages.answers.role import role
from server.pages.answers.several import several
from server.pages.changes.before_after import BeforeAfter
from server.pages.changes.comparing import Compared, compared
from server.pages.changes.ready_question import (
    BEARERS,
    BODY,
    EARLY,
    PATH,
    PROVISIONAL,
    QUESTIONS,
    SEVERAL,
    asked_in_words,
    bodies_to_ask_about,
    ready_questions,
)
from server.pages.changes.state import chosen_pair
from server.pages.visit import Visit, Visiting

router = APIRouter()


@router.get(PATH + "/{name}", response_class=HTMLResponse, include_in_schema=False)
def answer(
    name: str,
    visit: Visiting,
    fran: str = "",
    till: str = "",
    organ: str = "",
    om: Annotated[str, Query(max_length=40)] = "",
) -> HTMLResponse:
    """Show the answer to one question; the same editions are compared as on the page of changes.

    Raises Missing for a question that nobody asks, UnknownEdition for an edition that is not there.
    """
    if name not in QUESTIONS:
        raise Missing(Message("There is no ready question {name!r}.", name=name), ("/andringar",), name)
    pair = chosen_pair(visit.site.service.dataset.editions, fran, till)
    if pair is None:
        raise Missing(visit.texts("compare.no_pair"), ("/andringar",))
    found = compared(visit, pair)
    told, sides = _answer(visit, found, pair, name, organ, om)
    return visit.page(
        "answer.html",
        told.question,
        answer=told,
        sides=sides,
        found=found,
        ready=ready_questions(visit, pair),
        choices=bodies_to_ask_about(visit, found) if name == BODY else (),
        chosen=organ,
        pair=pair,
        path=f"{PATH}/{BODY}",
        is_quoting=visit.site.originals is not None,
    )


def _answer(
    visit: Visit, found: Compared, pair: tuple[EditionInfo, EditionInfo], name: str, organ: str, om: str
) -> tuple[Answer, BeforeAfter | None]:
    question = asked_in_words(visit, pair, name, organ)
    if name == BODY and organ:
        body = organisation_iri(organ, visit.site.base)
        if not any(body in (*each.bodies, *each.mentioned) for each in found.comparison.changes):
            raise Missing(
                Message("Nothing in these editions is about an organisation {organ!r}.", organ=organ),
                ("/andringar",),
                organ,
            )
        told = role(visit, found, question, body)
        return told.answer, told.sides
    if name == BODY:
        return Answer(BODY, question, (visit.texts("answer.role.choose"),)), None
    if name == EARLY:
        return ends_early(visit, found, question, om), None
    plain = {BEARERS: bearers, SEVERAL: several, PROVISIONAL: provisional}
    return plain[name](visit, found, question), None
