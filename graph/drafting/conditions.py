"""When or on what condition a duty applies, where it is no day of the year: "inom två veckor efter mötet"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.drafting.conditional import begins_condition, is_first
from graph.drafting.finite import is_finite
from graph.drafting.moments import deadline_in
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import one_of, phrases_of, table, words_of

#: A condition is told in so many words at most; a longer one is left to the editor.
_LONGEST = 14
#: ... but one that the sentence begins with is a clause by itself.
_LONGEST_CLAUSE = 20
_SIGNS = frozenset({",", ";", ":", ".", "(", ")", "•", "–", "?", "!"})


def conditions_of(sentence: Sentence, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where each condition among the tokens from `start` up to `stop` begins and ends, one after the other."""
    fronted = _fronted(sentence, start, stop)
    yield from fronted
    over = fronted[0][1] if fronted else start
    for first, text in _begun(sentence, start, stop):
        end = _end(
            sentence, first, stop, is_clause=text.startswith(("om ", "som ")) or _opens_clause().match(text) is not None
        )
        told = sentence.text_of(first, end)
        if first >= over and 1 < end - first <= _LONGEST and deadline_in(told) is None:
            yield first, end
            over = end


def _fronted(sentence: Sentence, start: int, stop: int) -> list[tuple[int, int]]:
    """The clause that a sentence begins with, where it tells a condition: "Om underskott väntas", "Är det oklart"."""
    first = start + (sentence.folded(start) == ";")
    if not is_first(sentence, first) or not (first < stop and sentence.aside[first]):
        return []
    if sentence.folded(first) not in ("om", "ifall") and not begins_condition(sentence, first):
        return []
    end = next((at for at in range(first, stop) if not sentence.aside[at]), stop)
    needed = phrases_of("frames", "conditions").at(sentence.tokens, first)
    return [(first, end)] if 1 < end - first <= _LONGEST_CLAUSE and needed is None else []


def _asked(sentence: Sentence, om: int) -> bool:
    """Whether “om” opens what somebody is to find out, and no condition: "pröva om taxan är rimlig"."""
    examines = any(found.word.expression in words_of("examining") for found in sentence.duty_words(om - 1))
    return examines or sentence.folded(om - 1) in ("frågan", "frågor", "besked", "bedöma", "och", "eller")


def _begun(sentence: Sentence, start: int, stop: int) -> Iterator[tuple[int, str]]:
    for at in range(start, stop):
        text = sentence.text_of(at, stop)
        opens = sentence.folded(at) == "om" and sentence.aside[at] and at > start and not sentence.aside[at - 1]
        needed = phrases_of("frames", "conditions").at(sentence.tokens, at)
        if _opening().match(text) or (opens and needed is None and not _asked(sentence, at)):
            yield at, text


def _end(sentence: Sentence, first: int, stop: int, is_clause: bool) -> int:
    """Where it ends: at a sign, at the och before another verb, or where the verb of the sentence comes."""
    is_framed = sentence.text_of(first, stop).casefold().startswith(tuple(table("conditions")["framed"]))
    for at in range(first + 1, stop):
        word = sentence.folded(at)
        goes_on = word in ("och", "samt", "men") and is_finite(sentence, at + 1)
        over = is_clause and sentence.aside[first] and not sentence.aside[at]  # "När mötet är slut ska rådet"
        inside = is_framed and sentence.aside[at]  # "inom de ramar som rådet har satt"
        verb = not (is_clause or inside) and (at in sentence.governors or is_finite(sentence, at))
        if word in _SIGNS or goes_on or over or verb:
            return at
    return stop


@cache
def _opening() -> re.Pattern[str]:
    """What such a condition begins with: a length of time from or before something, a clause of time, or a hearing."""
    words = table("conditions")
    numbers = "|".join(("ett", *table("times")["numbers"]))
    length = rf"(?:{numbers}|\d+)\s+(?:{one_of(words['units'])})"
    limits, from_what = one_of(words["limits"]), one_of(words["from_what"])
    timed = rf"(?:(?:{limits})\s+){{0,2}}{length}\s+(?:{from_what})\b"
    within = rf"(?:{one_of(words['within'])})\s+{length}\b"
    before = one_of([*words["heard"], *words["framed"]])
    whose = rf"efter\s+\w+s\s+(?:{one_of(table('bodies')['heard'])})\b"
    figure = rf"(?:\d[\d\s,.]*|(?:{numbers})\s+)"
    lasting = rf"(?:som\s+(?:gäller|varar|pågår)\s+)?(?:i|under)\s+(?:högst|minst|längst)\s+{length}"
    amount = rf"(?:{one_of(words['sums'])})\s+{figure}(?:{one_of(words['money'])})\b"
    year = r"(?:senast|under)\s+(?:år\s+|utgången\s+av\s+)?(?:19|20)\d\d\b"
    within = rf"{year}|{within}"
    return re.compile(rf"(?:{timed}|{within}|{lasting}|{whose}|{amount}|{_clause()}|(?:{before})\s+\w)", re.IGNORECASE)


@cache
def _opens_clause() -> re.Pattern[str]:
    words = table("conditions")
    return re.compile(rf".*?\b(?:{one_of(words['clauses'])})\s", re.IGNORECASE)


def _clause() -> str:
    no_clause = r"utgången|den\s+\d|\d|(?:det|så|där)\s+behöv|behov|som\s+helst"
    return rf"(?:{one_of(table('conditions')['clauses'])})\s+(?!{no_clause})\w"
