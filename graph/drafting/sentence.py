"""A sentence taken apart: its words, whom it names, and which of its words state something outright."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from graph.drafting.duty_words import duty_words_at
from graph.drafting.governing import Governor, governors
from graph.drafting.inflection import is_genitive
from graph.drafting.names import Mention
from graph.drafting.tokens import Token, phrase_at
from graph.drafting.word_tables import table

#: How many words may stand between a verb and the subject after it.
_INVERTED = 3
_DETERMINERS = frozenset({"den", "de", "det", "en", "ett", "varje", "respektive", "samtliga", "alla", "länets", "båda"})


@dataclass(frozen=True)
class Sentence:
    """A sentence or list item; offsets of its tokens count characters of the normalised text."""

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def governors(self) -> Mapping[int, Governor]:
        """Turns of phrase and auxiliaries by their first token."""
        return governors(self.tokens)

    @cached_property
    def aside(self) -> tuple[bool, ...]:
        """For each token whether it stands in a clause that does not state a duty of the sentence itself."""
        return tuple(_aside(self))

    @cached_property
    def is_copular(self) -> int | None:
        """The token of the verb that tells what the subject is, where the sentence has one."""
        return next((at for at, token in enumerate(self.tokens) if token.folded in _words("copulas")), None)

    def folded(self, at: int) -> str:
        """Return the word at `at` in lower case; nothing outside the sentence."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def subject(self, verb: int, takes_object: bool = False) -> tuple[Mention, ...]:
        """Return who is the subject of the verb at token `verb`, several where joined by och; may be empty.

        A verb that takes an object has its subject after it only where something else goes first.
        """
        before = [m for m in self.mentions if m.end <= verb and self.is_free(m)]
        after = [m for m in self.mentions if 0 <= m.first - verb - 1 <= _INVERTED and self.is_free(m)]
        near = bool(before) and self._only_adverbs(before[-1].end, verb)
        if after and not near and self._only_adverbs(verb + 1, after[0].first) and (self._is_fronted() or not takes_object):
            return self._joined(after, after[0])
        return self._joined(before, before[-1]) if before else ()

    def antecedent(self, verb: int) -> tuple[Mention, ...]:
        """Return whom a relative clause with its verb at `verb` is about: "kanslichefen, som leder"."""
        opening = next((at for at in range(verb, -1, -1) if self.folded(at) == "som"), None)
        if opening is None:
            return ()
        end = opening - 1 if self.folded(opening - 1) == "," else opening
        return tuple(m for m in self.mentions if m.end == end)

    def _only_adverbs(self, start: int, stop: int) -> bool:
        free = _words("adverbs") | _DETERMINERS
        return all(self.folded(at) in free for at in range(start, stop))

    def _is_fronted(self) -> bool:
        """Whether the sentence begins with something else than its subject."""
        first = self.folded(0)
        return first in _words("prepositions") | _words("adverbs") | _words("fronted") or first.isdigit() or self.aside[0]

    def is_free(self, mention: Mention) -> bool:
        """Whether a name may be a subject: not governed by a preposition, aside, or a mere attribute."""
        before = mention.first - 1
        while self.folded(before) in _DETERMINERS:
            before -= 1
        if self.folded(before) in _words("prepositions") or self.aside[mention.first]:
            return False
        if before > 0 and self.folded(before) in ("och", "samt", "eller", ",", "/"):
            linked = [m for m in self.mentions if m.end == before]
            if linked and not self.is_free(linked[0]):
                return False
        return not self.is_attribute(mention)

    def is_attribute(self, mention: Mention) -> bool:
        """Whether a name stands in the genitive before something else than a task of its own."""
        last = self.tokens[mention.end - 1].text
        if not is_genitive(last) or mention.known.name.casefold().endswith("s"):
            return False
        return mention.end not in self.governors

    def joined(self, one: Mention) -> tuple[Mention, ...]:
        """Return `one` with those that stand beside it in the sentence."""
        return self._joined(self.mentions, one)

    def _joined(self, among: Sequence[Mention], one: Mention) -> tuple[Mention, ...]:
        """Return `one` with those that stand beside it, joined by och, samt or commas."""
        group = [one]
        for other in reversed([m for m in among if m.end <= one.first]):
            between = [token.folded for token in self.tokens[other.end : group[0].first]]
            if not between or not all(word in _joining() for word in between):
                break
            group.insert(0, other)
        for other in [m for m in among if m.first >= one.end]:
            between = [token.folded for token in self.tokens[group[-1].end : other.first]]
            if not between or not all(word in _joining() for word in between):
                break
            group.append(other)
        return tuple(group)


def _aside(sentence: Sentence) -> Iterator[bool]:
    """Walk the words: a subordinate clause ends at a comma, or at the verb after one that began the sentence."""
    inside, opened, verbs = False, 0, 0
    for at in range(len(sentence.tokens)):
        kind = _subordinator(sentence, at)
        if kind and not _states(sentence, at, kind):
            if not inside:
                opened, verbs = at, 0
            inside = True
        elif inside and _ends(sentence, at, opened, verbs):
            inside = False
        verbs += inside and _is_finite(sentence, at)
        yield inside


def _ends(sentence: Sentence, at: int, opened: int, verbs: int) -> bool:
    word = sentence.folded(at)
    if word in (";", ":", "?", "!") or (word == "," and not _lists_on(sentence, at)):
        return True
    if word in ("samt", "och") and sentence.folded(at + 1) in ("att", "ska", "för", "ansvarar"):
        return True
    needed = 0 if phrase_at(sentence.tokens, opened, ("för", "att")) else 1
    return opened == 0 and verbs >= needed and _is_finite(sentence, at)


def _lists_on(sentence: Sentence, at: int) -> bool:
    """Whether a comma joins words of a list rather than clauses: “a, b och c”."""
    return any(sentence.folded(step) in ("och", "samt", "eller") for step in range(at + 2, at + 4))


def _subordinator(sentence: Sentence, at: int) -> str | None:
    if sentence.folded(at) == "om" and sentence.folded(at - 1) not in ("", ",", "och", "eller", "men", "även", "(", "bedöma"):
        return None  # a preposition: "information om hinder"
    for words, kind in _subordinators():
        if phrase_at(sentence.tokens, at, words):
            return kind
    return None


def _states(sentence: Sentence, at: int, kind: str) -> bool:
    """Whether a clause that looks subordinate states a duty all the same."""
    before = sentence.folded(at - 1)
    if any(governor.first <= at < governor.end for governor in sentence.governors.values()):
        return True
    if kind == "relative":
        copula = sentence.is_copular
        return sentence.folded(at) == "som" and (bool(sentence.antecedent(at)) or (copula is not None and copula < at))
    if kind == "purpose":
        answers = any(g.takes_nouns for g in sentence.governors.values() if g.first < at)
        founded = any(sentence.folded(step) in _words("founded") for step in range(at))
        return (answers and before in ("och", "samt", ",")) or (founded and at > 0)
    return False


def _is_finite(sentence: Sentence, at: int) -> bool:
    if at in sentence.governors or sentence.folded(at) in _words("copulas") or sentence.folded(at) in ("har", "finns"):
        return True
    found = duty_words_at(sentence.tokens, at)
    return bool(found) and found[0].word.form in ("present", "passive")


@cache
def _subordinators() -> tuple[tuple[tuple[str, ...], str], ...]:
    listed = table("frames")["subordinators"]
    found = [(tuple(phrase.split()), kind) for kind, phrases in listed.items() for phrase in phrases]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("frames")[name])


@cache
def _joining() -> frozenset[str]:
    return _words("links") | {"den", "de", "det", "(", ")"}
