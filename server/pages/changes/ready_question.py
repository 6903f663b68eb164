"""Questions that whoever revises a document asks first, each a link to its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.edition import EditionInfo
from queries.comparison import Selection
from server.pages.changes.comparing import Compared, edition_words
from server.pages.facts.organisation import organisations
from server.pages.visit import Visit

#: Rules that tell where one duty is laid on several, and where something is on trial.
_SEVERAL: Final = "overlapping-duty,unclear-sharing,shared-duty"
_PROVISIONAL: Final = "provisional-arrangement,depends-on-provisional"
#: As many bodies are named.
_MOST_BODIES: Final = 4


@dataclass(frozen=True)
class ReadyQuestion:
    """A question, and where its answer stands."""

    words: str
    href: str


def ready_questions(visit: Visit, compared: Compared) -> tuple[ReadyQuestion, ...]:
    """Return the questions that the two editions of `compared` give rise to."""
    return tuple(_Asking(visit, compared).questions())


class _Asking:
    def __init__(self, visit: Visit, compared: Compared) -> None:
        self._visit, self._compared = visit, compared
        self._old, self._new = (_only(side) for side in compared.sides)

    def questions(self) -> Iterator[ReadyQuestion]:
        """Yield them, those about what is lost first."""
        is_lost, bodies, is_weak = self._visit.site.kept(("ready", self._old.id, self._new.id), self._grounds)
        if is_lost:
            yield self._ready("bearer", self._changes("lost-bearer"))
        for iri in bodies:
            name = str(self._compared.label(iri))
            yield self._ready("body", self._changes(organ=iri.rpartition("/")[2]), body=name)
        if is_weak:
            yield self._ready("weak", self._changes("weak"))
        yield self._ready("several", self._findings(_SEVERAL))
        yield self._ready("provisional", self._findings(_PROVISIONAL))

    def _grounds(self) -> tuple[bool, list[str], bool]:
        """Return whether duties have lost their bearers or are gone, which bodies changed most, and what is weak."""
        changes = self._compared.comparison.changes
        lost = Selection(kind="lost-bearer").of(changes) or Selection(kind="dropped", group="duties").of(changes)
        return bool(lost), self._bodies(), any(change.weak for change in changes)

    def _ready(self, name: str, href: str, **slots: str) -> ReadyQuestion:
        words = {"old": str(edition_words(self._visit, self._old)), "new": str(edition_words(self._visit, self._new))}
        return ReadyQuestion(self._visit.texts(f"ready.{name}", **words, **slots), href)

    def _bodies(self) -> list[str]:
        """Return the bodies of the highest level that both editions speak of, those that changed most first."""
        levels = [_levels(side) for side in self._compared.sides]
        both = {iri: number for iri, number in levels[1].items() if iri in levels[0]}
        highest = min(both.values(), default=0)
        changed = (change for change in self._compared.comparison.changes if not change.is_unchanged)
        counts = Counter(iri for change in changed for iri in {*change.bodies})
        found = (iri for iri, number in both.items() if number == highest and counts[iri])
        return sorted(found, key=lambda iri: -counts[iri])[:_MOST_BODIES]

    def _changes(self, kind: str = "", organ: str = "") -> str:
        asked = {"fran": self._old.id, "till": self._new.id, "organ": organ, "slag": kind}
        return self._visit.address("/andringar", {name: value for name, value in asked.items() if value}) + "#svar"

    def _findings(self, rules: str) -> str:
        asked = {"utgava": self._new.id, "bas": self._old.id, "regel": rules}
        return self._visit.address("/granskning", asked) + "#fynd"


def _only(side: Visit) -> EditionInfo:
    (edition,) = side.reader.view.editions
    return edition


def _levels(side: Visit) -> dict[str, int]:
    """Return the number of the level of each body that has one inside the arena."""
    known = ((each.iri, each.level) for each in side.reader.once(organisations))
    return {iri: level.number for iri, level in known if level and level.is_inside}
