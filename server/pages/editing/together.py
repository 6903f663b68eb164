"""``/redigera/ihop``: records that a text tells of in one breath, from one form: a goal with its measure and level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from graph.errors import WorkspaceError
from graph.record import Record
from graph.writing.change import Conflict
from ontology import schema
from server.editing.form import Fields
from server.language.telling import told
from server.pages.editing.asked import mistakes_of, new_draft, workspace_of
from server.pages.editing.drafts import Draft
from server.pages.editing.fields import Form
from server.pages.editing.key_names import key_name, kind_name
from server.pages.editing.links import LISTED, MANY, PATH, TOGETHER
from server.pages.editing.passages import passages
from server.pages.editing.pointed import Pointed, pointed
from server.pages.editing.proposals.sentences import FINISHED, anchor_in, standing
from server.pages.editing.proposals.together_guess import begun_together
from server.pages.editing.question import Question
from server.pages.editing.saving import change_of, fresh_changes, require_writer, save_all
from server.pages.editing.sets import Part, parts_of
from server.pages.editing.things import Choice, Things
from server.pages.visit import Visit, Visiting
from server.pages.writing import keep_session, writing

#: The field that names a first record that is there already.
EXISTING: Final = "finns"

#: So many fields there are for members.
_MEMBERS: Final = 12

router = APIRouter()

Place = Annotated[Pointed, Depends(pointed)]


@router.get(TOGETHER)
def together(
    visit: Visiting, place: Place, vad: str = "", mapp: str = "", gjort: str = "", lista: str = ""
) -> Response:
    """Show the form of the set `vad`, on the passage that the address names. Raises Missing."""
    first = parts_of(vad)[0]
    given = {f"{first.name}.{name}": text for name, text in place.fields(visit.site, mapp).items()}
    given |= begun_together(visit.elsewhere(mapp), vad, mapp, place) if place.marks and gjort != "created" else {}
    given |= {EXISTING: stands} if (stands := _standing(visit, first.kind, mapp, place)) else {}
    return _page(visit, {"vad": vad, "mapp": mapp, LISTED: lista, **given}, done=gjort == "created")


@router.post(TOGETHER)
def added(visit: Visiting, sent: Fields) -> Response:
    """Add all that is answered, or tell what is wrong and add nothing."""
    require_writer(visit, sent)
    drafts = _drafts(visit, sent)
    wrong = {
        f"{part.name}.{name}": what
        for part, (draft, texts) in drafts.items()
        for name, what in mistakes_of(visit, draft, texts).items()
    }
    if wrong:
        return _page(visit, sent, wrong=wrong)
    made = [draft for draft, _ in drafts.values()]
    own = {draft.after.id for draft in made}
    named = [change for change in fresh_changes(made) if change.id not in own]
    if not made:
        return _page(visit, sent, problems=[visit.texts("edit.together.nothing")])
    title = visit.texts("edit.told.created", name=Things(workspace_of(visit), visit.language).name(made[0].after))
    stands = standing(visit, made[0].after) if sent.get(LISTED) else ""
    try:
        change = save_all(visit, [*(change_of(draft, None) for draft in made), *named], title)
    except Conflict:
        return _page(visit, sent, problems=[visit.texts("edit.error.id")])
    except WorkspaceError as error:
        return _page(visit, sent, problems=told(error, visit.language).splitlines())
    if stands:  # back to the sentence that one came from
        done = {"gjort": "created", "andring": str(change.number if change else 0), "post": made[0].after.id}
        back = visit.address(MANY, {"mapp": sent.get("mapp", ""), FINISHED: stands, **done})
        return RedirectResponse(f"{back}#{anchor_in(stands)}", 303)
    marks = _under(sent, f"{parts_of(sent['vad'])[0].name}.source.1.")
    query = {"vad": sent["vad"], "mapp": sent.get("mapp", ""), **Pointed(marks).query, "gjort": "created"}
    return RedirectResponse(visit.address(TOGETHER, query | ({LISTED: "ja"} if sent.get(LISTED) else {})), 303)


def _under(sent: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): text for name, text in sent.items() if name.startswith(prefix)}


def _drafts(visit: Visit, sent: Mapping[str, str]) -> dict[Part, tuple[Draft, Mapping[str, str]]]:
    """Return the record of each part that is answered, with its texts; each knows the others."""
    parts, folder = parts_of(sent.get("vad", "")), sent.get("mapp", "")
    source = {f"source.1.{name}": text for name, text in _under(sent, f"{parts[0].name}.source.1.").items()}
    made: dict[Part, tuple[Draft, Mapping[str, str]]] = {}
    existing = _existing(visit, parts[0].kind, sent)
    ids = {parts[0].name: existing.id} if existing else {}
    labels = {f"{language}": str(name) for language, name in existing.data.get("label", {}).items()} if existing else {}
    for part in parts[1:] if existing else parts:
        texts = _under(sent, f"{part.name}.")
        if part is not parts[0] and not any(text.strip() for name, text in texts.items() if not name.endswith("slag")):
            continue
        if part.called:
            texts |= _called(visit, part, labels or _under(sent, f"{parts[0].name}.label."))
        texts |= source | {f"{key}.1": ids[other] for key, other in part.links.items() if other in ids}
        draft = new_draft(visit, part.kind, folder, texts)
        made[part], ids[part.name] = (draft, texts), draft.after.id
    own: tuple[Record, ...] = tuple(draft.after for draft, _ in made.values())
    return {part: (replace(draft, fresh=(*draft.fresh, *own)), texts) for part, (draft, texts) in made.items()}


def _existing(visit: Visit, kind: str, sent: Mapping[str, str]) -> Record | None:
    """Return the record of the class `kind` that the others are to belong to, where it is there already."""
    records = (each for each in workspace_of(visit).records if each.id == sent.get(EXISTING))
    return next((each for each in records if schema.is_a(each.type, kind)), None)


def _standing(visit: Visit, kind: str, folder: str, place: Pointed) -> str:
    """Return the id of the only record of the class `kind` that stands on the passage; "" where there is none such."""
    start = place.marks.get("textStart", "")
    found = [
        record.id
        for record in workspace_of(visit).records
        if record.edition == folder and schema.is_a(record.type, kind)
        for each in record.values("source")
        if start and isinstance(each, Mapping) and str(each.get("textStart", "-")) in start
    ]
    return found[0] if len(found) == 1 else ""


def _called(visit: Visit, part: Part, names: Mapping[str, str]) -> dict[str, str]:
    """Return what a record is called that belongs to one with these `names`."""
    return {
        f"label.{language}": visit.texts(part.called, name=name) for language, name in names.items() if name.strip()
    }


def _page(
    visit: Visit,
    given: Mapping[str, str],
    *,
    wrong: Mapping[str, str] | None = None,
    problems: Sequence[str] = (),
    done: bool = False,
) -> Response:
    parts, folder, carried = parts_of(given.get("vad", "")), given.get("mapp", ""), writing(visit)
    things, lists = Things(workspace_of(visit), visit.language), dict[str, tuple[Choice, ...]]()
    first = new_draft(visit, parts[0].kind, folder, _under(given, f"{parts[0].name}."))
    form = Form(visit, things, parts[0].kind, first.after.edition, given, prefix=f"{parts[0].name}.")
    response = visit.page(
        "edit_together.html",
        visit.texts(f"edit.together.{given['vad']}"),
        status=422 if wrong or problems else 200,
        what=given["vad"],
        existing=(kind_name(visit, parts[0].kind), things.of_class([parts[0].kind]), given.get(EXISTING, "")),
        folder=folder,
        is_listed=bool(given.get(LISTED)),
        parts_asked=[(_part_name(visit, part), _asked(visit, things, part, given, lists)) for part in parts],
        source=form.asked({"source"}),
        lists=lists,
        wrong=list(_told(visit, parts, wrong or {})),
        problems=problems,
        passages=tuple(passages(visit.elsewhere(folder) if first.after.edition else visit, first.after)),
        done=done,
        back=visit.address(MANY if given.get(LISTED) else PATH, {"mapp": folder}),
        path=TOGETHER,
        writing=carried,
    )
    keep_session(visit, carried, response)
    return response


def _part_name(visit: Visit, part: Part) -> str:
    own = f"edit.together.part_{part.name}"
    return visit.texts(own) if own in visit.texts else kind_name(visit, part.kind)


def _asked(
    visit: Visit, things: Things, part: Part, given: Mapping[str, str], lists: dict[str, tuple[Choice, ...]]
) -> tuple[Question, ...]:
    prefix, folder = f"{part.name}.", given.get("mapp")
    form = Form(visit, things, part.kind, folder, given, prefix=prefix, more=(f"{prefix}member",), room=_MEMBERS)
    questions = form.asked(part.keys)
    lists.update(form.lists)
    return questions


def _told(visit: Visit, parts: Sequence[Part], wrong: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each mistake with the record and the question that it is about."""
    by_name = {part.name: part for part in parts}
    for place, what in wrong.items():
        name, _, key = place.partition(".")
        yield f"{_part_name(visit, by_name[name])}, {_key(visit, by_name[name].kind, key)}", what


def _key(visit: Visit, kind: str, name: str) -> str:
    keys = schema.keys_of(kind)
    return key_name(visit, keys[name]) if name in keys else name
