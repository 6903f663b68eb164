"""The words of `words/standing.yaml`, by which a document tells of its own standing, as patterns."""

from __future__ import annotations

import re
from functools import cache

from graph.drafting.word_tables import table


def _one_of(*names: str) -> str:
    words = sorted((word for name in names for word in table("standing")[name]), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def beginning() -> re.Pattern[str]:
    """Return what finds a word of the table, at the beginning or after the document as the subject."""
    document = rf"(?:(?:detta|denna|dessa|det\s+här|den\s+här)\s+)?\w*(?:{_one_of('documents')})(?:et|en|t|n|na|r)?"
    verb = r"(?:\s+(?:är|har|ska|skall|blev|börjar))?\s+"
    return re.compile(
        rf"[\W_]*(?P<lead>{document}{verb})?(?P<word>{_one_of('adopted', 'revised', 'from')})\b(?P<after>\s*[:.|]?\s*)"
        rf"(?=av\b|i\b|den\b|genom\b|\d|§|{_one_of('since', 'until')}|(?-i:[A-ZÅÄÖ]))",
        re.IGNORECASE,
    )


@cache
def later() -> re.Pattern[str]:
    """Return what finds a further word of the table, with what was decided or a day after it."""
    follows = rf"(?:(?:av|i|den)\b|\d|{_one_of('since')})"
    return re.compile(
        rf"\b(?P<word>{_one_of('adopted', 'revised', 'from')})\b(?=\s*[:.]?\s*{follows})",
        re.IGNORECASE,
    )


def approved_by(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where `text` names, from `start` up to `end`, who approved a decision before it was made; or None."""
    match = _approved().search(text, start, end)
    return (match.end(), end) if match else None


@cache
def _approved() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_one_of('approved')})\s+(?:av|med|från)\b", re.IGNORECASE)


@cache
def until() -> re.Pattern[str]:
    """Return what finds a word before a day that makes it the last."""
    return re.compile(rf"(?:{_one_of('until')})\s*(?:och\s+med\s*)?(?:den\s*)?$", re.IGNORECASE)


@cache
def undecided_words() -> re.Pattern[str]:
    """Return what finds the word for a draft or a proposal that a text begins with."""
    kinds: dict[str, list[str]] = table("standing")["undecided"]
    words = "|".join(re.escape(word) for listed in kinds.values() for word in listed)
    return re.compile(rf"[\W\d_]*(?:status\s*:?\s*)?(?P<word>{words})\b", re.IGNORECASE)
