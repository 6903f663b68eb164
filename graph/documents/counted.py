"""What makes a piece of a document count when coverage is measured.

A piece counts when it holds a verb of duty, a number, a date or month, a body's name, or a
definition. The words are in `counted.yaml`: Swedish, and wide on purpose, for in doubt a piece
counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

Reason = Literal["duty", "number", "date", "body", "definition"]

_WORDS = Path(__file__).with_name("counted.yaml")
_FIRST_CONJUGATION = "- r s de des t ts"
_ARTICLE = re.compile("(?<=...)(?:en|et|na)$")
_ENDINGS_OF_A_NAME = "(?:s|n|ns|en|ens|et|ets|na|nas|ar|arna|arnas|er|erna|ernas)?"
_ABBREVIATION = re.compile(r"[^a-zåäö]+|\S{1,3}")
_A_WORD = re.compile(r"[^\W\d_]{2}")


class Counting:
    """Tells why a piece of text counts, given the names of bodies: labels and aliases.

    A name is found in any case, in the genitive, and with the article or without; one in capitals,
    or of at most three letters, only as it is written.
    """

    def __init__(self, names: Collection[str]) -> None:
        tidy = {" ".join(name.split()) for name in names} - {""}
        short = {name for name in tidy if _ABBREVIATION.fullmatch(name)}
        stems = {_ARTICLE.sub("", name.casefold()) for name in tidy - short}
        self._abbreviations = _one_of(f"{re.escape(name)}(?::?s)?" for name in short)
        self._names = _one_of(f"{re.escape(stem)}{_ENDINGS_OF_A_NAME}" for stem in stems)

    def reasons(self, text: str) -> frozenset[Reason]:
        """Return why `text` counts; empty where it does not, or holds no word of two letters."""
        if not _A_WORD.search(text):
            return frozenset()
        folded = text.casefold()
        found: set[Reason] = {reason for reason, pattern in _patterns().items() if pattern.search(folded)}
        if self._names.search(folded) or self._abbreviations.search(text):
            found.add("body")
        return frozenset(found)


@cache
def _patterns() -> Mapping[Reason, re.Pattern[str]]:
    listed = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    patterns = {reason: _one_of(_forms(listed[reason])) for reason in get_args(Reason) if reason in listed}
    return patterns | {"number": re.compile(rf"\d|{patterns['number'].pattern}")}


def _forms(listed: Mapping[str, Any]) -> Iterator[str]:
    """Every form of the words listed for one reason, as patterns."""
    yield from map(re.escape, listed.get("words", ()))
    yield from (rf"{re.escape(beginning)}\w*" for beginning in listed.get("beginnings", ()))
    yield from (_phrase(phrase) for phrase in listed.get("phrases", ()))
    verbs = dict.fromkeys(listed.get("regular", ()), _FIRST_CONJUGATION) | listed.get("verbs", {})
    for stem, endings in verbs.items():
        yield from (stem + ending.strip("-") for ending in endings.split())


def _phrase(words: str) -> str:
    return " ".join(r"\S+" if word == "*" else re.escape(word) for word in words.split())


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of them as whole words; for none of them, one that matches nothing."""
    longest_first = sorted(set(patterns), key=lambda pattern: (-len(pattern), pattern))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)" if longest_first else r"(?!)")
