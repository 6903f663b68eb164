"""What the list of proposals has sent: which records hold, which are mended, and what is to be added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graph.record import Record
from graph.writing.change import Change
from graph.writing.merging import Part, merge
from graph.writing.sameness import fingerprint
from server.pages.editing.asked import mistakes_of, new_draft, workspace_of
from server.pages.editing.content import merged
from server.pages.editing.drafts import Draft, folder_of
from server.pages.editing.kinds import chosen_by
from server.pages.editing.pointed import PARTS, Pointed
from server.pages.editing.proposals.brief import answered
from server.pages.editing.proposals.meanwhile import ROW, Past, with_others
from server.pages.editing.proposals.said import is_sure
from server.pages.editing.things import Things
from server.pages.editing.unsure import notes_of
from server.pages.visit import Visit

#: A longer row of figures is no number of anything.
_MOST_FIGURES: Final = 9


@dataclass(frozen=True)
class Answer:
    """What has been sent of one record."""

    number: int
    #: Fingerprint of the record as the page showed it.
    read: str
    draft: Draft
    texts: Mapping[str, str]
    is_ticked: bool
    #: Whether its box was ticked beforehand.
    was_ticked: bool
    #: What somebody else alone has changed since the page was made, and what both have.
    theirs: tuple[Part, ...] = ()
    clashes: tuple[Part, ...] = ()

    @property
    def record(self) -> Record:
        """Return the record as it stands."""
        assert self.draft.before, "the list has only what is there"
        return self.draft.before

    @property
    def is_mended(self) -> bool:
        """Tell whether something else is answered than what stands there."""
        return fingerprint(self.draft.after.data) != fingerprint(self.record.data)

    @property
    def is_turned(self) -> bool:
        """Tell whether the box stands otherwise than beforehand."""
        return self.is_ticked != self.was_ticked

    @property
    def change(self) -> Change:
        """Return the change that lets the record say what is answered, as gone through."""
        after = self.draft.after
        return Change(after.edition, after.id, self.read, after.data, reviewed=True)


def answers(visit: Visit, folder: str, sent: Mapping[str, str]) -> Iterator[Answer]:
    """Yield what `sent` says of the records of `folder` that are still there, in the order of the page.

    What somebody else has changed meanwhile stays, but for what both have changed, and not to the same.
    """
    records = {each.id: each for each in workspace_of(visit).records if folder_of(each) == folder}
    things, past = Things(workspace_of(visit), visit.language), Past(visit)
    for name, value in sent.items():
        found, (identity, _, read) = ROW.fullmatch(name), value.partition(" ")
        if found and identity in records:
            texts = under(sent, f"r{found['number']}.")
            yield _answer(visit, things, past, int(found["number"]), records[identity], read, texts)


def _answer(
    visit: Visit, things: Things, past: Past, number: int, record: Record, read: str, texts: Mapping[str, str]
) -> Answer:
    kind, stated = chosen_by(texts.get("typ", record.type))
    given, is_sure_now = {**texts, **stated}, is_sure(notes_of(workspace_of(visit), record))
    box = (bool(texts.get("stammer")), is_sure_now)
    if read == fingerprint(record.data):
        return Answer(number, read, answered(visit, things, record, given, kind), texts, *box)
    base = past.of(record.edition, record.id, read)
    stood = replace(record, data=base) if base and base["type"] == record.type else None
    mine = answered(visit, things, stood or record, given, kind)
    found = merge(stood.data if stood and kind == record.type else None, mine.after.data, record.data)
    data = merged({**record.data, "type": mine.after.type}, found.data)
    draft = replace(mine, before=record, after=replace(mine.after, data=data))
    now = fingerprint(record.data) if stood and not found.clashes else read
    return Answer(number, now, draft, texts, *box, found.theirs, found.clashes)


def up_to_date(visit: Visit, folder: str, sent: Mapping[str, str]) -> dict[str, str]:
    """Return `sent` with what somebody else alone has changed since, and read anew where that is all."""
    found = dict(sent)
    for each in answers(visit, folder, sent):
        prefix = f"r{each.number}."
        if each.theirs:
            found = with_others(found, prefix, each.record, each.theirs)
        if not each.clashes:
            found[f"{prefix}post"] = f"{each.record.id} {each.read}"
    return found


def under(sent: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Return the fields of `sent` whose names begin with `prefix`, without it."""
    return {name.removeprefix(prefix): text for name, text in sent.items() if name.startswith(prefix)}


def wrong_in(visit: Visit, answer: Answer) -> dict[str, str]:
    """Return what is wrong with what is mended, by key."""
    return mistakes_of(visit, answer.draft, answer.texts) if answer.is_mended else {}


def to_add(visit: Visit, folder: str, fields: Mapping[str, str], kind: str) -> tuple[Draft, dict[str, str]]:
    """Return the record that the `fields` of a sentence say, and its texts, with the place filled in."""
    place = Pointed({part: fields[name] for name, part in PARTS.items() if fields.get(name)})
    texts = {**fields, **place.fields(visit.site, folder)}
    return new_draft(visit, kind, folder, texts), texts


def range_in(text: str) -> range:
    """Return the numbers that a button names: “3-9”."""
    first, _, last = text.partition("-")
    return range(number_in(first), number_in(last) + 1)


def number_in(text: str) -> int:
    """Return the number that `text` is, 0 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _MOST_FIGURES else 0
