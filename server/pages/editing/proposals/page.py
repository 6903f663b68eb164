"""``/redigera/genomgang``: what holds is accepted, what is nearly right mended and what is wrong removed, in a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from server.editing.form import Fields
from server.pages.editing.joining import JOIN
from server.pages.editing.joining import SURELY as SURELY_JOIN
from server.pages.editing.links import MANY
from server.pages.editing.proposals import press as button
from server.pages.editing.proposals.accepting import accepted
from server.pages.editing.proposals.begun import carried, carried_in
from server.pages.editing.proposals.listing import MOST
from server.pages.editing.proposals.meanwhile import gone
from server.pages.editing.proposals.measured import measured
from server.pages.editing.proposals.merging import merged
from server.pages.editing.proposals.outcome import Outcome, met, shown_anew
from server.pages.editing.proposals.press import Press
from server.pages.editing.proposals.sending import number_in
from server.pages.editing.proposals.sentences import MORE
from server.pages.editing.proposals.shown import list_page
from server.pages.editing.proposals.stating import done_with, left_aside, stated
from server.pages.editing.proposals.taking_away import taken_away
from server.pages.editing.saving import require_writer, take_back
from server.pages.visit import Visiting

router = APIRouter()


@router.get(MANY)
def many(
    visit: Visiting, mapp: str = "", slag: str = "", gjort: str = "", andring: str = "", post: str = ""
) -> Response:
    """List what a proposal for the folder `mapp` says, of the class `slag` alone where that is named.

    `post` is the record that has just been added.
    """
    done = gjort if f"edit.done.{gjort}" in visit.texts else ""
    begun = carried_in(visit.request.query_params)
    return list_page(visit, mapp, slag, begun, done=done, number=number_in(andring), added=post)


@router.post(MANY)
def sent_list(visit: Visiting, sent: Fields) -> Response:
    """Do what the button says, with all that is mended besides; where one thing is wrong, do nothing."""
    require_writer(visit, sent)
    press = Press.of(visit, sent)
    if press.what not in _DOING:
        raise HTTPException(400, "The form does not say what to do; use one of its buttons.")
    if press.what != button.UNDO and any(gone(visit, press.folder, sent)):
        return met(press)  # what has been answered of a record that is no more is told first
    return _DOING[press.what](press)


def _undone(press: Press) -> Response:
    take_back(press.visit, press.number)
    return shown_anew(press, Outcome("undone"), None)


def _as_kind(press: Press) -> Response:
    """Show the fields of a sentence that is left as those of another class: the one of the button, else the chosen."""
    number, _, kind = press.about.partition("=")
    prefix = f"u{number_in(number)}."
    return _filled_in(press, {f"{prefix}typ": kind} if kind else {}, prefix)


def _more(press: Press) -> str:
    """Return the sentences that somebody adds to: the one of the press, after those that they have begun to add to."""
    return " ".join(filter(None, (carried(press.sent, ()).get(MORE, ""), press.about)))


def _all_ticked(press: Press) -> Response:
    """Show the boxes of the rows of the press ticked, but none that is not on the page."""
    rows = (number for number in press.range[:MOST] if f"r{number}.post" in press.sent)
    return _filled_in(press, {f"r{number}.stammer": "ja" for number in rows})


def _filled_in(press: Press, more: Mapping[str, str], opened: str = "") -> Response:
    """Show the list as it was sent, with `more` filled in, and the fields that begin with `opened` asked for."""
    return list_page(press.visit, press.folder, press.kind, {**press.sent, **more}, opened=opened)


_DOING: Final[Mapping[str, Callable[[Press], Response]]] = {
    button.UNDO: _undone,
    button.MENDED: lambda press: accepted(press, ()),
    button.TICKED: lambda press: accepted(press, press.ticked),
    button.ROWS: lambda press: accepted(press, press.range),
    button.REMOVE: taken_away,
    button.SURELY: taken_away,
    JOIN: merged,
    SURELY_JOIN: merged,
    button.MEASURES: measured,
    button.ADD: stated,
    button.ASIDE: left_aside,
    button.DONE: done_with,
    button.KIND: _as_kind,
    button.ONE_MORE: lambda press: _filled_in(press, {MORE: _more(press)}),
    button.BECOMES: lambda press: _filled_in(press, {}, f"r{press.number}."),
    button.TICK: _all_ticked,
}
