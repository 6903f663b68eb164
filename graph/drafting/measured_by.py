"""Sentences that tell by what a goal is measured, which lay no duty on anybody."""

from __future__ import annotations

import re
from functools import cache

from graph.drafting.duty_words import duty_words_at
from graph.drafting.finite import is_finite
from graph.drafting.phrase import shortened
from graph.drafting.sentence import Sentence
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import one_of, table

_ARTICLES = ("en ", "ett ", "att ", "den ", "det ")
_LONGEST, _FEWEST = 16, 4
#: What a measure alone begins with.
_COUNTED = frozenset({"andel", "antal"})


def measure_of(text: str) -> str | None:
    """Return what `text` names as what the goal is measured by; None where it does not begin so."""
    told = _parted(text)[0]
    for article in _ARTICLES:
        told = told.removeprefix(article)
    words = _whole_words(told)
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]]) if words else None


def counted_in(sentence: Sentence) -> str | None:
    """Return what a sentence without a main verb counts: "Andel som vet var de ringer, enligt enkät"; else None."""
    words = [token.text for token in sentence.tokens if token.is_word]
    figures = any(character.isdigit() for word in words for character in word)
    if sentence.folded(0) not in _COUNTED or figures or not _FEWEST <= len(words) <= _LONGEST or _states(sentence):
        return None
    return " ".join(shortened(sentence.tokens, _LONGEST))


def _states(sentence: Sentence) -> bool:
    """Whether a sentence has a verb outside of its relative clause; “var” may ask where."""
    free = (at for at in range(len(sentence.tokens)) if not sentence.aside[at] and sentence.folded(at) != "var")
    return any(is_finite(sentence, at) or at in sentence.governors for at in free)


def is_to_be_made(measure: str) -> bool:
    """Whether words only say that there will be a measure: "Mått tas fram under 2031"."""
    tokens = tokens_of(measure)
    found = (each.word for at in range(len(tokens)) for each in duty_words_at(tokens, at))
    return any(word.duty in ("ta-fram", "besluta", "faststalla") and word.form == "passive" for word in found)


def tells_of_measures(text: str) -> bool:
    """Whether a sentence says by what a goal is measured, or that this is yet to be told: no duty of nobody."""
    words = table("amounts")
    first = text.split()[0].casefold() if text.split() else ""
    return measure_of(text) is not None or (first in {*words["named"], *words["yardsticks"]} and is_to_be_made(text))


def _whole_words(told: str) -> list[str]:
    """The words of the name of a measure, whole where they are few, else up to the last border of a phrase."""
    words = told.split()
    if len(words) <= _LONGEST:
        return words
    comma = max((at for at in range(_FEWEST, _LONGEST) if words[at - 1].endswith(",")), default=0)
    return [*words[: comma - 1], words[comma - 1].rstrip(",")] if comma else shortened(tokens_of(told), _LONGEST)


def after_measure(text: str) -> str:
    """Return what stands after the name of a measure, where the level is set: in "med mer än 15 dagars väntan" none."""
    return _parted(text)[1]


def _parted(text: str) -> tuple[str, str]:
    """What names the measure in `text`, and what is said after that; both empty where it names none."""
    match = _opening().match(text)
    if match is None:
        return "", ""
    told = text[match.end() :]
    end = _UP_TO.search(told)
    return (told[: end.start()], told[end.start() :]) if end else (told, "")


#: Where the name of a measure ends: at the level or the clause after it.
_UP_TO = re.compile(
    r",\s+(?:som|där|vilk\w+|och)\b|\s+(?:som\s+)?ska\b|[.;]|,?\s+(?:minst|högst|lägst)\s+\d"
    r"|,?\s+(?:målnivå|målvärde|måltal|mål)\w*\s*:"
    r"|,?\s+(?:målnivå|målvärde|måltal)\w*\s+(?=\d)",
    re.IGNORECASE,
)


@cache
def _opening() -> re.Pattern[str]:
    words = table("amounts")
    by = one_of(words["measures"])
    passive = rf"(?:(?:{one_of(words['measured'])})\s+(?:ska\s+|kommer\s+att\s+)?)?mät(?:s|as)\s+(?:{by})\s+"
    we = rf"vi\s+(?:mäter|följer)\s+(?:målet\s+|detta\s+|det\s+)?(?:{by})\s+"
    copular = rf"(?:{one_of(words['yardsticks'])})\s+(?:för\s+målet\s+)?är\s+"
    named = rf"(?:{one_of(words['named'])})\s*(?:\d+\s*)?:\s*"
    return re.compile(rf"\W*(?:{passive}|{we}|{copular}|{named})(?=\S)", re.IGNORECASE)
