"""Letting records of a proposal hold, with all that is mended."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi.responses import Response

from server.pages.editing.proposals.outcome import Outcome, again, saved, wrong_rows
from server.pages.editing.proposals.press import Press
from server.pages.editing.proposals.shown import Trouble, list_page


def accepted(press: Press, chosen: Sequence[int]) -> Response:
    """Let the rows `chosen` and all that are mended hold; where one of them is wrong, none."""
    wanted = press.along(chosen)
    if not wanted:
        return list_page(press.visit, press.folder, press.kind, press.sent)
    if wrong := wrong_rows(press.visit, wanted):
        return again(press, Trouble(wrong))
    numbers = [row.number for row in wanted]
    title = press.visit.texts.counted("edit.told.many", len(wanted))
    outcome = Outcome("many", title, press.after(min(numbers), but=numbers), finished=wanted)
    return saved(press, (row.change for row in wanted), [row.draft for row in wanted], outcome)
