"""A proposed goal that is what the goal above it is measured by."""

from __future__ import annotations

from dataclasses import replace

from fastapi.responses import Response
from starlette.exceptions import HTTPException

from graph.record import Record
from server.pages.editing.asked import workspace_of
from server.pages.editing.measures import MEASURE, goal_above, measuring, with_targets
from server.pages.editing.proposals.brief import answered
from server.pages.editing.proposals.outcome import Outcome, again, saved, wrong_rows
from server.pages.editing.proposals.press import Press
from server.pages.editing.proposals.sending import Answer
from server.pages.editing.proposals.shown import Trouble
from server.pages.editing.things import Things


def measured(press: Press) -> Response:
    """Let the goal of the row be the indicator of the goal above it, with its targets as that goal's.

    Raises HTTPException where there is none above it.
    """
    goal = goal_above(press.visit, press.row.record)
    if goal is None:
        raise HTTPException(409, "There is no goal above this one any more; load the page again.")
    things = Things(workspace_of(press.visit), press.visit.language)
    turned = _turned(press, things, goal)
    wanted = [turned, *press.mended_beside]
    if wrong := wrong_rows(press.visit, wanted):
        return again(press, Trouble(wrong))
    title = press.visit.texts("edit.told.measured", name=things.name(turned.draft.after), other=things.name(goal))
    outcome = Outcome("many", title, press.after(turned.number), finished=press.mended_beside)
    return saved(press, (each.change for each in wanted), [each.draft for each in wanted], outcome)


def _turned(press: Press, things: Things, goal: Record) -> Answer:
    """Return the row as one of an indicator of `goal`."""
    row = press.row
    draft = answered(press.visit, things, row.record, {**row.texts, "measures.1": goal.id}, MEASURE)
    return replace(row, draft=with_targets(things.workspace, measuring(replace(draft, along=()), goal)))
