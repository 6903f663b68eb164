"""A goal that turns out to be the measure of another: that goal, which stands above it, and their targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from graph.record import Record
from graph.workspace import Workspace
from server.pages.editing.drafts import Draft
from server.pages.editing.passages import passages
from server.pages.visit import Visit

GOAL: Final = "Goal"
MEASURE: Final = "Indicator"
_MEASURES, _OF, _BY = "measures", "targetOf", "indicator"


def goal_above(visit: Visit, record: Record) -> Record | None:
    """Return the goal that stands last before the goal `record` in the document; None where none does."""
    every = visit.site.service.workspace.records
    goals = [each for each in every if each.type == GOAL and each.edition == record.edition and each is not record]
    own = _place(visit, record)
    if own is None:  # the document is not at hand: as they stand in their file
        above = [(each.line, each) for each in goals if each.file == record.file and each.line < record.line]
    else:
        above = [(at, each) for each in goals if (at := _place(visit, each)) is not None and at < own]
    return max(above, key=lambda pair: pair[0])[1] if above else None


def _place(visit: Visit, record: Record) -> int | None:
    return next((place.at for place in passages(visit, record) if place.at is not None), None)


def measuring(draft: Draft, goal: Record) -> Draft:
    """Return `draft` of an indicator as one of `goal`."""
    return replace(draft, after=replace(draft.after, data={**draft.after.data, _MEASURES: goal.id}))


def with_targets(workspace: Workspace, draft: Draft) -> Draft:
    """Return `draft` with the targets of a goal that becomes an indicator: targets of what that measures, by it."""
    before, after = draft.before, draft.after
    goals = after.values(_MEASURES)
    if before is None or (before.type, after.type) != (GOAL, MEASURE) or not goals:
        return draft
    own = [each for each in workspace.records if each.type == "Target" and each.edition == before.edition]
    along = tuple(
        Draft(each, replace(each, data=data)) for each in own if (data := _moved(each, before, goals)) != each.data
    )
    return replace(draft, along=(*draft.along, *along))


def _moved(target: Record, turned: Record, goals: list[Any]) -> Mapping[str, Any]:
    """Return what `target` says when the goal `turned` is an indicator of `goals`."""
    of = target.values(_OF)
    is_beside = of == goals and target.values("source") == turned.values("source")
    if turned.id not in of and not is_beside:
        return target.data
    named = list(dict.fromkeys((*(one for one in of if one != turned.id), *goals)))
    data = {**target.data, _OF: named if len(named) > 1 else named[0]}
    return data if target.values(_BY) else {**data, _BY: turned.id}
