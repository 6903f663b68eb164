"""The records that sentences may become: a form for each, filled in by a guess or as the record added before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from graph.drafting.names import Names
from graph.record import Record
from server.pages.editing.again import one_more_like
from server.pages.editing.drafts import folder_of
from server.pages.editing.key_names import kind_name
from server.pages.editing.kinds import as_choices, by_own_name, stated_name
from server.pages.editing.links import LISTED, NEW, together_links
from server.pages.editing.pointed import PARTS
from server.pages.editing.proposals.begun import SEEN, is_begun, seen
from server.pages.editing.proposals.brief import keys_asked
from server.pages.editing.proposals.filling import filled
from server.pages.editing.proposals.guessing import around, guessed, names_in, told_of_too
from server.pages.editing.proposals.leveling import TARGET, above
from server.pages.editing.proposals.neighbours import DUTY, GOAL, Neighbours, left_of
from server.pages.editing.proposals.rows import LEFT_BY_NUMBER, Addable
from server.pages.editing.proposals.sending import under
from server.pages.editing.proposals.sentences import MORE, Sentences, marked
from server.pages.editing.proposals.unsaid import Unsaid
from server.pages.editing.question import Question
from server.pages.editing.things import Things
from server.pages.visit import Visit

#: The field that those of each sentence begin with.
_FIRST: Final = re.compile(r"(?P<prefix>u[1-9]\d{0,3}\.)fran")
_Place = tuple[bool, tuple[str, ...]]
#: What the fields of a sentence begin with, and the fields without it.
Begun = tuple[str, Mapping[str, str]]
_NOTHING: Final[Begun] = ("", {})
Asked = Callable[[str, str, Mapping[str, str], str, Collection[str]], tuple[Question, ...]]


@dataclass
class Adding:
    """Makes what can be added to the sentences of one folder."""

    visit: Visit
    things: Things
    folder: str
    text: Sentences
    sent: Mapping[str, str]
    #: Names of the sentences that somebody adds to, and the record that has just been added there.
    more: Collection[str]
    added: Record | None
    #: What somebody has begun to add to words that are left no more, by the sentence that these stand in.
    astray: Mapping[str, Begun] = field(default_factory=dict)
    #: What the fields began with of what has been sent, by what they begin with now.
    prefixes: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _finder(self) -> Names:
        return names_in(self.things)

    @cached_property
    def _of_folder(self) -> Sequence[Record]:
        return [each for each in self.things.workspace.records if folder_of(each) == self.folder]

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self.visit, self._of_folder, self.text)

    @cached_property
    def _sent_by_place(self) -> Mapping[_Place, Begun]:
        """Return what has been sent of each place: one more sentence on the page gives the others new numbers."""
        prefixes = (match["prefix"] for match in map(_FIRST.fullmatch, self.sent) if match)
        every = [(prefix, under(self.sent, prefix)) for prefix in prefixes]
        return {place_in(each, is_more=bool(each.get(MORE))): (prefix, each) for prefix, each in every}

    def addable(self, left: Unsaid, number: int, asked: Asked) -> Addable:
        """Return what the words `left` may become; `asked` asks what a form asks."""
        visit, prefix, name = self.visit, LEFT_BY_NUMBER.format(number), marked(left.section, left.at)
        is_more = name in self.more
        place = left.place.query
        stray = self.astray.get(name, _NOTHING) if is_more else _NOTHING
        before_now, own = self._sent_by_place.get(place_in(place, is_more=is_more), stray)
        self.prefixes[before_now] = prefix
        before = self.added if is_more else None
        chosen = own.get("typ", "") or (before.type if before else "")
        kind, texts = self._filled(left, chosen, is_more=is_more)
        if before and before.type == kind:
            texts = one_more_like(before, texts)
        called, changed = by_own_name(kind, texts), self._changed(left, own, is_more=is_more)
        keys = keys_asked(kind, ()) - ({"statementKind"} if called != kind else set())
        first, given = ({prefix + field: text for field, text in each.items()} for each in (texts, texts | changed))
        beforehand = seen(asked(kind, self.folder, first, prefix, keys), prefix)
        query = {"typ": kind, "mapp": self.folder, **place, **texts, LISTED: "ja"}
        return Addable(
            number,
            left,
            called,
            stated_name(visit, texts["statementKind.1"]) if called != kind else kind_name(visit, kind),
            place,
            name if is_more else "",
            is_begun({**own, SEEN: beforehand}) if own else False,
            beforehand,
            asked(kind, self.folder, given, prefix, keys),
            visit.address(NEW, query),
            as_choices(visit, told_of_too(left.words)),
            tuple(together_links(visit, self.folder, {**place, LISTED: "ja"})),
        )

    def _filled(self, left: Unsaid, kind: str, *, is_more: bool) -> tuple[str, dict[str, str]]:
        near, words = self._neighbours, left.words
        listed = near.in_list(left.at)
        said = around(self._finder, left.sentence, self.text.opening(left.at))
        has_duty = is_more and any(each.type == DUTY for each in near.on(left.at))
        if listed == DUTY or has_duty:  # as the other items of its list, or what is said of the sentence already
            said = replace(said, bearer=said.bearer or near.bearer(left.at, is_more=has_duty), is_bound=True)
        if is_more:
            kind = kind or (DUTY if has_duty else guessed(self.things, self._finder, words, said)[0])
            words = left_of(words, map(self.things.name, near.on(left.at))) if kind == DUTY else words
        kind = kind or (GOAL if listed == GOAL and not said.bearer else "")
        found, texts = filled(self.visit, self.things, self._finder, words, kind, said)
        texts |= above(self.visit, self._of_folder, left.at) if found == TARGET else {}
        texts |= {"goalKind.1": near.goal_kind(left.at)} if found == GOAL else {}
        return found, texts

    def _changed(self, left: Unsaid, own: Mapping[str, str], *, is_more: bool) -> dict[str, str]:
        """Return what has been sent of the fields, `own`, and is not as they were guessed first."""
        _, guess = self._filled(left, "", is_more=is_more)
        return {name: text for name, text in own.items() if text != guess.get(name)}


def place_in(fields: Mapping[str, str], *, is_more: bool) -> _Place:
    """Return what tells one form on the page from all others: where its words stand, and whether they are more."""
    return is_more, tuple(" ".join(fields.get(part, "").split()) for part in PARTS)
