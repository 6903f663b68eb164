"""``/redigera/genomgang``: what holds is accepted, what is nearly right mended and what is wrong removed, in a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from graph.errors import WorkspaceError
from graph.writing.change import Change, Conflict
from graph.writing.removal import removal
from ontology import schema
from server.editing.form import Fields
from server.language.telling import told
from server.pages.editing.asked import mistakes_of, workspace_of
from server.pages.editing.drafts import Draft
from server.pages.editing.joining import JOIN, WITH, is_to_ask, joined, refusals, title_of, what_becomes
from server.pages.editing.joining import SURELY as SURELY_JOIN
from server.pages.editing.key_names import key_name
from server.pages.editing.kinds import chosen_by
from server.pages.editing.links import MANY
from server.pages.editing.measures import MEASURE, goal_above, measuring, with_targets
from server.pages.editing.proposals.brief import answered
from server.pages.editing.proposals.filling import set_aside
from server.pages.editing.proposals.listing import MOST, TURNED
from server.pages.editing.proposals.sending import Answer, answers, number_in, range_in, to_add, under, wrong_in
from server.pages.editing.proposals.sentences import FINISHED, MORE, section_in, standing
from server.pages.editing.proposals.shown import Trouble, list_page
from server.pages.editing.removing import what_goes
from server.pages.editing.saving import change_of, require_writer, save_all, take_back, with_others
from server.pages.editing.things import Things
from server.pages.editing.twins import named_as
from server.pages.visit import Visit, Visiting
from server.pages.words import upper_first

#: What the buttons send: what is mended, what is ticked, some rows, one row that goes, and a sentence left.
MENDED, TICKED, ROWS, REMOVE, SURELY = "rattat", "ikryssat", "rader", "ta-bort", "ta-bort-sakert"
ADD, ASIDE, KIND, BECOMES, TICK = "lagg-till", "darhan", "slag", "byt-slag", "kryssa"
#: … a whole section, its records and then its sentences left; one more record on a sentence.
DONE, ONE_MORE = "klart", "mer"
#: A goal that is the measure of the one above it.
MEASURES: Final = "matt"

#: So many sentences that somebody is done with stay to be added to.
_MOST_FINISHED: Final = 20
#: The field of a row that tells what it is the same as.
SAME: Final = re.compile(r"r(?P<number>[1-9]\d{0,3})\.samma-som")

#: The field that each record, and each sentence that is left, begins with.
_FOLLOWING: Final = re.compile(r"r\d+\.post|u\d+\.fran")

router = APIRouter()


@router.get(MANY)
def many(
    visit: Visiting, mapp: str = "", slag: str = "", gjort: str = "", andring: str = "", post: str = ""
) -> Response:
    """List what a proposal for the folder `mapp` says, of the class `slag` alone where that is named.

    `post` is the record that has just been added.
    """
    done = gjort if f"edit.done.{gjort}" in visit.texts else ""
    return list_page(visit, mapp, slag, done=done, number=number_in(andring), added=post)


@router.post(MANY)
def sent_list(visit: Visiting, sent: Fields) -> Response:
    """Do what the button says, with all that is mended besides; where one thing is wrong, do nothing."""
    require_writer(visit, sent)
    folder, (what, _, about) = sent.get("mapp", ""), sent.get("gor", "").partition(":")
    if what == MENDED and (number := _same_in(sent)):
        what, about = JOIN, number
    if what == "angra":
        take_back(visit, number_in(about))
        return _done(visit, sent, "undone", None)
    rows = tuple(answers(visit, folder, sent))
    doing: Mapping[str, Callable[[], Response]] = {
        MENDED: lambda: _accepted(visit, sent, rows, ()),
        TICKED: lambda: _accepted(visit, sent, rows, _ticked(rows, about)),
        ROWS: lambda: _accepted(visit, sent, rows, range_in(about)),
        REMOVE: lambda: _removed(visit, sent, rows, number_in(about)),
        SURELY: lambda: _removed(visit, sent, rows, number_in(about)),
        JOIN: lambda: _joined(visit, sent, rows, number_in(about)),
        SURELY_JOIN: lambda: _joined(visit, sent, rows, number_in(about)),
        MEASURES: lambda: _measured(visit, sent, rows, number_in(about)),
        ADD: lambda: _added(visit, sent, rows, [number_in(about)], aside=False),
        KIND: lambda: _as_kind(visit, sent, about),
        ONE_MORE: lambda: list_page(visit, folder, sent.get("slag", ""), {**sent, MORE: about}),
        DONE: lambda: _finished(visit, sent, rows, about),
        BECOMES: lambda: list_page(visit, folder, sent.get("slag", ""), sent, opened=f"r{number_in(about)}."),
        TICK: lambda: list_page(visit, folder, sent.get("slag", ""), _all_ticked(sent, range_in(about))),
        ASIDE: lambda: _added(visit, sent, rows, range_in(about), aside=True),
    }
    if what not in doing:
        raise HTTPException(400, "The form does not say what to do; use one of its buttons.")
    return doing[what]()


def _same_in(sent: Mapping[str, str]) -> str:
    """Return the number of the first row of which it has been typed what it is the same as; "" where there is none."""
    found = (SAME.fullmatch(name) for name, text in sent.items() if text.strip())
    return next((each["number"] for each in found if each), "")


def _ticked(rows: Sequence[Answer], about: str) -> list[int]:
    """Return the numbers of the rows that are ticked, in the range `about` where it names one."""
    return [row.number for row in rows if row.is_ticked and (not about or row.number in range_in(about))]


def _as_kind(visit: Visit, sent: Mapping[str, str], about: str) -> Response:
    """Show the fields of a sentence that is left as those of another class: the one of the button, else the chosen."""
    number, _, kind = about.partition("=")
    prefix = f"u{number_in(number)}."
    answered = {**sent, f"{prefix}typ": kind} if kind else sent
    return list_page(visit, sent.get("mapp", ""), sent.get("slag", ""), answered, opened=prefix)


def _all_ticked(sent: Mapping[str, str], chosen: range) -> Mapping[str, str]:
    """Return what has been sent with the boxes of the rows `chosen` ticked, but none that is not on the page."""
    return {**sent, **{f"r{number}.stammer": "ja" for number in chosen[:MOST] if f"r{number}.post" in sent}}


def _accepted(visit: Visit, sent: Mapping[str, str], rows: Sequence[Answer], chosen: Sequence[int]) -> Response:
    wanted = [row for row in rows if row.number in set(chosen) or row.is_mended]
    if not wanted:
        return list_page(visit, sent.get("mapp", ""), sent.get("slag", ""), sent)
    if wrong := _wrong(visit, wanted):
        return _again(visit, sent, Trouble(wrong))
    title = visit.texts.counted("edit.told.many", len(wanted))
    numbers = {row.number for row in wanted}
    onward = _after(row for row in rows if row.number not in numbers and row.number > min(numbers))
    changes = with_others(visit, (row.change for row in wanted), [row.draft for row in wanted])
    return _saved(visit, sent, changes, title, "many", onward, finished=wanted)


def _removed(visit: Visit, sent: Mapping[str, str], rows: Sequence[Answer], number: int) -> Response:
    """Remove one record at once where nothing goes along with it, else after one more yes."""
    row, mended = _row(rows, number), [each for each in rows if each.is_mended and each.number != number]
    if wrong := _wrong(visit, mended):
        return _again(visit, sent, Trouble(wrong))
    workspace = workspace_of(visit)
    going = removal((*workspace.records, *workspace.withheld), row.record, workspace.settings.arena)
    along = what_goes(visit, going)
    is_sure = sent.get("gor", "").startswith(SURELY) and sent.get("visat") == along.digest
    # A mandate under which nothing stands any more goes without a question.
    if {each.id for each in going.gone[1:]} - set(row.record.values("mandate")) and not is_sure:
        return _again(visit, sent, Trouble(removal=(number, along), status=200))
    others = {(change.edition, change.id) for change in going.changes}
    changes = [*going.changes, *(each.change for each in mended if (each.change.edition, each.change.id) not in others)]
    changes = with_others(visit, changes, [each.draft for each in mended])
    name, others_gone = Things(workspace, visit.language).name(row.record), len(going.changes) - 1
    texts = visit.texts
    title = texts.counted("edit.told.removed_with", others_gone, name=name) if others_gone else ""
    title = title or texts("edit.told.removed", name=name)
    onward = _after(each for each in rows if each.number > number)
    return _saved(visit, sent, changes, title, "removed", onward, finished=[row, *mended])


def _measured(visit: Visit, sent: Mapping[str, str], rows: Sequence[Answer], number: int) -> Response:
    """Let a goal be the indicator of the goal above it, with its targets as that goal's."""
    row, goal = _row(rows, number), goal_above(visit, _row(rows, number).record)
    if goal is None:
        raise HTTPException(409, "There is no goal above this one any more; load the page again.")
    texts, workspace = {**row.texts, "measures.1": goal.id}, workspace_of(visit)
    things = Things(workspace, visit.language)
    draft = answered(visit, things, row.record, texts, MEASURE)
    turned = replace(row, draft=with_targets(workspace, measuring(replace(draft, along=()), goal)))
    wanted = [turned, *(each for each in rows if each.is_mended and each.number != number)]
    if wrong := _wrong(visit, wanted):
        return _again(visit, sent, Trouble(wrong))
    changes = with_others(visit, (each.change for each in wanted), [each.draft for each in wanted])
    title = visit.texts("edit.told.measured", name=things.name(turned.draft.after), other=things.name(goal))
    return _saved(visit, sent, changes, title, "many", _after(each for each in rows if each.number > number))


