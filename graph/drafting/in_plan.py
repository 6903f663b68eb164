"""What a plan of the year tells in sentences beside its table: "Motioner lämnas senast den 1 februari"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.drafting.acting import is_passive
from graph.drafting.clause import Clause, Guess
from graph.drafting.entries import Happening, named
from graph.drafting.inflection import stems
from graph.drafting.moments import deadline_in, months_in, recurrence_in
from graph.drafting.passage import Passage
from graph.drafting.phrase import whole_phrase
from graph.drafting.sentence import Sentence
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import table, words_of

_LIKELY, _OF_ANOTHER = 0.7, 0.6
_MOST, _FEWEST_LETTERS = 7, 4
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def planned_in(passages: Sequence[Passage]) -> frozenset[str]:
    """Return the sections that go through the year, line by line or row by row."""
    return frozenset(passage.section for passage in passages if passage.entry or passage.line)


def told_in_plan(passage: Passage, passages: Sequence[Passage]) -> Iterator[Happening]:
    """Yield the event that a sentence of such a section tells by a passive verb and when it is done."""
    text = passage.sentence.main_text
    months, deadline, often = months_in(text), deadline_in(text), recurrence_in(text)
    verb = _verb(passage.sentence)
    if verb is None or _YEAR.search(text) or not (months or deadline or often):
        return
    name = _name(passage.sentence, verb)
    if name:
        who = _borne(passage.clauses) or _of_another(name, passages)
        months = months or ((deadline.day[:4],) if deadline else ())
        yield Happening(passage.span, passage.section, named(name), _LIKELY, months, who, deadline, often)


def is_when(text: str) -> bool:
    """Whether `text` tells when in the year something is, though no month: "på höstlovets måndag", "i vecka 40"."""
    words = table("times")["when"]
    return any(not stems(token.text).isdisjoint(stems(word)) for token in tokens_of(text) for word in words)


def _verb(sentence: Sentence) -> int | None:
    free = (at for at in range(1, len(sentence.tokens)) if not sentence.aside[at] and is_passive(sentence, at))
    return next(free, None) if not sentence.governors else None


def _name(sentence: Sentence, verb: int) -> str:
    """What is done, with its verb: "Motioner lämnas", also of "I februari lämnas motioner"."""
    if sentence.folded(0) in words_of("prepositions") | words_of("fronted"):
        words = whole_phrase(sentence, verb + 1, len(sentence.tokens))
        words = words[: next((at for at, word in enumerate(words) if word in words_of("prepositions")), len(words))]
    else:
        words = [token.text for token in sentence.tokens[:verb] if token.is_word]
    return " ".join([*words, sentence.tokens[verb].text]) if 0 < len(words) <= _MOST else ""


def _borne(clauses: Sequence[Clause]) -> tuple[Guess, ...]:
    return next((each.bearers for each in clauses if each.bearers), ())


def _of_another(name: str, passages: Sequence[Passage]) -> tuple[Guess, ...]:
    """Whoever another sentence says does the same: "Chefen ska lämna rapport" of "Rapporter lämnas"."""
    *things, verb = [word.casefold() for word in name.split()]
    for clause in (clause for passage in passages for clause in passage.clauses if clause.bearers):
        first, *words = clause.label.casefold().split()
        same_verb = first.rstrip("r").rstrip("e") == verb.rstrip("s").rstrip("e")
        about = {stem for word in words if len(word) >= _FEWEST_LETTERS for stem in stems(word)}
        if same_verb and any(
            not stems(thing).isdisjoint(about) for thing in things if len(thing) >= _FEWEST_LETTERS - 1
        ):
            return tuple(Guess(guess.value, _OF_ANOTHER, "read-from", guess.words) for guess in clause.bearers)
    return ()
