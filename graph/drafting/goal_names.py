"""Goals that are given by their number: "Mål 1. Trygga vatten", "Delmål 2: Nära vård", "Inriktningsmål – Livet"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.drafting.word_tables import table

_LONGEST = 25
#: A few goals that have run together; so many characters are another thing.
_LONGEST_TEXT = 1_000


@dataclass(frozen=True)
class NamedGoal:
    """A goal with the name that follows its number, and the kind that the word before the number tells."""

    name: str
    kind: str
    #: Whether the word says that it is part of another goal.
    is_part: bool


def named_goals(text: str) -> Iterator[tuple[NamedGoal, int, int]]:
    """Yield each goal that `text` gives with its number or after a sign, and where it stands in it.

    The first stands at the beginning; others, with their numbers, follow where items have run together.
    """
    if len(text) > _LONGEST_TEXT:
        return
    begun = [match for match in _lead().finditer(text) if match["number"] or not text[: match.start()].strip()]
    if not begun or text[: begun[0].start()].strip():
        return
    ends = [match.start() for match in begun[1:]] + [len(text)]
    for match, end in zip(begun, ends, strict=True):
        name = text[match.end() : end].strip()
        if name[:1].isupper() and len(name.split()) <= _LONGEST:
            word = match["word"].casefold()
            is_part = word in table("events")["part_goals"]
            goal = NamedGoal(name.rstrip(" ."), table("events")["goals"][word], is_part)
            yield goal, match.start(), match.end() + len(name)


@cache
def _lead() -> re.Pattern[str]:
    """What goes before the name of a goal: "3.2 Mål 1.", "Inriktningsmål –"."""
    words = "|".join(sorted(map(re.escape, table("events")["goals"]), key=len, reverse=True))
    number = r"(?:nr\.?\s*)?(?:\d+(?:\.\d+)*|(?-i:[A-Z]|[IVX]+))"
    lead = r"(?:[\d.]+\s+|[•*-]\s*)?"
    return re.compile(
        rf"(?:(?<=\s)|^){lead}(?P<word>{words})(?:\s+(?P<number>{number})\s*[.:)–-]?|\s*[:–-])\s+(?=\S)", re.IGNORECASE
    )
