"""Removing a record of a proposal: at once where nothing goes along with it, else after one more yes."""

from __future__ import annotations

from fastapi.responses import Response

from graph.writing.removal import removal
from server.pages.editing.asked import workspace_of
from server.pages.editing.proposals.outcome import Outcome, again, saved, wrong_rows
from server.pages.editing.proposals.press import Press
from server.pages.editing.proposals.shown import Trouble
from server.pages.editing.removing import title_of, what_goes


def taken_away(press: Press) -> Response:
    """Remove the record of the row, and write what is mended besides."""
    row, mended, workspace = press.row, press.mended_beside, workspace_of(press.visit)
    if wrong := wrong_rows(press.visit, mended):
        return again(press, Trouble(wrong))
    going = removal((*workspace.records, *workspace.withheld), row.record, workspace.settings.arena)
    along = what_goes(press.visit, going)
    # A mandate under which nothing stands any more goes without a question.
    if len(going.gone) > 1 + len(going.emptied) and not press.is_sure_of(along):
        return again(press, Trouble(removal=(row.number, along), status=200))
    others = {(change.edition, change.id) for change in going.changes}
    changes = [*going.changes, *(each.change for each in mended if (each.change.edition, each.change.id) not in others)]
    outcome = Outcome("removed", title_of(press.visit, going), press.after(row.number), finished=[row, *mended])
    return saved(press, changes, [each.draft for each in mended], outcome)
