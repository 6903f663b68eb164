"""The words of each duty of a sentence: where they begin and end, and what goes for them from before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.documents.locator import Span
from graph.drafting.finite import is_finite
from graph.drafting.moments import Deadline, deadline_in
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.stated import Stated
from graph.drafting.tokens import Token
from graph.drafting.word_tables import phrases_of, table, words_of

#: So many words after a semicolon say something of their own, though no verb of the tables stands among them.
_CLAUSE: Final = 4
#: So many words a last day has at most: "senast vid utgången av juni 2028".
_LONGEST_DAY: Final = 6
_TRAILING = {",", ";", ":", "och", "samt", "eller", "att", "–", "-", "/"}


@dataclass(frozen=True)
class Inherited:
    """What the introduction of a list says of the time of all its items."""

    deadline: Deadline | None = None
    recurrence: str | None = None


@dataclass(frozen=True)
class Words:
    """A run of tokens of a sentence, from `start` up to and without `stop`."""

    sentence: Sentence
    start: int
    stop: int

    @property
    def span(self) -> Span:
        """Their place in the normalised text."""
        return Span(self.sentence.tokens[self.start].start, self.sentence.tokens[self.stop - 1].end)

    @property
    def text(self) -> str:
        """The words with single spaces, for the rules on time."""
        return " ".join(token.text for token in self.tokens)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens themselves."""
        return tuple(self.sentence.tokens[self.start : self.stop])

    @property
    def mentions(self) -> list[Mention]:
        """Who is named among them."""
        return [m for m in self.sentence.mentions if self.start <= m.first and m.end <= self.stop]


def start_of(sentence: Sentence, stated: Stated, before: Stated) -> int:
    """Where the words of a later duty begin: at its adverbs, its auxiliary, or its own subject."""
    floor = before.occurrence.end
    at = stated.occurrence.first
    if stated.governed_at is not None and stated.governed_at >= floor:
        at = stated.governed_at
    own = [_after_antecedent(sentence, m) for m in stated.bearers if floor <= m.first < at and m in sentence.mentions]
    opened = sentence.begins_at(stated.occurrence.first)
    at = _day_before(sentence, floor, min([at, *own, *([opened] if opened > floor else [])]))
    adverbs = {*table("frames")["adverbs"], "att", "för"}
    while at > floor and sentence.folded(at - 1) in adverbs:
        at -= 1
    return at


def _day_before(sentence: Sentence, floor: int, at: int) -> int:
    """Where a last day begins that stands right before a verb after och: "och senast den 1 juni lämna förslag"."""
    for first in range(max(floor, at - _LONGEST_DAY), at):
        words = sentence.text_of(first, at)
        found = deadline_in(words) if sentence.folded(first - 1) in words_of("links") else None
        if found and found.words == words:
            return first
    return at


def end_of(sentence: Sentence, last: Stated, stop: int) -> int:
    """Where the words of a duty end: where what is no duty of the table goes on after och: "och sammanträder".

    After a semicolon it goes on with something of its own: "; uppgifterna får inte spridas".
    """
    joining = words_of("links") | {"men"}
    later = (
        at
        for at in range(last.occurrence.whole_end + 1, stop)
        if (_binds(sentence, at) or sentence.folded(at) in table("events")["meets"] or _answers(sentence, at))
        and not sentence.aside[at]
        and sentence.folded(at - 1) in joining
    )
    return min((*later, *_apart(sentence, last.occurrence.whole_end, stop)), default=stop)


def _apart(sentence: Sentence, start: int, stop: int) -> Iterator[int]:
    """Yield each semicolon from `start` up to `stop` after which another clause stands: of some words or a verb."""
    signs = [*(at for at in range(start, stop) if sentence.folded(at) == ";"), stop]
    for at, following in pairwise(signs):
        words = [step for step in range(at + 1, following) if sentence.tokens[step].is_word]
        if len(words) >= _CLAUSE or any(is_finite(sentence, step) and not sentence.aside[step] for step in words):
            yield at


def trimmed(sentence: Sentence, start: int, end: int) -> int:
    """Return `end` without the signs and links that the words from `start` end in."""
    while end - start > 1 and sentence.folded(end - 1) in _TRAILING:
        end -= 1
    return end


def _binds(sentence: Sentence, at: int) -> bool:
    governor = sentence.governors.get(at)
    return governor is not None and not governor.is_phrase


def _answers(sentence: Sentence, at: int) -> bool:
    """Whether it goes on with whom somebody answers to: "leder arbetet och svarar inför stämman"."""
    return phrases_of("belonging", "answers").at(sentence.tokens, at) is not None


def _after_antecedent(sentence: Sentence, mention: Mention) -> int:
    """Where the words of a subject begin: at itself, or at the som after it, its name belonging to what goes before."""
    after = mention.end + (sentence.folded(mention.end) == ",")
    return after if sentence.folded(after) == "som" else mention.first
