"""By what words a heading or a sentence is known to speak of goals, or to state one."""

from __future__ import annotations

from typing import Final

from graph.drafting.goal_labels import MOST_LISTED, aimed_at
from graph.drafting.headed import without_number
from graph.drafting.inflection import stems
from graph.drafting.own_lists import OwnLists
from graph.drafting.passage import Passage, Section
from graph.drafting.sentence import Sentence
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import phrases_of, table, words_of

#: The kind of a goal that nothing tells more of.
UNNAMED: Final = "overarching-goal"
_PERCENT = "procent"


def speaks_of_goals(sentence: Sentence) -> bool:
    """Whether a sentence has goals for its subject or object: "Målen är fyra:"."""
    return any(token.folded in ("mål", "målen") for token in sentence.tokens)


def leads_to_goals(sentence: Sentence) -> bool:
    """Whether a sentence that ends in a colon says that goals follow: "Målen är fyra:"."""
    return bool(sentence.tokens) and sentence.tokens[-1].text == ":" and speaks_of_goals(sentence)


def lists_goals(section: Section) -> bool:
    """Whether a heading says that goals are what stands below it: "Våra mål", not "Uppföljning av mål"."""
    words = without_number(tokens_of(section.heading.text)) if section.heading else ()
    kinds = table("events")["goals"]
    named = any(not stems(token.text).isdisjoint(stems(word)) for token in words[:2] for word in kinds)
    return named or _is_of_what_is_wanted(section)


def is_listed(passage: Passage) -> bool:
    """Whether it is an item that names what is to be reached, by few words without a verb: "Levande landsbygd"."""
    words = [token for token in passage.sentence.tokens if token.is_word]
    return passage.block.kind == "item" and len(words) <= MOST_LISTED and not passage.sentence.has_verb


def kind_of(section: Section, own: OwnLists) -> str | None:
    """The kind of goal that the heading of a section speaks of; syfte alone is too common a word."""
    words = tokens_of(section.heading.text) if section.heading else ()
    if section.heading and (kind := own.goal_kind_of(section.heading.text)):
        return kind
    for word, kind in table("events")["goals"].items():
        if any(not stems(token.text).isdisjoint(stems(word)) for token in words):
            return str(kind)
    return UNNAMED if _is_of_what_is_wanted(section) else None


def _is_of_what_is_wanted(section: Section) -> bool:
    """Whether a heading says in other words that goals follow: "Vad vi vill uppnå"."""
    phrases, words = phrases_of("events", "goal_headings"), tokens_of(section.heading.text) if section.heading else ()
    return any(phrases.at(words, at) for at in range(len(words)))


def called_goal(passage: Passage) -> str | None:
    """The kind where the sentence names it: “Visionen är”, “Syftet med rådet är att”, “har som mål att”."""
    if aimed_at(passage.sentence):
        return UNNAMED
    for word, kind in table("events")["goals"].items():
        first = passage.sentence.folded(0)
        copula = passage.sentence.is_copular
        stated = copula is not None and not passage.sentence.aside[copula]
        if first and stated and not stems(first).isdisjoint(stems(word)):
            return str(kind)
    return None


def wishes(passage: Passage) -> bool:
    """Whether a sentence says what is to be, or begins with what there is to be more or less of."""
    first = passage.sentence.folded(0)
    words = [token.folded for token in passage.sentence.tokens if token.is_word]
    if words[-1:] and words[-1] in words_of("introductions"):  # "Samverkan ska nå följande"
        return False
    modal = any(not each.is_phrase and each.force != "behover" for each in passage.sentence.governors.values())
    return modal or first in table("events")["wishes"]


def measures_itself(passage: Passage) -> bool:
    """Whether a sentence says by itself that something shall become more or less: "Fler elever ska ta examen"."""
    first = passage.sentence.folded(0)
    return first in table("events")["changes"] and (bool(passage.sentence.governors) or _PERCENT in passage.text)
