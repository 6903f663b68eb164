"""Words and signs of a sentence, with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

#: A word, its inner hyphens and colons included, with the hyphen of "barn- och"; or one sign.
_TOKEN = re.compile(r"\w+(?:[-:’']\w+)*-?|[^\w\s]")

_MOST_SKIPPED = 4


@dataclass(frozen=True)
class Token:
    """A word or sign; `start` and `end` count characters of the normalised text."""

    text: str
    start: int
    end: int

    @cached_property
    def folded(self) -> str:
        """The word in lower case."""
        return self.text.casefold()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number and no sign."""
        return self.text[0].isalnum()


def tokens_of(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Return the tokens of `text`, which begins at `offset` of the normalised text."""
    return tuple(Token(m.group(), offset + m.start(), offset + m.end()) for m in _TOKEN.finditer(text))


def phrase_at(tokens: Sequence[Token], at: int, words: Sequence[str]) -> int:
    """Return where `words` end that begin at token `at`, or 0; ``*`` stands for up to four words."""
    for number, word in enumerate(words):
        if word == "*":
            rest = words[number + 1 :]
            ends = (phrase_at(tokens, at + skipped, rest) for skipped in range(_MOST_SKIPPED + 1))
            return next((end for end in ends if end), 0)
        if at >= len(tokens) or tokens[at].folded != word:
            return 0
        at += 1
    return at
