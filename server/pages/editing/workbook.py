"""``/redigera/arbetsbok``: an edited workbook read back in the browser, shown in sentences, and written after a yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from graph.errors import StyrgrafError
from graph.workspace import open_workspace
from server.editing import Editing
from server.editing.form import Fields
from server.editing.upload import File, SentFile
from server.language import Language
from server.language.telling import told
from server.pages.editing.links import PATH
from server.pages.editing.saving import require_writer, show
from server.pages.visit import Visit, Visiting
from server.pages.writing import keep_session, writing

BOOK: Final = f"{PATH}/arbetsbok"
#: More records, or more mistakes, are counted and not listed.
_MOST: Final = 200

router = APIRouter()


@dataclass(frozen=True)
class Told:
    """What happens to one record: a sentence, and one for each key."""

    record: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Mistake:
    """What cannot be taken, and where it stands; the place is empty for the workbook as a whole."""

    place: str
    words: str
    language: str


@router.get(BOOK)
def workbook(visit: Visiting) -> Response:
    """Ask for a workbook."""
    return _page(visit)


@router.post(BOOK)
def sent(visit: Visiting, file: File) -> Response:
    """Show what the workbook would change, or every mistake in it; nothing is written."""
    require_writer(visit, file.fields)
    if not file.content:
        return _page(visit, mistakes=[Mistake("", visit.texts("edit.book.none"), visit.language)], status=422)
    return _shown(visit, file, file.fields["nyckel"])


@router.post(f"{BOOK}/skriv")
def agreed(visit: Visiting, sent: Fields) -> Response:
    """Write what has been shown; where the workspace has changed so that it would do something else, show that."""
    editing = require_writer(visit, sent)
    file = editing.uploads.take(sent["nyckel"], sent.get("bok", ""))
    if file is None:
        return _page(visit, mistakes=[Mistake("", visit.texts("edit.book.gone"), visit.language)], status=409)
    try:
        changes = _changes(visit, editing, file)
        if _digest(changes.told) != sent.get("visat", ""):
            return _shown(visit, file, sent["nyckel"], anew=True)
        done = changes.make("", visit.texts("edit.book.told", name=file.name))
    except StyrgrafError as error:
        return _page(visit, mistakes=_mistakes(error, visit.language), status=409)
    if done:
        editing.in_git.commit(editing.folder, done)
    show(visit)
    return RedirectResponse(visit.address(PATH, {"gjort": "imported"}), 303)


def _shown(visit: Visit, file: SentFile, form_key: str, *, anew: bool = False) -> Response:
    editing: Editing = visit.request.app.state.editing
    try:
        changes = _changes(visit, editing, file)
    except StyrgrafError as error:
        return _page(visit, mistakes=_mistakes(error, visit.language), status=422)
    records = _by_record(changes.told) if changes.edits else []
    token = editing.uploads.keep(form_key, file) if records else ""
    total = changes.told.splitlines()[-1]
    digest = _digest(changes.told)
    return _page(
        visit,
        file=file.name,
        records=records,
        total=total,
        token=token,
        shown=digest,
        anew=anew,
    )


def _changes(visit: Visit, editing: Editing, file: SentFile) -> Any:
    from server.spreadsheet.importing import changes_in  # here, since few read workbooks

    return changes_in(file.content, file.name, open_workspace(editing.folder), visit.language)


def _page(visit: Visit, *, mistakes: Sequence[Mistake] = (), status: int = 200, **shown: Any) -> Response:
    carried = writing(visit)
    usual: dict[str, Any] = {"file": "", "records": [], "total": "", "token": "", "shown": "", "anew": False}
    response = visit.page(
        "edit_workbook.html",
        visit.texts("edit.book.title"),
        status=status,
        mistakes=mistakes[:_MOST],
        more=max(0, len(mistakes) - _MOST),
        most=_MOST,
        writing=carried,
        **{**usual, **shown},
    )
    keep_session(visit, carried, response)
    return response


def _mistakes(error: StyrgrafError, language: Language) -> list[Mistake]:
    from server.spreadsheet.faults import WorkbookFaults  # here, as above
    from server.spreadsheet.refusal import RefusedWorkbook

    if isinstance(error, WorkbookFaults):
        return [Mistake(each.place, each.fault.told(error.language), error.language) for each in error.faults]
    if isinstance(error, RefusedWorkbook):
        return [Mistake("", str(error), error.language)]
    return [Mistake("", line, language) for line in told(error, language).splitlines()]


def _by_record(told: str) -> list[Told]:
    """Take apart what is told: a line for each record, lines set in for its keys, and a sum at the end."""
    found: list[tuple[str, list[str]]] = []
    for line in told.splitlines()[:-1]:
        if line.startswith(" ") and found:
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return [Told(record, tuple(keys)) for record, keys in found]


def _digest(told: str) -> str:
    return sha256(told.encode()).hexdigest()
