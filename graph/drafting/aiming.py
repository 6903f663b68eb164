"""Goals: what stands under a heading that speaks of goals, and what a text calls a purpose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.inflection import stems
from graph.drafting.own_lists import OwnLists
from graph.drafting.passage import Passage, Section
from graph.drafting.phrase import shortened
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import table

_UNDER_HEADING, _CALLED = 0.5, 0.6
_MOST_WORDS = 7
_UNNAMED = "overarching-goal"
_PERCENT = "procent"


@dataclass(frozen=True)
class Aim:
    """A sentence that seems to state a goal."""

    span: Span
    section: str
    kind: str
    label: str
    confidence: float


def aims(passages: Sequence[Passage], sections: Sequence[Section], own: OwnLists) -> Iterator[Aim]:
    """Yield the goals that the passages seem to state, in order; their kinds may be the workspace's `own`."""
    kinds = {section.slug: _kind_of(section, own) for section in sections}
    for passage in passages:
        kind = kinds[passage.section]
        called = _called(passage)
        if called:
            yield Aim(passage.span, passage.section, called, _label(passage), _CALLED)
        elif not passage.clauses and (_wishes(passage) if kind else _measures(passage)):
            yield Aim(passage.span, passage.section, kind or _UNNAMED, _label(passage), _UNDER_HEADING)


def _kind_of(section: Section, own: OwnLists) -> str | None:
    """The kind of goal that the heading of a section speaks of; syfte alone is too common a word."""
    words = tokens_of(section.heading.text) if section.heading else ()
    if section.heading and (kind := own.goal_kind_of(section.heading.text)):
        return kind
    for word, kind in table("events")["goals"].items():
        if any(not stems(token.text).isdisjoint(stems(word)) for token in words):
            return str(kind)
    return None


def _called(passage: Passage) -> str | None:
    """The kind where the sentence begins by naming it: “Visionen är”, “Syftet med rådet är att”."""
    for word, kind in table("events")["goals"].items():
        first = passage.sentence.folded(0)
        copula = passage.sentence.is_copular
        stated = copula is not None and not passage.sentence.aside[copula]
        if first and stated and not stems(first).isdisjoint(stems(word)):
            return str(kind)
    return None


def _wishes(passage: Passage) -> bool:
    first = passage.sentence.folded(0)
    modal = any(not governor.is_phrase for governor in passage.sentence.governors.values())
    return modal or first in table("events")["wishes"]


def _measures(passage: Passage) -> bool:
    """Whether a sentence says by itself that something shall become more or less: "Fler elever ska ta examen"."""
    first = passage.sentence.folded(0)
    return first in table("events")["changes"] and (bool(passage.sentence.governors) or _PERCENT in passage.text)


def _label(passage: Passage) -> str:
    sentence = passage.sentence
    colon = next((at for at in range(1, min(len(sentence.tokens), _MOST_WORDS + 1)) if sentence.folded(at) == ":"), 0)
    if colon:  # a goal has its name there: "Trygga vatten: Alla hushåll ska"
        return " ".join(token.text for token in sentence.tokens[:colon] if token.is_word)
    return " ".join(shortened(sentence.tokens))
