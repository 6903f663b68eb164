"""Turns of phrase and auxiliary verbs that lay a duty on somebody, and how binding they make it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.drafting.negation import is_denied
from graph.drafting.tokens import Token
from graph.drafting.word_tables import phrases_of

DESCRIBED = "beskrivs"
#: A sentence that says of a thing that it must ... is a duty of nobody named; “kan” is not even that.
DEMANDING = ("ska", "bor", "behover", "kommer-att")
_ANSWERS_FOR = ("för", "omfattar", "på", "hos")


@dataclass(frozen=True)
class Governor:
    """A phrase or auxiliary from token `first` up to and without `end`; verbs after it are duties."""

    first: int
    end: int
    force: str
    #: Whether it is a phrase such as “ansvarar för”, and no auxiliary.
    is_phrase: bool
    #: Whether a noun may follow instead of a verb, and something be answered for as it is.
    takes_nouns: bool
    #: Whether it is denied: “får inte”; what follows is then no duty.
    denied: bool = False


def governors(tokens: Sequence[Token]) -> dict[int, Governor]:
    """Return the governors of a sentence by their first token, the longest where several begin there."""
    found: dict[int, Governor] = {}
    at = 0
    while at < len(tokens):
        governor = _at(tokens, at)
        if governor:
            found[at] = governor
        at = governor.end if governor else at + 1
    return found


def condition_in(tokens: Sequence[Token]) -> str | None:
    """Return the force that a condition (vid behov) in these tokens gives, or None."""
    conditions = phrases_of("frames", "conditions")
    found = (conditions.at(tokens, at) for at in range(len(tokens)))
    return next((each[1] for each in found if each), None)


def _at(tokens: Sequence[Token], at: int) -> Governor | None:
    found = phrases_of("frames", "frames").at(tokens, at)
    if found:
        end, force = found
        answers = tokens[end - 1].folded in _ANSWERS_FOR
        following = tokens[end].folded if end < len(tokens) else ""
        denied = is_denied(tokens, at, end)
        return Governor(at, end + (following == "att"), force, is_phrase=True, takes_nouns=answers, denied=denied)
    found = phrases_of("frames", "modals").at(tokens, at)
    if found is None:
        return None
    end, force = found
    return Governor(at, end, force, is_phrase=False, takes_nouns=False, denied=is_denied(tokens, at, end))
