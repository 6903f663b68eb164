"""Goals that are given by their number: "Mål 1. Trygga vatten", "Delmål 2: Nära vård", "Inriktningsmål – Livet"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.drafting.word_tables import table

_LONGEST = 25


@dataclass(frozen=True)
class NamedGoal:
    """A goal with the name that follows its number, and the kind that the word before the number tells."""

    name: str
    kind: str
    #: Whether the word says that it is part of another goal.
    is_part: bool


def named_goal(text: str) -> NamedGoal | None:
    """Return the goal that `text` gives with its number or after a sign; None where it gives none."""
    match = _pattern().match(text)
    if match is None or len(match["name"].split()) > _LONGEST or not match["name"][:1].isupper():
        return None
    word = match["word"].casefold()
    return NamedGoal(match["name"].rstrip(" ."), table("events")["goals"][word], word in table("events")["part_goals"])


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, table("events")["goals"]), key=len, reverse=True))
    number = r"(?:nr\.?\s*)?(?:\d+(?:\.\d+)*|[A-Z]|[IVX]+)"
    lead = r"(?:[\d.]+\s+|[•*-]\s*)?"
    return re.compile(
        rf"{lead}(?P<word>{words})(?:\s+{number}\s*[.:)–-]?|\s*[:–-])\s+(?P<name>\S.*)", re.IGNORECASE | re.DOTALL
    )
