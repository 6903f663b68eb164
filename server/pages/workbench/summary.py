"""What became of everything since the edition that the view is held against, in numbers that lead to the changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from queries.comparison import CHOICES, Selection
from server.pages.addresses import organisation_iri
from server.pages.changes.comparing import compared, edition_words
from server.pages.visit import Visit
from server.pages.words import Words
from server.pages.workbench.state import Pair, State

_CHANGES = "/andringar"


@dataclass(frozen=True)
class Number:
    """How many changes are of one kind, and where they are shown."""

    words: str
    count: int
    href: str


@dataclass(frozen=True)
class Summary:
    """A comparison of two editions in numbers."""

    old: Words
    new: Words
    numbers: tuple[Number, ...]
    #: Where all of it is shown.
    href: str


def summary_of(state: State) -> Summary | None:
    """Return the numbers for the edition held against and the one that follows on it in view; None without both."""
    pair, visit = state.pair, state.visit
    if pair is None:
        return None
    body = organisation_iri(state.asked.organ, visit.site.base) if state.asked.organ else ""
    counts = _counts(visit, pair, body)
    asked = {"fran": pair[0].id, "till": pair[1].id} | ({"organ": state.asked.organ} if body else {})
    numbers = (
        Number(
            visit.texts(f"compare.kind.{kind}"),
            counts[kind],
            visit.address(_CHANGES, asked | {"slag": kind}),
        )
        for kind in CHOICES
    )
    told = tuple(number for number in numbers if number.count)
    return Summary(edition_words(visit, pair[0]), edition_words(visit, pair[1]), told, visit.address(_CHANGES, asked))


def _counts(visit: Visit, pair: Pair, body: str) -> Mapping[str, int]:
    """Return how many changes about `body` (IRI; empty: about anything) are of each kind; of all, counted once."""

    def count() -> Mapping[str, int]:
        changes = Selection(body=body).of(compared(visit, pair).comparison.changes)
        return Counter(kind for change in changes for kind in change.kinds)

    return count() if body else visit.site.kept(("counts", pair[0].id, pair[1].id, visit.language), count)
