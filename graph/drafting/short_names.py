"""Other names that a text gives somebody: "Kustrådet (KR)", "nätverket för cykel, nedan kallat Hjulet"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.drafting.body_words import head_of
from graph.drafting.inflection import stems
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.word_tables import one_of, table

#: So many words a name may have before its letters.
_LONGEST = 9
#: A name that goes on has so many words, and what a compound begins with so many letters.
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 3
_SMALL = frozenset({"för", "och", "i", "av", "om", "mot", "till", "på", "vid", "med", "inom", "&"})


@dataclass(frozen=True)
class ShortName:
    """Another name, and the words before it, of which the last are the name that it stands for."""

    short: str
    before: tuple[Token, ...]

    @property
    def is_letters(self) -> bool:
        """Whether it is made of the first letters of the name: "NBU"."""
        return self.short.isupper()

    @property
    def spelt_out(self) -> str:
        """The words before it whose first letters it is, or nothing; the last of it may stand within a word."""
        for first in range(len(self.before) - 1, max(-1, len(self.before) - _LONGEST - 1), -1):
            words = self.before[first:]
            if not all(token.is_word for token in words):
                return ""
            if _spells([token.folded for token in words], self.short.casefold()):
                return " ".join(token.text for token in words)
        return ""


def short_names(text: str) -> Iterator[ShortName]:
    """Yield each other name that `text` gives."""
    if "(" not in text and not any(word in text for word in ("kalla", "benämn", "förkort")):
        return
    for pattern in _patterns():
        for match in pattern.finditer(text):
            short = match["short"].strip()
            before = tokens_of(text[: match.start()])
            if before and before[-1].is_word:
                yield ShortName(short, before)


def is_collective_of_all(name: str, other: str) -> bool:
    """Whether the name of many only says in full who the other are: "Medlemskommunerna" and "Kommunerna"."""
    whole, part = name.casefold(), other.casefold()
    before = whole.removesuffix(part)
    return whole != before and before.removesuffix("s") in table("short_names")["members"]


def is_compound_of(short: str, whole: str) -> bool:
    """Whether one word says in short what a body is for: "Fritidsnätverket" of "Nätverket för fritid och kultur"."""
    head, words = head_of(short), whole.casefold().split()
    at = short.casefold().rfind(head.word) if head and " " not in short else 0
    if head is None or at < _FEWEST_LETTERS or len(words) < _FEWEST_WORDS or words[1] not in table("bodies")["links"]:
        return False
    first = short[:at].casefold().rstrip("-")
    parts = {part for form in (first, first.removesuffix("s")) for part in stems(form)}
    own = stems(words[0]) & stems(head.word)
    return bool(own) and any(not parts.isdisjoint(stems(word.strip(","))) for word in words[2:])


def _spells(words: Sequence[str], letters: str) -> bool:
    """Whether the letters begin the words in order, small words passed over; what is left stands in the last word."""
    if words[0][0] != letters[0]:
        return False
    left = letters[1:]
    for word in words[1:]:
        if left and word[0] == left[0]:
            left = left[1:]
        elif word not in _SMALL:
            return False
    return not left or (len(words) == 1 and _within(words[0][1:], left))


def _within(word: str, letters: str) -> bool:
    at = -1
    for letter in letters:
        at = word.find(letter, at + 1)
        if at < 0:
            return False
    return True


def is_name(words: str) -> bool:
    """Whether words whose letters are given may be the name of a body: each with its capital, or by a word for such."""
    tokens = tokens_of(words)
    capitals = all(token.text[0].isupper() for token in tokens if token.folded not in _SMALL)
    head = head_of(tokens[0].text) or head_of(tokens[-1].text)
    return (len(tokens) > 1 and capitals) or (head is not None and head.type == "Body")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = table("short_names")
    here, called = one_of(words["from_here"]), one_of(words["called"])
    name = (
        r"[”\"“]?(?P<short>(?-i:[A-ZÅÄÖ])[\wåäö-]*(?:\s+(?-i:[A-ZÅÄÖ])[\wåäö-]*){0,2}|[a-zåäö-]{5,}(?:n|t|na))[”\"“]?"
    )
    led = rf"(?:(?:{here})(?:\s+(?:även\s+)?(?:{called}))?|(?:{called})(?:\s+(?:{here}))?)"
    return (
        re.compile(r"\s*\((?P<short>[A-ZÅÄÖ]{2,6})\)"),
        re.compile(rf"\s*\({led}\s+{name}\)", re.IGNORECASE),
        re.compile(
            rf",\s+(?:som\s+)?(?:(?:{here})\s+)*(?:{called})\s+(?:(?:{here})\s+)?{name}(?=\s*[,.;:)]|\s*$)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\s+(?:kallas|benämns|förkortas)\s+(?:(?:{here})\s+(?:för\s+)?)?{name}(?=\s*[.;]|\s*$)", re.IGNORECASE
        ),
    )
