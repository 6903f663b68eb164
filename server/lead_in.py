"""What opens a list and says nothing of its own: “The council shall:”, of which each item says the rest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from graph.drafting.lead_in import only_heads, only_leads
from graph.drafting.names import Names
from graph.drafting.tokens import tokens_of
from graph.record import Record
from ontology import schema

_BULLETS: Final = " •●○▪◦‣→*–-"


class LeadIns:
    """Tells what opens a list from what says something."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take whoever may bear a duty from `records`."""
        self._records = records

    @cached_property
    def _names(self) -> Names:
        return names_of(self._records)

    def __call__(self, words: str, opens: bool) -> bool:
        """Tell whether `words` say nothing of their own; an item of a list follows on them where they are its opening.

        The headings of the columns of a table are such words too.
        """
        tokens = tokens_of(without_bullet(words))
        return only_heads(tokens) or (opens and only_leads(words, tokens, self._names.mentions(tokens)))


def names_of(records: Iterable[Record]) -> Names:
    """Return what finds those of `records` in a sentence who may bear a duty."""
    return Names(records, frozenset(each for each in schema.classes() if _acts(each)))


def _acts(kind: str) -> bool:
    return schema.is_a(kind, "Organisation") or kind == "Post"


def without_bullet(words: str) -> str:
    """Return `words` without the sign that they begin with as a part of a list.

    >>> without_bullet("• Rådet ska mötas.")
    'Rådet ska mötas.'
    """
    return words.lstrip(_BULLETS)
