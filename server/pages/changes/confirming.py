"""Confirming pairs that likeness has proposed, or saying that they are none, or that something is struck on purpose.

Lineage is written, and can be undone.

The addresses carry the query of the page that the button stands on, so that one comes back to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from graph.record import Record
from graph.workspace import Workspace
from graph.writing.change import created
from queries.comparison import Change
from queries.comparison.likeness import is_anchored
from server.editing.form import Fields
from server.language.choice import LANGUAGES
from server.language.texts import texts_in
from server.pages.changes.comparing import compared
from server.pages.changes.state import ChangeState, Stated
from server.pages.editing.drafts import begun
from server.pages.editing.just_done import NUMBER, just_done
from server.pages.editing.saving import require_writer, save_all, take_back
from server.pages.editing.sides import with_name
from server.pages.editing.things import Things
from server.pages.visit import Visit, Visiting

PATH: Final = "/andringar"
#: What the address of the page says has been done, and the change that the notice of it stands at.
DONE, PLACE = "gjort", "vid"
#: What the buttons send.
YES, NO, STRUCK = "ja", "nej", "struken"
_KIND: Final = "Lineage"
#: More pairs than this are not confirmed at once.
_MOST: Final = 200
router = APIRouter()


@dataclass(frozen=True)
class Confirmed:
    """What has just been done on the page."""

    words: str
    #: The change of the workspace that did it, to undo; None where that is not kept any more.
    made: tuple[int, str] | None
    #: Id of the change that the notice stands at.
    place: str


def may_confirm(state: ChangeState) -> bool:
    """Tell whether lineage between the two editions shown is written with the newer: whether that revises the older."""
    return state.pair is not None and state.pair[0].iri in state.pair[1].revises


def proposed(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return those of `changes` that somebody may confirm."""
    return tuple(each for each in changes if each.evidence == "proposed" and each.before and each.after)


def unexplained(visit: Visit, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return those of `changes` that leave something without counterpart, and nobody has said why.

    What is derived has no record, and goes with what it was derived from.
    """
    known = {visit.site.base + record.id for record in visit.site.service.workspace.records}
    return tuple(
        each
        for each in changes
        if each.kind == "dropped" and not each.lineage and all(thing.iri in known for thing in each.before)
    )


def just_confirmed(visit: Visit) -> Confirmed | None:
    """Return what the address says has just been done; None where it says nothing."""
    asked = visit.request.query_params
    named = f"compare.confirm.done.{asked.get(DONE)}"
    if named not in visit.texts:
        return None
    return Confirmed(visit.texts(named), just_done(visit, asked.get(NUMBER, "")), asked.get(PLACE, ""))


@router.post(f"{PATH}/bekrafta")
def confirmed(visit: Visiting, state: Stated, sent: Fields) -> Response:
    """Write what the button says of the pairs that the form names, and lead back to the next of them."""
    require_writer(visit, sent)
    answer = sent.get("gor", "")
    if answer not in (YES, NO, STRUCK) or state.pair is None or not may_confirm(state):
        raise HTTPException(400, "The form does not say what to do; use one of its buttons.")
    asked = set(sent.get("par", "").split()[:_MOST])
    changes = compared(visit, state.pair).comparison.changes
    open_ = unexplained(visit, changes) if answer == STRUCK else proposed(changes)
    found = [each for each in open_ if each.id in asked]
    records = _records(visit, state.pair[1].id, found, answer)
    title = visit.texts.counted(f"compare.confirm.told.{answer}", len(found), name=_name(records))
    done = save_all(visit, [created(each.edition, each.data, each.file) for each in records], title) if found else None
    place = sent.get(PLACE, "")
    return _back(visit, {DONE: answer, NUMBER: str(done.number) if done else "", PLACE: place})


@router.post(f"{PATH}/angra")
def undone(visit: Visiting, sent: Fields) -> Response:
    """Undo one change and lead back."""
    require_writer(visit, sent)
    number = sent.get(NUMBER, "")
    if just_done(visit, number) is None:
        raise HTTPException(400, f"{number!r} is no number of a change.")
    take_back(visit, int(number))
    return _back(visit, {DONE: "angrat", PLACE: sent.get(PLACE, "")})


def _back(visit: Visit, told: Mapping[str, str]) -> Response:
    ours = (DONE, NUMBER, PLACE)
    kept = [(name, value) for name, value in visit.request.query_params.multi_items() if name not in ours]
    return RedirectResponse(f"{visit.address(PATH, [*kept, *((n, v) for n, v in told.items() if v)])}#klart", 303)


def _records(visit: Visit, folder: str, changes: Sequence[Change], answer: str) -> list[Record]:
    """Return the lineage that `changes`, confirmed or refused, give rise to in the edition `folder`."""
    workspace, made = visit.site.service.workspace, list[Record]()
    for texts in (each for change in changes for each in _texts(visit, change, answer)):
        things = Things(workspace, visit.language)
        languages = workspace.settings.languages
        named = with_name({"evidence.1": "inferred", **texts}, things, _KIND, languages)
        made.append(begun(workspace, _KIND, folder, named).after)
        workspace = _with(workspace, made[-1])
    return made


def _with(workspace: Workspace, record: Record) -> Workspace:
    return replace(workspace, records=(*workspace.records, record))


def _texts(visit: Visit, change: Change, answer: str) -> Iterator[dict[str, str]]:
    """Yield the fields of each lineage: the pair, that one thing is gone and the other new, or that one is struck."""
    base = visit.site.base
    before = {f"before.{at}": each.iri.removeprefix(base) for at, each in enumerate(change.before, 1)}
    after = {f"after.{at}": each.iri.removeprefix(base) for at, each in enumerate(change.after, 1)}
    if answer == YES:
        why = "anchored" if is_anchored(change.type) else "alike"
        yield {"lineageKind.1": change.kind, **before, **after, **_reason(visit, why)}
        return
    if answer == STRUCK:
        yield {"lineageKind.1": "dropped", **before, **_reason(visit, "struck")}
        return
    yield {"lineageKind.1": "dropped", **before, **_reason(visit, "not", change.after[0].iri)}
    yield {"lineageKind.1": "new", **after, **_reason(visit, "not", change.before[0].iri)}


def _reason(visit: Visit, why: str, other: str = "") -> dict[str, str]:
    """Return the reason in each language of the workspace that the pages speak."""
    known = [each for each in LANGUAGES if each in visit.site.service.workspace.settings.languages]
    name = _called(visit, other) if other else ""
    return {f"reason.{each}": texts_in(each)(f"compare.confirm.because.{why}", name=name) for each in known}


def _called(visit: Visit, iri: str) -> str:
    identity = iri.removeprefix(visit.site.base)
    things = Things(visit.site.service.workspace, visit.language)
    found = next((each for each in visit.site.service.workspace.records if each.id == identity), None)
    return things.name(found) if found else identity


def _name(records: Sequence[Record]) -> str:
    label = records[0].data.get("label") if records else None
    return str(next(iter(label.values()))) if isinstance(label, Mapping) and label else ""
