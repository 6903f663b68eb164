"""The tables of words in `words/`, read once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml

from graph.drafting.tokens import Token, phrase_at

_FOLDER = Path(__file__).with_name("words")

Meaning = TypeVar("Meaning")


@cache
def table(name: str) -> Any:
    """Return the table `name`, as YAML has it."""
    return yaml.load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of words of `words/frames.yaml` as a set."""
    return frozenset(table("frames")[name])


def one_of(phrases: Iterable[str]) -> str:
    """Return a pattern that finds one of `phrases`, the longest that fits, with any space between its words."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


class Phrases(Generic[Meaning]):
    """Phrases with a meaning each, found at a token without trying them all; the longest wins."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        """Take phrases of words with a space between; ``*`` stands for up to four words, not at the beginning."""
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], Meaning]]] = defaultdict(list)
        for phrase, meaning in phrases:
            words = tuple(phrase.split())
            self._by_first[words[0]].append((words, meaning))
        for listed in self._by_first.values():
            listed.sort(key=lambda pair: (-sum(word != "*" for word in pair[0]), pair[0]))

    def at(self, tokens: Sequence[Token], at: int) -> tuple[int, Meaning] | None:
        """Return where the phrase that begins at token `at` ends, and its meaning; None where there is none."""
        for words, meaning in self._by_first.get(tokens[at].folded, ()):
            end = phrase_at(tokens, at, words)
            if end:
                return end, meaning
        return None


@cache
def phrases_of(name: str, *keys: str) -> Phrases[str]:
    """Return the phrases of a part of a table: lists by their meaning, or one list that means itself."""
    listed = table(name)
    for key in keys:
        listed = listed[key]
    if isinstance(listed, Mapping):
        return Phrases((phrase, meaning) for meaning, phrases in listed.items() for phrase in phrases)
    return Phrases((phrase, phrase) for phrase in listed)


def is_binding(text: str) -> bool:
    """Whether `text`, which is more than the word alone, has one that binds: ska, får, bör, ansvarar."""
    return len(text.split()) > 1 and bool(_binding().search(text))


@cache
def _binding() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words_of('binding')))})\b", re.IGNORECASE)
