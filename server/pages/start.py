"""``/``: what this is, search, and the way in for whoever has a role somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from ontology.namespaces import STYRGRAF
from server.pages.addresses import ROLE_PAGE
from server.pages.changes.comparing import edition_words
from server.pages.changes.ready_question import ReadyQuestion, ready_questions
from server.pages.changes.state import revision_of
from server.pages.editing.remaining import remaining
from server.pages.examples import examples
from server.pages.facts.event import events, upcoming
from server.pages.parts.levels import levels
from server.pages.parts.role import role_choices
from server.pages.parts.statement import EVENT_KEYS, statement
from server.pages.visit import Visit, Visiting
from server.pages.words import Words

_NEXT_EVENTS = 3
#: So many bodies of a level are named; more would be a wall of links, and the list has them all.
_MOST_NAMED = 24
#: Statuses that an edition has once it has been decided on.
_DECIDED = frozenset({"adopted", "in-force", "superseded"})
#: Among the others it does not say by itself what is unknown.
_UNKNOWN = "unknown"


router = APIRouter()


@dataclass(frozen=True)
class Revision:
    """Two editions of one document, and what is asked of what became of the older one."""

    old: Words
    new: Words
    questions: tuple[ReadyQuestion, ...]
    #: Where all changes between them are shown.
    href: str


@router.get("/", response_class=HTMLResponse)
def start(visit: Visiting, i: str = "", roll: str = "") -> Response:
    """Show the start page or, where an organisation was chosen there, the way to somebody's place in it."""
    if i:
        return RedirectResponse(visit.address(ROLE_PAGE, {"i": i} | ({"roll": roll} if roll else {})), 303)
    today = datetime.now(UTC).date()
    following = upcoming(visit.reader.once(events), today, _NEXT_EVENTS)
    return visit.page(
        "start.html",
        visit.texts("start.title", name=visit.workspace_name),
        unadopted=_unadopted(visit),
        remaining=remaining(visit),
        levels=levels(visit),
        most=_MOST_NAMED,
        roles=role_choices(visit),
        examples=examples(visit),
        revision=_revision(visit),
        events=[statement(visit, event, EVENT_KEYS) for event in following],
    )


def _revision(visit: Visit) -> Revision | None:
    """Return the newest revision with the questions that it gives rise to; None where no edition revises another."""
    pair = revision_of(visit.site.service.dataset.editions)
    if pair is None:
        return None
    old, new = (edition_words(visit, edition) for edition in pair)
    asked = {"fran": pair[0].id, "till": pair[1].id}
    return Revision(old, new, ready_questions(visit, pair), visit.address("/andringar", asked))


def _unadopted(visit: Visit) -> list[Words]:
    """Return the statuses, other than those of what is or was decided, of the editions that the page shows."""
    statuses = (edition.status for edition in visit.reader.view.editions if edition.status not in _DECIDED)
    unknown = Words(visit.texts("start.unknown"))
    named = {status: visit.label(f"{STYRGRAF}status/{status}") for status in dict.fromkeys(statuses)}
    return [unknown if status == _UNKNOWN else words for status, words in named.items()]
