"""Turns of phrase and auxiliary verbs that lay a duty on somebody, and how binding they make it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.drafting.tokens import Token, phrase_at
from graph.drafting.word_tables import table

DESCRIBED = "beskrivs"
_ANSWERS_FOR = ("för", "omfattar", "på", "hos")
_ALL = -1


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
    for force, phrases in _conditions():
        if any(phrase_at(tokens, at, words) for words in phrases for at in range(len(tokens))):
            return force
    return None


def _at(tokens: Sequence[Token], at: int) -> Governor | None:
    for words, force in _phrases():
        end = phrase_at(tokens, at, words)
        if end:
            end = _past_att(tokens, end)
            takes_nouns = tokens[end - 1].folded in _ANSWERS_FOR or words[_ALL] in _ANSWERS_FOR
            return Governor(at, end, force, is_phrase=True, takes_nouns=takes_nouns)
    for words, force in _modals():
        end = phrase_at(tokens, at, words)
        if end:
            return Governor(at, end, force, is_phrase=False, takes_nouns=False)
    return None


def _past_att(tokens: Sequence[Token], end: int) -> int:
    following = tokens[end].folded if end < len(tokens) else ""
    return end + 1 if following == "att" else end


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    frames = table("frames")["frames"]
    found = [(tuple(phrase.split()), force) for force, phrases in frames.items() for phrase in phrases]
    return tuple(sorted(found, key=lambda pair: (-len([word for word in pair[0] if word != "*"]), pair)))


@cache
def _modals() -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(_listed("modals"))


@cache
def _conditions() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    conditions = table("frames")["conditions"]
    return tuple((force, tuple(tuple(p.split()) for p in phrases)) for force, phrases in conditions.items())


def _listed(name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for force, phrases in table("frames")[name].items():
        yield from ((tuple(phrase.split()), force) for phrase in phrases)
