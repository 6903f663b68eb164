"""The findings that the page shows, as files to take along."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from graph.message import Message
from server.commands.viewing import view_line
from server.fault import Missing
from server.pages.visit import Visiting
from server.pages.workbench.asked import PATH, asked_for
from server.pages.workbench.choices import edition_fields, filter_fields
from server.pages.workbench.state import State, state_of
from server.reports import MEDIA_TYPES, WRITERS, Report
from server.reports.place import place_in_words

#: The files by the end of their names, each with the format of its report.
KINDS: Final[Mapping[str, str]] = {
    "html": "html",
    "xlsx": "xlsx",
    "pdf": "pdf",
    "sarif": "sarif",
    "xml": "junit",
    "json": "json",
}
router = APIRouter()


@router.get(PATH + ".{kind}")
def file(kind: str, visit: Visiting) -> Response:
    """Send what the page with the same query shows, all pages of it and the accepted ones."""
    if kind not in KINDS:
        path = f"{PATH}.{kind}"
        raise Missing(Message("There is no file {path}; there are {forms}.", path=path, forms=", ".join(KINDS)))
    visit, asked = asked_for(visit)
    state = state_of(visit, asked)
    assert state, "without patience one waits"
    settings, form = visit.site.service.workspace.settings, KINDS[kind]
    report = Report(
        title=str(visit.workspace_name),
        view=". ".join([view_line(visit.reader.view, visit.language), *_asked_in_words(state)]),
        findings=(*state.open, *state.accepted),
        language=visit.language,
        made=datetime.now(UTC).date(),
        place=place_in_words(visit.reader, visit.language),
        quoted_in=settings.languages[0],
    )
    headers = {"Content-Disposition": f'attachment; filename="granskning.{kind}"', "Content-Language": visit.language}
    return Response(WRITERS[form](report), media_type=MEDIA_TYPES[form], headers=headers)


def _asked_in_words(state: State) -> list[str]:
    """Return what the address asks for beside the view: what is held against, and what is left out."""
    fields = [*edition_fields(state), *filter_fields(state)]
    return [
        f"{state.visit.texts(f'findings.field.{field.name}')}: {choice.words}"
        for field in fields
        for choice in field.choices
        if field.name not in ("utgava", "ordna") and field.value and choice.value == field.value
    ]
