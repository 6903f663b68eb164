"""What is said already of the sentences around one: what they are, who does it, and what of the sentence is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, takewhile
from typing import Final

from graph.record import Record
from server.lead_in import without_bullet
from server.pages.editing.passages import passages
from server.pages.editing.proposals.sentences import Sentences
from server.pages.visit import Visit

DUTY, GOAL = "Responsibility", "Goal"
#: Where another clause begins.
_CLAUSES: Final = re.compile(r"[,;:]\s+(?:och\s+|samt\s+|men\s+)?|\s+(?:och|samt|men)\s+")
_WORD: Final = re.compile(r"\w{4,}")
#: So many letters tell a word in another form of it, and so much of a clause may be said elsewhere.
_STEM, _SAID = 5, 0.5
#: A clause of fewer such words says too little by itself.
_FEWEST: Final = 2


@dataclass(frozen=True)
class Neighbours:
    """The records of one folder, by the sentences that they stand on."""

    visit: Visit
    records: Sequence[Record]
    text: Sentences

    @cached_property
    def _standing(self) -> Mapping[int, tuple[Record, ...]]:
        """Return the records on each sentence, by where it begins."""
        found: dict[int, tuple[Record, ...]] = {}
        for record in self.records:
            for place in passages(self.visit, record):
                if piece := self.text.at(place.at):
                    found[piece.span.start] = (*found.get(piece.span.start, ()), record)
        return found

    def on(self, at: int) -> tuple[Record, ...]:
        """Return the records that stand on the sentence at the place `at`."""
        piece = self.text.at(at)
        return self._standing.get(piece.span.start, ()) if piece else ()

    def in_list(self, at: int) -> str:
        """Return what the item at `at` is as the others of its list: one more duty, or a goal; "" where that is open.

        An item that goes on with what opens the list begins with a small letter; one that is a sentence does not.
        """
        kinds, piece = [each.type for each in self._items(at)], self.text.at(at)
        goes_on = piece is not None and without_bullet(piece.text)[:1].islower()
        wanted = DUTY if goes_on else GOAL
        return wanted if wanted in kinds else ""

    def bearer(self, at: int, *, is_more: bool) -> str:
        """Return who bears all duties of the list around `at`, where `is_more` of its sentence; "" for several."""
        there = self.on(at) if is_more else self._items(at)
        bearers = {str(one) for each in there if each.type == DUTY for one in each.values("bearer")}
        return bearers.pop() if len(bearers) == 1 else ""

    def goal_kind(self, at: int) -> str:
        """Return of what kind the goal is that stands last before `at`, else the first after it; "" without goals."""
        goals = [(start, each) for start, there in self._standing.items() for each in there if each.type == GOAL]
        nearest = sorted(goals, key=lambda goal: (goal[0] > at, abs(goal[0] - at)))
        return next((str(each.data["goalKind"]) for _, each in nearest if each.data.get("goalKind")), "")

    def _items(self, at: int) -> Iterable[Record]:
        return (each for start in self.text.list_around(at) for each in self._standing.get(start, ()))


def left_of(words: str, said: Iterable[str]) -> str:
    """Return the first clauses of the sentence `words` that none of the names in `said` tells of; "" where all are.

    >>> left_of("Rådet bereder frågorna och håller kontakten med parterna.", ["Bereder frågorna"])
    'håller kontakten med parterna.'
    """
    known = {stem for name in said for stem in _stems(name)}
    starts = [0, *(match.end() for match in _CLAUSES.finditer(words))]
    clauses = list(zip(starts, [*starts[1:], len(words)], strict=True))
    left = dropwhile(lambda clause: _is_said(words[slice(*clause)], known), clauses)
    run = list(takewhile(lambda clause: not _is_said(words[slice(*clause)], known), left))
    return _joined(words, run)


def _joined(words: str, run: Sequence[tuple[int, int]]) -> str:
    if not run:
        return ""
    found = words[run[0][0] : run[-1][1]]
    ends = [match for match in _CLAUSES.finditer(found) if match.end() == len(found)]
    return found[: ends[0].start()] if ends else found


def _is_said(clause: str, known: set[str]) -> bool:
    own = _stems(clause)
    return len(own) < _FEWEST or len(own & known) >= _SAID * len(own)


def _stems(words: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in _WORD.findall(words)}
