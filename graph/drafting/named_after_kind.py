"""Names of bodies whose kind goes before a name of its own: "Arbetsgrupp Tillstånd", "Nätverk Barn och Unga"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from graph.drafting.tokens import Token

_NAME = re.compile(r"[A-ZÅÄÖ][\w-]*\w$")
_LETTER = re.compile(r"(?:[A-ZÅÄÖ]|\d{1,2})$")
#: So many words more a name may have in a heading.
_LONGEST_REST = 4
_LINKS = frozenset({"och", "&", "i"})


class Kind(Protocol):
    """The word that tells what kind of body is named."""

    @property
    def word(self) -> str:
        """The word in its plain form."""

    @property
    def type(self) -> str:
        """Class of the records of those so named."""


def end_of_name(tokens: Sequence[Token], at: int, kind: Kind, head_in: Callable[[str], object]) -> int:
    """Return where the name ends that begins with the kind at token `at`; just after it where no name follows."""
    word = tokens[at]
    plain = word.text[0].isupper() and not word.text.isupper() and word.folded.endswith(kind.word)
    if kind.type != "Body" or not plain:
        return at + 1
    end = at + 1
    while end < len(tokens) and _goes_on(tokens, end, head_in):
        end += 1
    while tokens[end - 1].folded in _LINKS:
        end -= 1
    return end


def end_of_heading(title: Sequence[Token], kind: Kind, head_in: Callable[[str], object]) -> int:
    """Return where the name ends that a heading begins with, which is whole there: "Styrgrupp Barn och unga"."""
    end = end_of_name(title, 0, kind, head_in)
    rest = title[end:]
    goes_on = end > 1 and 1 < len(rest) <= _LONGEST_REST and rest[0].folded in _LINKS
    return len(title) if goes_on and all(token.text.isalpha() for token in rest[1:]) else end


def is_kind_of(short: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether one word is the kind of a body with a name of its own, in the definite form: "Chefsgruppen"."""
    named = len(name) > 1 and bool(_NAME.match(name[1].text) or _LETTER.match(name[1].text))
    definite = len(short) == 1 and short[0].folded.endswith(("n", "t"))
    return definite and named and short[0].folded in _definite_of(name[0].folded)


def _definite_of(kind: str) -> frozenset[str]:
    return frozenset({f"{kind}en", f"{kind}et", f"{kind}n", f"{kind}t"})


def _goes_on(tokens: Sequence[Token], at: int, head_in: Callable[[str], object]) -> bool:
    word = tokens[at]
    if word.folded in _LINKS:
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return tokens[at - 1].text[0].isupper() and after is not None and _is_name(after, head_in)
    return _is_name(word, head_in) or bool(_LETTER.match(word.text))


def _is_name(word: Token, head_in: Callable[[str], object]) -> bool:
    return bool(_NAME.match(word.text)) and head_in(word.text) is None
