"""Numbers in words and figures."""

from __future__ import annotations

from graph.drafting.word_tables import table


def number_of(word: str) -> int | None:
    """Return the number that `word` (lower case) says, from 1 to 999, or None."""
    if word.isdecimal() and len(word) <= 3:
        return int(word) or None
    numbers: list[str] = table("times")["numbers"]
    if word == "ett":
        return 1
    return numbers.index(word) + 1 if word in numbers else None