def _joined(visit: Visit, sent: Mapping[str, str], rows: Sequence[Answer], number: int) -> Response:
    """Make one record one with another at once where no more goes than that, else after one more yes."""
    row, mended = _row(rows, number), [each for each in rows if each.is_mended]
    if wrong := _wrong(visit, mended):
        return _again(visit, sent, Trouble(wrong))
    kept = named_as(visit, row.record, row.texts.get(WITH, ""))
    if kept is None:
        what = visit.texts("edit.join.nobody", name=row.texts.get(WITH, ""))
        return _again(visit, sent, Trouble({f"r{number}.": [(visit.texts("edit.join.with"), what)]}))
    workspace = workspace_of(visit)
    stood = {(each.record.edition, each.record.id): each for each in mended}
    then = {name: each.draft.after for name, each in stood.items()}
    every = [then.get((each.edition, each.id), each) for each in (*workspace.records, *workspace.withheld)]
    own, other = (then.get((each.edition, each.id), each) for each in (row.record, kept))
    made = joined(visit, own, other, row.texts, every)
    if problems := refusals(visit, made, [*every, *(each for answer in mended for each in answer.draft.fresh)]):
        return _again(visit, sent, Trouble(problems=problems))
    along = what_becomes(visit, made)
    is_sure = sent.get("gor", "").startswith(SURELY_JOIN) and sent.get("visat") == along.digest
    if is_to_ask(visit, made) and not is_sure:
        return _again(visit, sent, Trouble(joining=(number, along), status=200))
    changes = {(each.edition, each.id): each for each in made.changes}
    for name, each in stood.items():
        found = changes.get(name)
        changes[name] = replace(found, read=each.read, reviewed=found.data is not None) if found else each.change
    every_change = with_others(visit, changes.values(), [each.draft for each in mended])
    return _saved(visit, sent, every_change, title_of(visit, made), "joined", f"p-{kept.id}")


