"""Whether a verb or a turn of phrase is denied: "får inte", "ingen ska", "varken … eller … får"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.drafting.duty_words import Occurrence, duty_words_at
from graph.drafting.tokens import Token
from graph.drafting.word_tables import words_of

#: How far after its verb a negation may stand, over a subject in between: "får direktionens ledamöter inte".
_FARTHEST = 4
#: How far before the verb a denied subject may begin: "ingen av förbundets anställda får".
_LONGEST_SUBJECT = 10
#: "inte bara", "inte senare än": these deny nothing.
_ONLY = frozenset({"bara", "enbart", "endast", "minst", "senare"})
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "och", "samt", "att", "som", "om", "men", "utan"})
#: What a subject may be stretched by, so that it is no end of it.
_STRETCHED = frozenset({",", "och", "eller", "samt"})


def is_denied(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the verb or phrase from token `first` up to and without `end` is denied."""
    inside = any(_denies(tokens, at) for at in range(first, end))
    return inside or _denied_before(tokens, first) or _denied_after(tokens, end)


def is_contrasted(tokens: Sequence[Token], denied: int, occurrence: Occurrence) -> bool:
    """Whether a verb is what is to be done instead of what was denied at `denied`: "inte besluta utan bereda"."""
    at = occurrence.first - 1
    while at > denied and tokens[at].folded in words_of("adverbs") | words_of("instead"):
        at -= 1
    return at > denied and tokens[at].folded == "utan"


def _denies(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].folded
    after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if word in words_of("negations"):
        return after not in _ONLY
    return word in words_of("nobody")


def _denied_before(tokens: Sequence[Token], verb: int) -> bool:
    """Whether “inte” stands right before the verb, or its subject is “ingen” or begins with “varken”."""
    at = verb - 1
    while at >= 0 and tokens[at].folded in words_of("adverbs"):
        at -= 1
    if at >= 0 and tokens[at].folded in words_of("negations"):
        return _denies(tokens, at)
    for at in range(verb - 1, max(-1, verb - 1 - _LONGEST_SUBJECT), -1):
        word = tokens[at].folded
        if word in words_of("nobody"):
            return True
        if (word in _STOPS and word not in _STRETCHED) or _is_verb(tokens, at):
            return False
    return False


def _denied_after(tokens: Sequence[Token], end: int) -> bool:
    for at in range(end, min(end + _FARTHEST, len(tokens))):
        if _denies(tokens, at):
            return True
        if tokens[at].folded in _STOPS or _is_verb(tokens, at):
            return False
    return False


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    found = duty_words_at(tokens, at)
    return tokens[at].folded in words_of("copulas") or (bool(found) and found[0].word.form != "noun")
