"""Making one of two records that a proposal has of one thing, with all that is mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fastapi.responses import Response

from graph.record import Record
from graph.writing.change import Change
from graph.writing.joining import Joining
from server.pages.editing.asked import workspace_of
from server.pages.editing.joining import WITH, is_to_ask, joined, refusals, title_of, what_becomes
from server.pages.editing.proposals.outcome import Outcome, again, saved, wrong_rows
from server.pages.editing.proposals.press import Press
from server.pages.editing.proposals.sending import Answer
from server.pages.editing.proposals.sentences import anchor_in, standing
from server.pages.editing.proposals.shown import Trouble
from server.pages.editing.twins import named_as


def merged(press: Press) -> Response:
    """Make the record of the row one with the one named, at once where no more goes than that, else after one yes."""
    row = press.row
    mended = [each for each in press.along((row.number,)) if each.is_mended]
    if wrong := wrong_rows(press.visit, mended):
        return again(press, Trouble(wrong))
    kept = named_as(press.visit, row.record, row.texts.get(WITH, ""))
    if kept is None:
        what = press.visit.texts("edit.join.nobody", name=row.texts.get(WITH, ""))
        return again(press, Trouble({f"r{row.number}.": [(press.visit.texts("edit.join.with"), what)]}))
    every = _as_mended(press, mended)
    made = joined(press.visit, every[_key(row.record)], every[_key(kept)], row.texts, tuple(every.values()))
    fresh = (each for answer in mended for each in answer.draft.fresh)
    if problems := refusals(press.visit, made, [*every.values(), *fresh]):
        return again(press, Trouble(problems=problems))
    along = what_becomes(press.visit, made)
    if is_to_ask(press.visit, made) and not press.is_sure_of(along):
        return again(press, Trouble(joining=(row.number, along), status=200))
    # The sentence stays where it stands: it may say more than that the two are one.
    anchor = anchor_in(standing(press.visit, row.record)) or f"p-{kept.id}"
    outcome = Outcome("joined", title_of(press.visit, made), anchor, finished=[row])
    return saved(press, _changes(made, mended), [each.draft for each in mended], outcome)


#: What tells a record from all others: its edition, and its id there.
_Key = tuple[str | None, str]


def _key(each: Record | Change) -> _Key:
    return each.edition, each.id


def _as_mended(press: Press, mended: Iterable[Answer]) -> dict[_Key, Record]:
    """Return every record of the workspace as it is with what is mended."""
    workspace = workspace_of(press.visit)
    stood = {_key(each): each for each in (*workspace.records, *workspace.withheld)}
    return stood | {_key(each.record): each.draft.after for each in mended}


def _changes(made: Joining, mended: Sequence[Answer]) -> list[Change]:
    """Return the changes of `made` and what is mended besides, each record once."""
    changes = {_key(each): each for each in made.changes}
    for each in mended:
        name = _key(each.record)
        found = changes.get(name)
        changes[name] = replace(found, read=each.read, reviewed=found.data is not None) if found else each.change
    return list(changes.values())