def _added(
    visit: Visit,
    sent: Mapping[str, str],
    rows: Sequence[Answer],
    chosen: Sequence[int],
    *,
    aside: bool,
    accepted: Collection[int] = (),
) -> Response:
    """Add what is said of sentences that are left, or that they say nothing; the rows `accepted` hold as well."""
    every = {f"u{number}.": under(sent, f"u{number}.") for number in chosen}
    # Something is said already of a sentence that more is added to: it is not set aside with the rest.
    found = {
        prefix: fields for prefix, fields in every.items() if fields.get("fran") and not (aside and fields.get(MORE))
    }
    if not found:
        raise HTTPException(400, "The form does not say which sentence is meant; load the page again.")
    made = {prefix: _made(visit, sent, fields, aside=aside) for prefix, fields in found.items()}
    wanted = [row for row in rows if row.number in accepted or row.is_mended]
    wrong = _wrong(visit, wanted)
    for prefix, (draft, texts) in made.items():
        if errors := mistakes_of(visit, draft, texts):
            wrong[prefix] = _told_of(visit, draft.after.type, errors)
    if wrong:
        return _again(visit, sent, Trouble(wrong))
    drafts = _apart([draft for draft, _ in made.values()])
    changes = [*(change_of(draft, None) for draft in drafts), *(row.change for row in wanted)]
    changes = with_others(visit, changes, [*drafts, *(row.draft for row in wanted)])
    if accepted:
        onward = _after(row for row in rows if row.number > max(accepted))
        return _saved(visit, sent, changes, visit.texts.counted("edit.told.many", len(wanted)), "many", onward)
    place = next(iter(found))
    name = Things(workspace_of(visit), visit.language).name(drafts[0].after)
    told = visit.texts.counted("edit.told.aside", len(drafts)) if aside else ""
    title, added = told or visit.texts("edit.told.created", name=name), "" if aside else drafts[0].after.id
    return _saved(visit, sent, changes, title, "aside" if aside else "created", _beside(sent, place), added)


