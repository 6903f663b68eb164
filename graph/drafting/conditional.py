"""Conditions that begin with their verb, as Swedish may have them: "Är det inte möjligt ska frågan lyftas"."""

from __future__ import annotations

import re

from graph.drafting.finite import is_finite
from graph.drafting.word_tables import phrases_of, words_of
from graph.drafting.wording import Wording

_DEFINITE = re.compile(r"[a-zåäö]{3,}(?:n|t|na)$")
_PRESENT = re.compile(r"[a-zåäö]{2,}(?:[ae]r|s)$")


def begins_condition(sentence: Wording, at: int) -> bool:
    """Whether a clause begins with its verb at `at`, as a condition does: "Kan parterna inte enas, prövas frågan"."""
    if not is_first(sentence, at) or not sentence.tokens or sentence.tokens[-1].text == "?":
        return False
    first = sentence.governors.get(at)
    verb = first is not None and not first.is_phrase
    found = sentence.duty_words(at)
    verb = verb or (bool(found) and found[0].word.form == "passive")
    comma = next((step for step in range(at + 1, len(sentence.tokens)) if sentence.folded(step) == ","), None)
    return (verb and comma is not None and is_finite(sentence, comma + 1)) or _is_inverted(sentence, at)


def is_first(sentence: Wording, at: int) -> bool:
    """Whether the sentence, or what stands after a semicolon of it, begins at `at`."""
    return at == 0 or sentence.folded(at - 1) == ";"


def _is_inverted(sentence: Wording, at: int) -> bool:
    """Whether a verb, its subject and then, without a comma, another verb stand there: "Är det inte möjligt ska"."""
    subject = at + 1 + (sentence.folded(at + 1) in words_of("negations"))
    named = any(m.first == subject for m in sentence.mentions)
    told = sentence.folded(subject) in words_of("clause_subjects") | {"en", "ett"}
    told = told or (sentence.folded(at) in words_of("copulas") and bool(_DEFINITE.match(sentence.folded(subject))))
    if not (_may_be_verb(sentence, at, told) and (named or told)):
        return False
    main = next((step for step in range(subject + 1, len(sentence.tokens)) if is_finite(sentence, step)), None)
    between = [sentence.folded(step) for step in range(subject, main or 0)]
    opens = any(phrases_of("frames", "subordinators").at(sentence.tokens, step) for step in range(subject, main or 0))
    return bool(between) and not opens and words_of("links").isdisjoint(between) and "att" not in between


def _may_be_verb(sentence: Wording, at: int, before_subject: bool) -> bool:
    """Whether a sentence may begin with a verb at `at`, before a sure subject one that no table has: "Fungerar det"."""
    word = sentence.folded(at)
    if not (sentence.tokens[at].text[0].isupper() or at > 0) or at in sentence.governors:
        return at in sentence.governors and not sentence.governors[at].is_phrase
    other = words_of("prepositions") | words_of("links") | words_of("adverbs") | words_of("fronted") | {"dels", "eller"}
    unknown = before_subject and bool(_PRESENT.match(word))
    named = any(m.first <= at < m.end for m in sentence.mentions)
    return word not in other and not named and (is_finite(sentence, at) or unknown)
