"""``/granskning/godta`` and ``/granskning/aterkalla``: accepting a finding, and taking that back.

Their addresses carry the query of the page that the form stands on, so that one comes back to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from graph.acceptances import FILE, Acceptance, accept, accept_all, withdraw, withdraw_alike
from graph.message import Message
from queries.finding import Finding
from server.editing import Editing
from server.editing.form import Fields
from server.fault import Missing
from server.pages.parts.acceptance import EVERY, sent_form
from server.pages.visit import Visit, Visiting
from server.pages.workbench.asked import PATH, asked_for
from server.pages.workbench.page import review_page, together
from server.pages.workbench.state import State, state_of

router = APIRouter()


@router.post("/granskning/godta")
def accepted(visit: Visiting, sent: Fields) -> Response:
    """Accept a finding and lead back to it, or show the page with what is wrong at the fields."""
    from server.reviewing import acceptance_of  # here, so that the first page need not wait for the reasoner

    editing, today = _required(visit, sent), datetime.now(UTC).date()
    state = _state(visit)
    finding = _named(state, sent)
    form = sent_form(sent, finding, today, visit.texts)
    if form.errors:
        return review_page(state, form)
    until = date.fromisoformat(form.until)
    made = acceptance_of(finding, visit.site.service, form.reason, form.by, until, state.asked.base)
    accept(editing.folder, made)
    _kept_in_git(visit, "accepted", [made])
    return _back(visit, finding.id)


@router.post("/granskning/godta-alla")
def all_accepted(visit: Visiting, sent: Fields) -> Response:
    """Accept the findings of one rule that the form names, for one reason, and lead to where they are listed."""
    from server.reviewing import acceptance_of  # here, as above

    editing, today, state = _required(visit, sent), datetime.now(UTC).date(), _state(visit)
    asked = set(sent.get("fynd", "").split())
    found = [each for each in together(state) if each.id in asked]
    if not found:
        raise Missing(Message("None of these findings is there any more; they may have been mended."), (PATH,))
    form = replace(sent_form(sent, found[0], today, visit.texts), finding=EVERY)
    if form.errors:
        return review_page(state, form)
    service, until = visit.site.service, date.fromisoformat(form.until)
    made = [acceptance_of(each, service, form.reason, form.by, until, state.asked.base) for each in found]
    accept_all(editing.folder, made)
    _kept_in_git(visit, "accepted", made)
    return _back(visit, found[0].id)


@router.post("/granskning/aterkalla")
def withdrawn(visit: Visiting, sent: Fields) -> Response:
    """Take an acceptance back, or all that are alike where that is asked for, and lead to where the finding stands."""
    editing, finding = _required(visit, sent), sent.get("fynd", "")
    gone = withdraw_alike(editing.folder, finding) if sent.get("alla") else [withdraw(editing.folder, finding)]
    _kept_in_git(visit, "withdrawn", gone)
    return _back(visit, finding if len(gone) > 1 else gone[0].finding)


def _required(visit: Visit, sent: Mapping[str, str]) -> Editing:
    editing: Editing = visit.request.app.state.editing
    editing.require(visit.request, sent.get("nyckel", ""))
    return editing


def _kept_in_git(visit: Visit, what: str, changed: Sequence[Acceptance]) -> None:
    """Commit the file of acceptances where the workspace is kept in git, with what has been done to `changed`."""
    editing: Editing = visit.request.app.state.editing
    title = visit.texts.counted(f"accept.{what}", len(changed), rule=changed[0].rule, about=changed[0].about)
    editing.in_git.commit_files(editing.folder, [FILE], title)


def _state(visit: Visit) -> State:
    state = state_of(*asked_for(visit))
    assert state, "without patience one waits"
    return state


def _named(state: State, sent: Mapping[str, str]) -> Finding:
    identity = sent.get("fynd", "")
    found = next((each for each in state.every if each.id == identity), None)
    if found is None:
        raise Missing(
            Message("There is no finding {identity!r} any more; it may have been mended.", identity=identity), (PATH,)
        )
    return found


def _back(visit: Visit, finding: str) -> Response:
    visit.site.acceptances.now()
    address = visit.address(PATH, visit.request.query_params.multi_items())
    return RedirectResponse(f"{address}#fynd-{finding}", 303)