def _finished(visit: Visit, sent: Mapping[str, str], rows: Sequence[Answer], about: str) -> Response:
    """Let the rows of a section hold, and what is left of it say nothing."""
    first, _, left = about.partition("=")
    accepted = [row.number for row in rows if row.number in range_in(first)]
    return _added(visit, sent, rows, range_in(left), aside=True, accepted=accepted)


def _made(
    visit: Visit, sent: Mapping[str, str], fields: Mapping[str, str], *, aside: bool
) -> tuple[Draft, Mapping[str, str]]:
    folder = sent.get("mapp", "")
    if not aside:
        kind, stated = chosen_by(fields.get("typ", ""))
        return to_add(visit, folder, {**fields, **stated}, kind)
    reasons = set_aside(Things(workspace_of(visit), visit.language))
    return to_add(visit, folder, {**fields, **reasons}, "SetAside")


def _apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Return new records with an id each, also where several are called alike."""
    taken: dict[str, int] = {}
    found = []
    for draft in drafts:
        record = draft.after
        taken[record.id] = taken.get(record.id, 0) + 1
        identity = record.id if taken[record.id] == 1 else f"{record.id}-{taken[record.id]}"
        found.append(replace(draft, after=replace(record, id=identity, data={**record.data, "id": identity})))
    return found


def _saved(
    visit: Visit,
    sent: Mapping[str, str],
    changes: Sequence[Change],
    title: str,
    what: str,
    anchor: str,
    added: str = "",
    finished: Iterable[Answer] = (),
) -> Response:
    # Before it is written, since afterwards some of it is gone.
    names = dict.fromkeys(filter(None, (standing(visit, row.record) for row in finished)))
    try:
        done = save_all(visit, changes, title)
    except Conflict:
        return list_page(visit, sent.get("mapp", ""), sent.get("slag", ""), trouble=Trouble(stopped=True, status=409))
    except WorkspaceError as error:
        return _again(visit, sent, Trouble(problems=told(error, visit.language).splitlines()))
    return _done(visit, sent, what, done.number if done else None, anchor, added, tuple(names))


def _done(
    visit: Visit,
    sent: Mapping[str, str],
    what: str,
    number: int | None,
    anchor: str = "",
    added: str = "",
    finished: Sequence[str] = (),
) -> Response:
    turned = ",".join(row.record.id for row in answers(visit, sent.get("mapp", ""), sent) if row.is_turned)
    query = {"mapp": sent.get("mapp", ""), "slag": sent.get("slag", ""), "gjort": what, "post": added, TURNED: turned}
    query |= {"andring": str(number)} if number else {}
    sections = set(map(section_in, finished))
    before = [name for name in sent.get(FINISHED, "").split() if not finished or section_in(name) in sections]
    query[FINISHED] = " ".join(dict.fromkeys((*before, *finished)[-_MOST_FINISHED:]))
    address = visit.address(MANY, {name: text for name, text in query.items() if text})
    return RedirectResponse(address + (f"#{quote(anchor)}" if anchor else ""), 303)


def _after(rows: Iterable[Answer]) -> str:
    """Return the anchor of the first of `rows`; none where there are none."""
    return next((f"p-{row.record.id}" for row in rows), "")


def _beside(sent: Mapping[str, str], place: str) -> str:
    """Return the anchor of what follows the sentence whose fields begin with `place`, as the page had them in order."""
    names = list(sent)
    after = names[names.index(f"{place}fran") + 1 :]
    following = next((name for name in after if _FOLLOWING.fullmatch(name)), "")
    if following.startswith("r"):
        return f"p-{sent[following].partition(' ')[0]}"
    # What is added is left no more, so that the next gets its number.
    return place.rstrip(".") if following else f"avsnitt-{sent.get(place + 'avsnitt', '')}"


def _again(visit: Visit, sent: Mapping[str, str], trouble: Trouble) -> Response:
    return list_page(visit, sent.get("mapp", ""), sent.get("slag", ""), sent, trouble=trouble)


def _wrong(visit: Visit, rows: Sequence[Answer]) -> dict[str, Sequence[tuple[str, str]]]:
    found = [(row, wrong_in(visit, row)) for row in rows]
    return {f"r{row.number}.": _told_of(visit, row.draft.after.type, wrong) for row, wrong in found if wrong}


def _told_of(visit: Visit, kind: str, wrong: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    keys = schema.keys_of(kind)
    return [(upper_first(key_name(visit, keys[name])) if name in keys else name, what) for name, what in wrong.items()]


def _row(rows: Sequence[Answer], number: int) -> Answer:
    for row in rows:
        if row.number == number:
            return row
    raise HTTPException(409, "The record is not there any more; load the page again.")
