"""Sentences that tell by what a goal is measured, which lay no duty on anybody."""

from __future__ import annotations

import re
from functools import cache

from graph.drafting.word_tables import one_of, table

_ARTICLES = ("en ", "ett ", "att ", "den ", "det ")
_LONGEST = 14


def measure_of(text: str) -> str | None:
    """Return what `text` names as what the goal is measured by; None where it does not begin so."""
    match = _opening().match(text)
    if match is None:
        return None
    told = _UP_TO.split(text[match.end() :], maxsplit=1)[0]
    for article in _ARTICLES:
        told = told.removeprefix(article)
    words = told.split()[:_LONGEST]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]]) if words else None


#: Where the name of a measure ends: at the level or the clause after it.
_UP_TO = re.compile(
    r",\s+(?:som|där|vilk\w+|och)\b|\s+(?:som\s+)?ska\b|[.;]|,?\s+(?:minst|högst|lägst)\s+\d", re.IGNORECASE
)


@cache
def _opening() -> re.Pattern[str]:
    words = table("amounts")
    by = one_of(words["measures"])
    passive = rf"(?:(?:{one_of(words['measured'])})\s+(?:ska\s+|kommer\s+att\s+)?)?mät(?:s|as)\s+(?:{by})\s+"
    copular = rf"(?:{one_of(words['yardsticks'])})\s+(?:för\s+målet\s+)?är\s+"
    named = rf"(?:{one_of(words['named'])})\s*(?:\d+\s*)?:\s*"
    return re.compile(rf"\W*(?:{passive}|{copular}|{named})(?=\S)", re.IGNORECASE)
