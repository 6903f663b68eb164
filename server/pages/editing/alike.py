"""``/redigera/lika``: one answer for many records at once, such as the level of six bodies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from graph.errors import WorkspaceError
from graph.record import Record
from graph.writing.change import Conflict
from graph.writing.sameness import fingerprint
from ontology import schema
from queries.sorting import swedish
from server.editing.form import Fields
from server.language.telling import told
from server.pages.editing.asked import changed_draft, mistakes_of, workspace_of
from server.pages.editing.content import texts_of
from server.pages.editing.drafts import Draft, folder_of
from server.pages.editing.fields import Form
from server.pages.editing.key_names import key_name, kind_name
from server.pages.editing.links import ALIKE
from server.pages.editing.proposals.said import words_of
from server.pages.editing.saving import change_of, require_writer, save_all
from server.pages.editing.things import Things
from server.pages.visit import Visit, Visiting
from server.pages.words import upper_first
from server.pages.writing import keep_session, writing

#: Keys that many records often answer alike.
_KEYS: Final = ("level", "kind", "partOf", "wheel", "organiser", "bearer", "mandate", "goalOf", "goalKind", "topic")
_CHOSEN: Final = re.compile(r"vald\.[1-9]\d{0,5}")
#: What the fields of the answer begin with.
_ANSWER: Final = "svar."

router = APIRouter()


@dataclass(frozen=True)
class Row:
    """A record with what it answers now, and whether it is ticked."""

    sent: str
    name: str
    now: str
    is_ticked: bool


@router.get(ALIKE)
def alike(visit: Visiting, mapp: str = "", falt: str = "", gjort: str = "") -> Response:
    """Show the records of one class in the folder `mapp`, and the answer that those chosen are to have."""
    return _page(visit, {"mapp": mapp, "falt": falt}, done=gjort == "saved")


@router.post(ALIKE)
def set_alike(visit: Visiting, sent: Fields) -> Response:
    """Give the records that are ticked the answer, all or none."""
    require_writer(visit, sent)
    kind, _, key = sent.get("falt", "").partition(".")
    drafts = tuple(_drafts(visit, sent, kind, key))
    answer = {name: text for name, text in sent.items() if name.startswith(_ANSWER) and text.strip()}
    if not drafts or not any(not name.endswith("slag") for name in answer):
        return _page(visit, sent, problems=[visit.texts("edit.alike.nothing")])
    wrong = {name: what for _, draft in drafts for name, what in mistakes_of(visit, draft, {}).items()}
    if key in wrong:
        return _page(visit, sent, problems=[wrong[key]])
    name = upper_first(key_name(visit, schema.keys_of(kind)[key]))
    title = visit.texts.counted("edit.alike.told", len(drafts), question=name)
    changes = [change_of(draft, read) for read, draft in drafts]
    try:
        save_all(visit, changes, title, [draft for _, draft in drafts])
    except Conflict:
        return _page(visit, {**sent}, problems=[visit.texts("edit.many.stopped")])
    except WorkspaceError as error:
        return _page(visit, sent, problems=told(error, visit.language).splitlines())
    query = {"mapp": sent.get("mapp", ""), "falt": sent["falt"], "gjort": "saved"}
    return RedirectResponse(visit.address(ALIKE, query), 303)


def _drafts(visit: Visit, sent: Mapping[str, str], kind: str, key: str) -> Iterator[tuple[str, Draft]]:
    """Yield each record that is ticked as the answer has it, and the fingerprint that it was read with."""
    records = {each.id: each for each in _records(visit, sent.get("mapp", ""), kind)}
    answer = {name.removeprefix(_ANSWER): text for name, text in sent.items() if name.startswith(f"{_ANSWER}{key}.")}
    for name, value in sent.items():
        identity, _, read = value.partition(" ")
        if _CHOSEN.fullmatch(name) and identity in records and key in schema.keys_of(kind):
            record = records[identity]
            kept = {each: text for each, text in texts_of(kind, record.data).items() if each.split(".")[0] != key}
            yield read, changed_draft(visit, record, kept | answer, kind)


def _records(visit: Visit, folder: str, kind: str) -> list[Record]:
    return [each for each in workspace_of(visit).records if folder_of(each) == folder and each.type == kind]


def _page(visit: Visit, sent: Mapping[str, str], *, problems: Sequence[str] = (), done: bool = False) -> Response:
    folder, asked, carried = sent.get("mapp", ""), sent.get("falt", ""), writing(visit)
    choices = tuple(_choices(visit, folder))
    kind, _, key = asked.partition(".") if asked in dict(choices) else ("", "", "")
    things = Things(workspace_of(visit), visit.language)
    form = Form(visit, things, kind, folder, sent, prefix=_ANSWER) if kind else None
    response = visit.page(
        "edit_alike.html",
        visit.texts("edit.alike.title"),
        status=422 if problems else 200,
        folder=folder,
        asked=asked,
        choices=choices,
        rows=tuple(_rows(visit, things, folder, kind, key, sent)) if kind else (),
        questions=form.asked({key}) if form else (),
        lists=form.lists if form else {},
        problems=problems,
        done=done,
        path=ALIKE,
        writing=carried,
    )
    keep_session(visit, carried, response)
    return response


def _choices(visit: Visit, folder: str) -> Iterator[tuple[str, str]]:
    """Yield each question that several records of one class may be asked alike: “Body.level”, and its words."""
    count = Counter(each.type for each in workspace_of(visit).records if folder_of(each) == folder)
    for kind in sorted(count, key=lambda kind: swedish(kind_name(visit, kind))):
        keys = schema.keys_of(kind)
        for name in _KEYS if count[kind] > 1 else ():
            if name in keys:
                yield f"{kind}.{name}", f"{upper_first(kind_name(visit, kind))}: {key_name(visit, keys[name])}"


def _rows(visit: Visit, things: Things, folder: str, kind: str, key: str, sent: Mapping[str, str]) -> Iterator[Row]:
    names = {record.id: things.name(record) for record in things.workspace.records}
    ticked = {value.partition(" ")[0] for name, value in sent.items() if _CHOSEN.fullmatch(name)}
    language = things.workspace.settings.languages[0]
    found = [
        (", ".join(words_of(visit, names, language, record, key)), names[record.id], record)
        for record in _records(visit, folder, kind)
    ]
    for now, name, record in sorted(found, key=lambda each: (swedish(each[0]), swedish(each[1]))):
        yield Row(f"{record.id} {fingerprint(record.data)}", name, now, record.id in ticked)
