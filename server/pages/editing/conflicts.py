"""What a page shows where somebody else has changed a record meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi.responses import Response

from graph.writing.change import Conflict
from server.pages.editing.drafts import Draft
from server.pages.editing.page import Shown, differences, form_page
from server.pages.editing.saving import show
from server.pages.visit import Visit


def conflicting(visit: Visit, draft: Draft, sent: Mapping[str, str], conflict: Conflict) -> Response:
    """Show what was sent beside what stands there by now; saved again, what was sent holds."""
    show(visit)
    theirs, after = conflict.found, draft.after
    if theirs is None:
        return form_page(visit, Draft(None, after), sent, Shown({"id": visit.texts("edit.conflict.gone")}, status=409))
    shown = Shown(conflict=differences(visit, after, theirs), status=409)
    return form_page(visit, Draft(theirs, after), sent, shown)
