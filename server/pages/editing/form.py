"""``/redigera/<edition>/<id>`` and ``/redigera/ny``: the form of one record, tried, saved or removed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from graph.drafting.notes import as_reviewed
from graph.errors import WorkspaceError
from graph.message import Message
from graph.record import Record
from graph.workspace import REFERENCE
from graph.writing.change import Conflict
from server.editing.form import Fields
from server.fault import Missing
from server.pages.editing.again import given_in
from server.pages.editing.asked import changed_draft, mistakes_of, new_draft, record_of, workspace_of
from server.pages.editing.conflicts import STAMP, conflicting, together
from server.pages.editing.content import texts_of
from server.pages.editing.drafts import Draft, folder_of
from server.pages.editing.joining import JOIN, asked_to_join
from server.pages.editing.joining import SURELY as SURELY_JOIN
from server.pages.editing.just_done import NUMBER, just_done
from server.pages.editing.kinds import chosen_by
from server.pages.editing.links import LISTED, MANY, NEW, PATH, address_of
from server.pages.editing.onward import WAITING
from server.pages.editing.page import Shown, form_page
from server.pages.editing.pointed import Pointed, pointed
from server.pages.editing.proposals.filling import set_aside
from server.pages.editing.remembering import remember, remembered
from server.pages.editing.removing import REMOVE, SURELY, asked_to_remove
from server.pages.editing.renamed import RENAMED, asked_to_rename
from server.pages.editing.saving import change_of, require_writer, save
from server.pages.editing.sides import BEGINNING
from server.pages.editing.things import Things
from server.pages.editing.trial import Trial, tried
from server.pages.editing.turning import may_become, turned
from server.pages.editing.unsure import listed, notes_of, to_review
from server.pages.visit import Visit, Visiting

#: What the buttons send.
SAVE, SAVE_AND_NEXT = "spara", "spara-nasta"
#: … before the name of the question that more empty fields are asked for.
MORE = "fler:"
#: What an address calls that which has been added along with a record.
FRESH = "nytt"

router = APIRouter()

Place = Annotated[Pointed, Depends(pointed)]


@router.get(NEW)
def new(visit: Visiting, place: Place, typ: str = "", mapp: str = REFERENCE, lista: str = "") -> Response:
    """Show a form for a record of the class `typ`, empty but for what the address names: a passage, or values of keys.

    A value stands in the address under the name of its field, as in ``answeredBy.1=organisation/norrvik``.
    """
    named = given_in(visit.request.query_params, typ) | place.fields(visit.site, mapp)
    given = {**BEGINNING.get(typ, {}), **remembered(visit, typ, mapp), **named}
    return form_page(visit, new_draft(visit, typ, mapp, given), given, Shown(is_listed=bool(lista)))


@router.post(NEW)
def added(visit: Visiting, sent: Fields) -> Response:
    """Do with a new record what the button says."""
    draft = new_draft(visit, sent.get("typ", ""), sent.get("mapp", ""), sent)
    return _answered(visit, draft, sent)


@router.post(f"{PATH}/kontroll")
def checked(visit: Visiting, sent: Fields) -> Response:
    """Tell what is wrong with the answers so far, by key, while one types; nothing is written."""
    require_writer(visit, sent)
    return JSONResponse(mistakes_of(visit, _draft_of(visit, sent), sent))


@router.get(f"{PATH}/rad")
def at_line(visit: Visiting, fil: str = "", rad: int = 0) -> Response:
    """Lead to the form of the record at a line of a file. Raises Missing."""
    here = [each for each in workspace_of(visit).records if each.file.as_posix() == fil and each.line <= rad]
    if not here:
        raise Missing(Message("No record stands at line {rad} of {fil!r}.", rad=rad, fil=fil), (PATH,))
    return RedirectResponse(visit.address(address_of(max(here, key=lambda record: record.line))), 303)


@router.get(PATH + "/{folder}/{identity:path}")
def form(
    visit: Visiting,
    folder: str,
    identity: str,
    gjort: str = "",
    andring: str = "",
    sedan: str = "",
    lista: str = "",
    nytt: str = "",
) -> Response:
    """Show the form of a record; `nytt` is the id of what has been added along with it, by the change `andring`."""
    record = record_of(visit, folder, identity)
    done = gjort if f"edit.done.{gjort}" in visit.texts else ""
    made = just_done(visit, andring) if done else None
    shown = Shown(done=done, made=made, waiting=sedan, is_listed=bool(lista), fresh=nytt)
    return form_page(visit, Draft(record, record), None, shown)


@router.post(PATH + "/{folder}/{identity:path}")
def sent_form(visit: Visiting, folder: str, identity: str, sent: Fields) -> Response:
    """Do with a record what the button says."""
    return _answered(visit, _draft_of(visit, {**sent, "mapp": folder, "id": identity}), sent)


def _draft_of(visit: Visit, sent: Mapping[str, str]) -> Draft:
    """Return the record that a form has sent, whether it is there or, by now, is not."""
    folder, identity = sent.get("mapp", ""), sent.get("id", "")
    for record in workspace_of(visit).records:
        if record.id == identity and folder_of(record) == folder and sent.get("stampel"):
            return changed_draft(visit, record, sent, _kind(visit, record, sent.get("typ", "")))
    return new_draft(visit, sent.get("typ", ""), folder, sent)


def _kind(visit: Visit, record: Record, asked: str) -> str:
    """Return the class that `record` is to be of: the one asked for where it may become that, else its own."""
    return asked if asked in may_become(workspace_of(visit), record) else record.type


def _turned(visit: Visit, before: Record, sent: Mapping[str, str]) -> Response:
    """Show the form of another class with what has been answered; nothing is written."""
    wanted, stated = chosen_by(sent.get("blir", ""))
    kind = _kind(visit, before, wanted)
    texts = turned(visit, before.type, kind, {**texts_of(before.type, before.data), **sent, "typ": kind})
    texts |= stated if kind == wanted else {}
    return form_page(visit, changed_draft(visit, before, texts, kind), texts, Shown(waiting=sent.get(WAITING, "")))


def _of_other_class(visit: Visit, draft: Draft, sent: Mapping[str, str]) -> Response:
    """Show the form of a new record as one of another class, with what has been answered; nothing is written."""
    kind, stated = chosen_by(sent.get("slag", ""))
    fresh = new_draft(visit, kind, folder_of(draft.after), sent)
    texts = turned(visit, draft.after.type, fresh.after.type, {**sent, "typ": kind})
    texts = (set_aside(Things(workspace_of(visit), visit.language)) if kind == "SetAside" else {}) | texts | stated
    return form_page(visit, new_draft(visit, kind, folder_of(fresh.after), texts), texts, Shown())


def _answered(visit: Visit, draft: Draft, sent: Mapping[str, str]) -> Response:
    require_writer(visit, sent)
    what = sent.get("gor", "")
    if draft.before and (done := _with_what_stands(visit, draft, draft.before, sent)):
        return done
    if what == "byt":
        return _turned(visit, draft.before, sent) if draft.before else _of_other_class(visit, draft, sent)
    if what.startswith(MORE):
        return form_page(visit, draft, sent, Shown(more=what.removeprefix(MORE)))
    if errors := mistakes_of(visit, draft, sent):
        return form_page(visit, draft, sent, Shown(errors, status=422))
    if what == "prova":
        return form_page(visit, draft, sent, Shown(trial=tried(visit, draft.before, draft.after, draft.fresh)))
    if what not in (SAVE, SAVE_AND_NEXT):
        raise HTTPException(400, "The form does not say what to do; use one of its buttons.")
    return _saved(visit, draft, sent)


def _with_what_stands(visit: Visit, draft: Draft, before: Record, sent: Mapping[str, str]) -> Response | None:
    """Return what comes of a button for a record that stands in the files; None for the buttons of every form."""
    what = sent.get("gor", "")
    if what in (REMOVE, SURELY):
        return asked_to_remove(visit, draft, sent)
    if what in (JOIN, SURELY_JOIN):
        return asked_to_join(visit, draft, sent)
    return asked_to_rename(visit, before, sent) if what == RENAMED else None


def _saved(visit: Visit, draft: Draft, sent: Mapping[str, str], done: str = "saved") -> Response:
    record, read = draft.after, sent.get(STAMP) or None
    before = draft.before
    noted = bool(before and (notes_of(workspace_of(visit), before) or as_reviewed(before.data) != before.data))
    try:
        made = save(visit, change_of(draft, read, reviewed=noted), "changed" if draft.before else "created", draft)
    except Conflict as conflict:
        if both := together(draft, sent, conflict.found):
            return _saved(visit, *both, done="together")
        return conflicting(visit, draft, sent, conflict)
    except WorkspaceError as error:
        return form_page(visit, draft, sent, Shown(trial=Trial(error.problems), status=422))
    remember(visit, folder_of(record), texts_of(record.type, record.data))
    number = {NUMBER: str(made.number)} if made else {}
    if sent.get(LISTED):
        told = {"gjort": done} if draft.before else {"gjort": "created", "post": record.id}
        query = {"mapp": folder_of(record), **told, **number}
        return RedirectResponse(visit.address(MANY, query), 303)
    if sent.get("gor") == SAVE_AND_NEXT and (following := _following(visit, record)):
        return RedirectResponse(visit.address(address_of(following), {"gjort": "before", **number}), 303)
    query = {"gjort": done if draft.before else "created", **number}
    query |= {WAITING: sent[WAITING]} if sent.get(WAITING) else {}
    query |= {FRESH: draft.fresh[0].id} if draft.fresh else {}
    return RedirectResponse(visit.address(address_of(record), query), 303)


def _following(visit: Visit, record: Record) -> Record | None:
    """Return what is to be gone through after `record`, else the first of what is left; None where nothing is."""
    every = listed(to_review(workspace_of(visit), folder_of(record)))
    place = next((number for number, each in enumerate(every) if each.id == record.id), -1)
    return next((each for each in (*every[place + 1 :], *every[: max(place, 0)])), None)
