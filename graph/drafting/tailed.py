"""Names of bodies that go on after their first word: "Nämnden för vård och omsorg"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from graph.drafting.body_words import Head, NewName
from graph.drafting.duty_words import duty_words_at
from graph.drafting.governing import governors
from graph.drafting.numbers import number_of
from graph.drafting.tokens import Token
from graph.drafting.word_tables import phrases_of, table, words_of

_LONGEST_TAIL = 5
#: How many words from the head on are looked at, so that a long text takes no longer for each name.
_FARTHEST = 16
_DEFINITE = re.compile(r"(?:n|t|na)$")
#: What a body is for, or against. "Nämnden för protokoll" keeps them: so a verb has to follow.
_LINKS = frozenset({"för", "mot"})
_BETWEEN = frozenset({"och", ",", "samt"})
_ENDS = frozenset({"", ".", ",", ";", ":", ")"})


def tailed_names(tokens: Sequence[Token], head_in: Callable[[str], Head | None]) -> Iterator[NewName]:
    """Yield each name of a head in the definite form, what it is for, and the verb of the sentence or its end."""
    for at, token in enumerate(tokens[:-1]):
        if tokens[at + 1].folded not in _LINKS or not token.is_word:
            continue
        head = head_in(token.text)
        if head is None or head.type != "Body" or not _is_plain(token, head):
            continue
        start = max(0, at - 1)
        near = tokens[start : at + _FARTHEST]
        end = _end_of_tail(near, at - start + 2)
        if end > at - start + 2 and _closes(near, at - start, end):
            yield NewName(at, end + start, head, definite=True)


def _is_plain(token: Token, head: Head) -> bool:
    return bool(_DEFINITE.search(token.folded)) and not token.folded.endswith(head.word)


def _end_of_tail(tokens: Sequence[Token], start: int) -> int:
    """The end of the nouns that begin at `start`: "vård och omsorg"."""
    end = at = start
    while at < min(len(tokens), start + _LONGEST_TAIL):
        if tokens[at].folded in _BETWEEN and at > start:
            at += 1
            continue
        if not _is_noun(tokens, at):
            break
        at += 1
        end = at
    return end


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].folded
    known = (
        words_of("prepositions")
        | words_of("pronouns")
        | words_of("adverbs")
        | words_of("links")
        | {"att", "som", "den", "det", "sin", "sitt"}
    )
    return word.isalpha() and number_of(word) is None and word not in known and not _is_verb(tokens, at)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    if at in governors(tokens) or tokens[at].folded in words_of("copulas") | words_of("finites"):
        return True
    if phrases_of("composition", "openings").at(tokens, at) or tokens[at].folded in table("events")["held"]:
        return True
    found = duty_words_at(tokens, at)
    return bool(found) and found[0].word.form in ("present", "passive")


def _closes(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the verb of the sentence comes right after, or the name has its capital inside the sentence."""
    if end < len(tokens) and _is_verb(tokens, end):
        return True
    inside = first > 0 and tokens[first - 1].is_word and tokens[first].text[0].isupper()
    after = tokens[end].folded if end < len(tokens) else ""
    return inside and (after in _ENDS or after in words_of("prepositions"))
