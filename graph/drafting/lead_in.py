"""What opens a list and says nothing of its own: “The council shall:”, of which each item says the rest.

The colon may be left out, and instead of a name a noun may stand: “Gruppen har att”.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from graph.drafting.names import Mention
from graph.drafting.tokens import Token
from graph.drafting.word_tables import Phrases, table

_ENDS: Final = (".", "?", "!")
#: Turns of phrase that say how binding the items of a list are, and no more.
_TURNS: Final = frozenset({
    *("har att", "har i uppgift att", "har till uppgift att", "har i uppdrag att", "ansvarar för att", "ansvarar för"),
    *("svarar för att", "svarar för", "är skyldig att", "är skyldigt att", "är skyldiga att"),
})  # fmt: skip


def only_leads(words: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Tell whether `words`, which an item of a list follows, are but somebody and a “shall” or the like."""
    if words.rstrip().endswith(_ENDS):
        return False
    end = mentions[0].end if mentions and not mentions[0].first else 1
    said = " ".join(token.folded for token in tokens[end:] if token.is_word)
    return said in modals() or said in _TURNS


def only_heads(tokens: Sequence[Token]) -> bool:
    """Tell whether the words are nothing but headings of columns, at least two: “Månad Aktivitet Vem”."""
    at, found = 0, 0
    while at < len(tokens) and (heading := _headings().at(tokens, at)):
        at, found = heading[0], found + 1
    return found > 1 and at == len(tokens)


@cache
def _headings() -> Phrases[str]:
    tables = (table("tables")[name] for name in ("duties", "goals", "year", "bodies"))
    return Phrases((words, words) for each in tables for listed in each.values() for words in listed)


def modals() -> Mapping[str, str]:
    """Return the force that each word such as “ska” gives."""
    words: Mapping[str, Sequence[str]] = table("frames")["modals"]
    return {word: force for force, listed in words.items() for word in listed}
