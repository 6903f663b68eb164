"""The records that sentences may become: a form for each, filled in by a guess or as the record added before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph.drafting.names import Names
from graph.record import Record
from server.pages.editing.again import carried_by
from server.pages.editing.drafts import folder_of
from server.pages.editing.key_names import kind_name
from server.pages.editing.kinds import by_own_name, stated_name
from server.pages.editing.links import LISTED, NEW, together_links
from server.pages.editing.proposals.brief import keys_asked
from server.pages.editing.proposals.filling import filled
from server.pages.editing.proposals.guessing import bearer_in, names_in
from server.pages.editing.proposals.rows import LEFT_BY_NUMBER, Addable
from server.pages.editing.proposals.sentences import marked
from server.pages.editing.proposals.unsaid import Unsaid
from server.pages.editing.question import Question
from server.pages.editing.things import Things
from server.pages.visit import Visit

Asked = Callable[[str, str, Mapping[str, str], str, Collection[str]], tuple[Question, ...]]
_BEARS: Final = "bearer"


@dataclass
class Adding:
    """Makes what can be added to the sentences of one folder."""

    visit: Visit
    things: Things
    folder: str
    sent: Mapping[str, str]
    #: Names of the sentences that somebody adds to, and the record that has just been added there.
    more: Collection[str]
    added: Record | None

    @cached_property
    def _finder(self) -> Names:
        return names_in(self.things)

    @cached_property
    def _bearers(self) -> Mapping[str, str]:
        """Return who bears most of what each section lays on somebody."""
        found: dict[str, Counter[str]] = {}
        for record in self.things.workspace.records:
            if folder_of(record) == self.folder:
                for section in {str(each.get("section", "")) for each in record.values("source")}:
                    found.setdefault(section, Counter()).update(map(str, record.values(_BEARS)))
        return {section: counted.most_common(1)[0][0] for section, counted in found.items() if counted}

    def addable(self, left: Unsaid, number: int, asked: Asked) -> Addable:
        """Return what the words `left` may become; `asked` asks what a form asks."""
        visit, prefix, name = self.visit, LEFT_BY_NUMBER.format(number), marked(left.section, left.at)
        before = self.added if name in self.more else None
        chosen = self.sent.get(f"{prefix}typ", "") or (before.type if before else "")
        kind, texts = self._filled(left, chosen)
        texts |= carried_by(before) if before and before.type == kind else {}
        called = by_own_name(kind, texts)
        keys = keys_asked(kind, ()) - ({"statementKind"} if called != kind else set())
        given = {**{prefix + field: text for field, text in texts.items()}, **self._sent(left, prefix)}
        place = left.place.query
        query = {"typ": kind, "mapp": self.folder, **place, **texts, LISTED: "ja"}
        return Addable(
            number,
            left,
            called,
            stated_name(visit, texts["statementKind.1"]) if called != kind else kind_name(visit, kind),
            place,
            name in self.more,
            asked(kind, self.folder, given, prefix, keys),
            visit.address(NEW, query),
            tuple(together_links(visit, self.folder, {**place, LISTED: "ja"})),
        )

    def _filled(self, left: Unsaid, kind: str) -> tuple[str, dict[str, str]]:
        bearer = bearer_in(self._finder, left.sentence) or self._bearers.get(left.section, "")
        return filled(self.visit, self.things, self._finder, left.words, kind, bearer)

    def _sent(self, left: Unsaid, prefix: str) -> dict[str, str]:
        """Return what has been sent of the fields and is not as they were guessed first."""
        _, guess = self._filled(left, "")
        own = {name: text for name, text in self.sent.items() if name.startswith(prefix)}
        return {name: text for name, text in own.items() if text != guess.get(name.removeprefix(prefix))}
