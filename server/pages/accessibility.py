"""``/tillganglighet``: how far the pages are accessible, and what was and was not tested."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from server.pages.visit import Visiting

#: The parts of the statement, each a list of sentences.
_PARTS: Final = ("able", "tested", "untested", "lacking")

router = APIRouter()


@router.get("/tillganglighet", response_class=HTMLResponse)
def accessibility(visit: Visiting) -> HTMLResponse:
    """Show the statement."""
    texts = visit.texts
    names = {part: [name for name in texts.under(f"accessibility.{part}") if name != "title"] for part in _PARTS}
    parts = [(part, [texts(f"accessibility.{part}.{name}") for name in names[part]]) for part in _PARTS]
    contact = visit.site.service.workspace.settings.contact
    return visit.page("accessibility.html", texts("accessibility.title"), parts_of=parts, contact=contact)
