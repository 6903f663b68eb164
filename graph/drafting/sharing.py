"""How several who are named have a duty: together, or each for its own part."""

from __future__ import annotations

from collections.abc import Sequence

from graph.drafting.tokens import Token
from graph.drafting.word_tables import phrases_of

#: After these "gemensamt" tells of a thing and not of those who do it: "ett gemensamt program".
_ARTICLES = frozenset({"ett", "det", "detta", "vårt", "sitt", "varje", "något"})


def sharing_in(tokens: Sequence[Token]) -> str:
    """Return the sharing that these tokens tell of, as the scheme names it; "" where they tell of none."""
    phrases = phrases_of("frames", "sharing")
    found = {
        told[1]
        for at in range(len(tokens))
        if (told := phrases.at(tokens, at)) and not (at and tokens[at - 1].folded in _ARTICLES)
    }
    return "jointly-and-severally" if len(found) > 1 else next(iter(found), "")
