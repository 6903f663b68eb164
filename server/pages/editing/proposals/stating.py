"""What is said of the sentences of a document that are left: a record each, or that they say nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from fastapi.responses import Response
from starlette.exceptions import HTTPException

from server.pages.editing.asked import mistakes_of, workspace_of
from server.pages.editing.drafts import Draft
from server.pages.editing.kinds import chosen_by
from server.pages.editing.proposals.begun import is_begun
from server.pages.editing.proposals.filling import set_aside
from server.pages.editing.proposals.guessing import named
from server.pages.editing.proposals.outcome import Outcome, again, saved, told_of, wrong_rows
from server.pages.editing.proposals.press import Press
from server.pages.editing.proposals.sending import Answer, range_in, to_add, under
from server.pages.editing.proposals.sentences import MORE
from server.pages.editing.proposals.shown import Trouble
from server.pages.editing.saving import change_of
from server.pages.editing.things import Things

_SENTENCE: Final = re.compile(r"(?P<prefix>u(?P<number>[1-9]\d{0,3})\.)fran")

#: A new record and the texts that it is of.
_Made = tuple[Draft, Mapping[str, str]]


def stated(press: Press) -> Response:
    """Add the record that is answered of the sentence of the press, with all that is mended."""
    found = _left(press, [press.number])
    made = {prefix: _stated(press, fields) for prefix, fields in found.items()}
    wanted = press.along(())
    if wrong := _wrong(press, made, wanted):
        return again(press, Trouble(wrong))
    (place, (draft, _)) = next(iter(made.items()))
    name = Things(workspace_of(press.visit), press.visit.language).name(draft.after)
    title = press.visit.texts("edit.told.created", name=name)
    return _written(press, made, wanted, Outcome("created", title, press.beside(place), draft.after.id))


def left_aside(press: Press) -> Response:
    """Let the sentences of the press say nothing, with all that is mended."""
    return _set_aside(press, press.range, ())


def done_with(press: Press) -> Response:
    """Let the rows of a section hold, and what is left of it say nothing."""
    first, _, left = press.about.partition("=")
    return _set_aside(press, range_in(left), [row.number for row in press.rows if row.number in range_in(first)])


def _set_aside(press: Press, sentences: range, accepted: Collection[int]) -> Response:
    # Something is said already of a sentence that more is added to: it is not set aside with the rest.
    found = _left(press, sentences, but=MORE)
    if len(sentences) > 1 or accepted:  # nor is one that somebody has begun to add something to
        found = {prefix: fields for prefix, fields in found.items() if not is_begun(fields)}
    if not found and not accepted:
        return again(press, Trouble(problems=[press.visit.texts("edit.many.begun")]))
    made = {prefix: _as_nothing(press, fields) for prefix, fields in found.items()}
    wanted = press.along(accepted)
    if wrong := _wrong(press, made, wanted):
        return again(press, Trouble(wrong))
    counted = press.visit.texts.counted
    if accepted:
        outcome = Outcome("many", counted("edit.told.many", len(wanted)), press.after(max(accepted)))
    else:
        outcome = Outcome("aside", counted("edit.told.aside", len(made)), press.beside(next(iter(made))))
    return _written(press, made, wanted, outcome, accepted)


def _left(press: Press, numbers: Collection[int], but: str = "") -> Mapping[str, Mapping[str, str]]:
    """Return the fields of the sentences `numbers`, without those that have the field `but`.

    Raises HTTPException where there are none.
    """
    sent = (match for name in press.sent if (match := _SENTENCE.fullmatch(name)) and int(match["number"]) in numbers)
    every = ((match["prefix"], under(press.sent, match["prefix"])) for match in sent)
    found = {prefix: fields for prefix, fields in every if fields.get("fran") and not fields.get(but)}
    if not found:
        raise HTTPException(400, "The form does not say which sentence is meant; load the page again.")
    return found


def _stated(press: Press, fields: Mapping[str, str]) -> _Made:
    kind, chosen = chosen_by(fields.get("typ", ""))
    return to_add(press.visit, press.folder, {**fields, **chosen}, kind)


def _as_nothing(press: Press, fields: Mapping[str, str]) -> _Made:
    things = Things(workspace_of(press.visit), press.visit.language)
    has_name = any(text.strip() for name, text in fields.items() if name.startswith("label."))
    # What is left is called by its words where the form beside it, which nobody has begun, has no name for it.
    called = {} if has_name else named(things, fields["fran"])
    return to_add(press.visit, press.folder, {**fields, **called, **set_aside(things)}, "SetAside")


def _wrong(
    press: Press, made: Mapping[str, _Made], wanted: Sequence[Answer]
) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return what is wrong with what is `made` or mended, by what its fields begin with."""
    mistakes = {prefix: mistakes_of(press.visit, *each) for prefix, each in made.items()}
    kinds = {prefix: draft.after.type for prefix, (draft, _) in made.items()}
    found = {prefix: told_of(press.visit, kinds[prefix], wrong) for prefix, wrong in mistakes.items() if wrong}
    return {**wrong_rows(press.visit, wanted), **found}


def _written(
    press: Press,
    made: Mapping[str, _Made],
    wanted: Sequence[Answer],
    outcome: Outcome,
    accepted: Collection[int] = (),
) -> Response:
    drafts = _apart([draft for draft, _ in made.values()])
    # What was mended meanwhile at another sentence is saved along with this, and nobody has said to be done there.
    outcome = replace(outcome, finished=[row for row in wanted if row.number not in accepted])
    changes = [*(change_of(draft, None) for draft in drafts), *(row.change for row in wanted)]
    return saved(press, changes, [*drafts, *(row.draft for row in wanted)], outcome)


def _apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Return new records with an id each, also where several are called alike."""
    taken: Counter[str] = Counter()
    found = []
    for draft in drafts:
        record = draft.after
        taken[record.id] += 1
        identity = record.id if taken[record.id] == 1 else f"{record.id}-{taken[record.id]}"
        found.append(replace(draft, after=replace(record, id=identity, data={**record.data, "id": identity})))
    return found
