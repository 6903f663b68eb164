"""The change that has just been made: what it did, and the number by which it is undone."""

from __future__ import annotations

from graph.errors import StyrgrafError
from graph.writing.history import change_numbered
from server.editing import Editing
from server.pages.visit import Visit
from server.pages.writing import may_write

#: What an address calls the number of the change.
NUMBER = "andring"
#: A longer row of figures is no number of a change.
_MOST_FIGURES = 9


def just_done(visit: Visit, number: str | int) -> tuple[int, str] | None:
    """Return number and title of the change that an address names; None where it names none that is kept.

    Only those who may write are told: a title has the names of records, also of persons who are left out.
    """
    if not may_write(visit):
        return None
    text = str(number)
    if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_FIGURES and int(text)):
        return None
    editing: Editing = visit.request.app.state.editing
    try:
        return int(text), change_numbered(editing.folder, int(text)).title
    except StyrgrafError:  # an address that somebody has kept for longer than the history does
        return None
