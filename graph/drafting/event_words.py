"""Words for meetings and other events."""

from __future__ import annotations

from functools import cache

from graph.drafting.inflection import stems
from graph.drafting.tokens import Token
from graph.drafting.word_tables import table


def event_head(token: Token) -> str | None:
    """Return the word for an event that `token` ends in; the longest that fits."""
    own = stems(token.text)
    compounds: list[str] = table("events")["compound"]
    compound = next((word for word in compounds for stem in own if stem.endswith(word) and stem != word), None)
    return compound or next((head for head in _heads() if any(stem.endswith(head) for stem in own)), None)


@cache
def _heads() -> tuple[str, ...]:
    found = {min(stems(word), key=len) for word in table("events")["heads"]}
    return tuple(sorted(found, key=lambda head: (-len(head), head)))
