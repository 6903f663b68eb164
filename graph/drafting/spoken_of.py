"""Whom a sentence speaks of: its first free name, each of some, or somebody meant by a pronoun."""

from __future__ import annotations

from dataclasses import replace

from graph.drafting.clause import Clause
from graph.drafting.moments import recurrence_in
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence


def first_free(sentence: Sentence) -> tuple[Mention, ...]:
    """Return the first name that may be a subject; empty where there is none."""
    free = [mention for mention in sentence.mentions if sentence.is_free(mention)]
    return (free[0],) if free else ()


def is_of_each(sentence: Sentence) -> bool:
    """Whether a list is of each of some whom nobody knows, and not of the body before: "Varje förening"."""
    return sentence.folded(0) in ("varje", "envar") and recurrence_in(sentence.main_text) is None


def named_whole(clause: Clause, meant: tuple[Mention, ...]) -> Clause:
    """Name what a verb alone is done to, where a pronoun before it meant somebody: "Den utses av rådet"."""
    bearers = {guess.value for guess in clause.bearers}
    others = [mention.known.name for mention in meant if mention.known.id not in bearers]
    return replace(clause, label=f"{clause.label} {others[0]}") if others and " " not in clause.label else clause
