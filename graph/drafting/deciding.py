"""Matters that two places lay on different bodies to decide: "Rådet antar budget", "Budgeten antas av nämnden"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from graph.drafting.clause import Clause, Guess
from graph.drafting.inflection import stems
from graph.drafting.names import Known
from graph.drafting.passage import Passage
from graph.drafting.slugs import slug
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import words_of
from graph.drafting.wording import DETERMINERS

#: As the scheme of duties names those that decide something.
_DECIDING = frozenset({"besluta", "faststalla", "godkanna", "anta"})
_LIKELY = 0.6
#: A shorter word names no matter.
_FEWEST = 4
_APART = frozenset({"och", "samt", ",", "eller"})


@dataclass(frozen=True)
class Contested:
    """A matter that clauses of several places lay on different bodies."""

    matter: Known
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class _Matter:
    words: tuple[str, ...]
    clause: Clause
    passage: int

    def is_same(self, other: _Matter) -> bool:
        """Whether both name one thing in some form: "budget", "budgeten"."""
        pairs = zip(self.words, other.words, strict=False)
        return len(self.words) == len(other.words) and all(
            not stems(one).isdisjoint(stems(another)) for one, another in pairs
        )

    def is_laid_elsewhere(self, other: _Matter) -> bool:
        """Whether another place lays it on others, and neither names the other's bearer."""
        mine, theirs = ({guess.value for guess in each.clause.bearers} for each in (self, other))
        named = {guess.value for each in (self, other) for guess in (*each.clause.together, *each.clause.recipients)}
        return self.passage != other.passage and mine.isdisjoint(theirs) and named.isdisjoint(mine | theirs)


def contested(passages: Sequence[Passage]) -> Iterator[Contested]:
    """Yield each matter that is decided in several places by different bodies, in order."""
    found = [matter for number, passage in enumerate(passages) for matter in _matters(number, passage)]
    clashing: list[list[_Matter]] = []
    for one, other in combinations(found, 2):
        if one.is_same(other) and one.is_laid_elsewhere(other):
            group = next((each for each in clashing if each[0].is_same(one)), None)
            if group is None:
                clashing.append(group := [])
            group += [each for each in (one, other) if each not in group]
    for group in clashing:
        words = " ".join(min((matter.words for matter in group), key=lambda words: len(" ".join(words))))
        known = Known(f"deliverable/{slug(words)}", "Deliverable", words[0].upper() + words[1:])
        yield Contested(known, tuple(matter.clause for matter in group))


def about_what_is_contested(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages with what is contested as the object of the duties that decide it."""
    objects: dict[Clause, list[Guess]] = {}
    for each in contested(passages):
        for clause in each.clauses:
            guess = Guess(each.matter.id, _LIKELY, "decided-twice", each.matter.name)
            objects.setdefault(clause, []).append(guess)
    return tuple(
        replace(passage, clauses=tuple(_about(clause, objects.get(clause, ())) for clause in passage.clauses))
        for passage in passages
    )


def _about(clause: Clause, objects: Sequence[Guess]) -> Clause:
    return replace(clause, objects=(*clause.objects, *objects)) if objects else clause


def _matters(number: int, passage: Passage) -> Iterator[_Matter]:
    for clause in passage.clauses:
        if clause.duty.value in _DECIDING and clause.bearers and not clause.objects:
            yield from (_Matter(words, clause, number) for words in _things(clause.label))


def _things(label: str) -> Iterator[tuple[str, ...]]:
    """Yield what the name of a duty says is decided: "verksamhetsplan" and "budget" of "Fastställer …"."""
    words = [token.folded for token in tokens_of(label)][1:]
    words = words[1:] if words[:1] == ["om"] else words
    end = next((at for at, word in enumerate(words) if word in words_of("prepositions") | {"innan", "att"}), len(words))
    thing: list[str] = []
    for word in (*words[:end], ","):
        if word not in _APART:
            thing.append(word)
            continue
        named = tuple(each for each in thing if each not in DETERMINERS)
        if named and len(named[-1]) >= _FEWEST and named[-1] not in words_of("matters"):
            yield named
        thing = []
