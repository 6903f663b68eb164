"""Duties whose verb is said once and left out the second time: "Utskotten rapporterar till X, X till Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.drafting.duty_words import recipient_marks
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.stated import Stated
from graph.drafting.tokens import phrase_at

_LINKS = frozenset({",", ";", "och", "samt"})
_LIKELY = 0.7


def said_once(sentence: Sentence, found: Sequence[Stated]) -> Iterator[Stated]:
    """Yield what is left out after the last of the duties `found`: a subject and, right after, a recipient."""
    last = found[-1] if found else None
    marks = recipient_marks(last.occurrence.word.duty) if last else ()
    if last is None or not marks:
        return
    for mention in sentence.mentions:
        if mention.first > last.occurrence.end and _begins(sentence, mention, marks):
            at = _past_turn(sentence, mention.end)
            word = replace(last.occurrence, first=at, end=at, whole_end=at)
            sure = min(last.confidence, _LIKELY)
            yield replace(last, occurrence=word, bearers=(mention,), confidence=sure, shares=False, governed_at=None)


def _begins(sentence: Sentence, one: Mention, marks: Sequence[str]) -> bool:
    """Whether a name goes on a sentence without a verb: "direktionen till fullmäktige"."""
    linked = sentence.folded(one.first - 1) in _LINKS
    end = _past_turn(sentence, one.end)
    near = (m for m in sentence.mentions if m.first - end in (1, 2))
    return linked and sentence.folded(end) in marks and any(near) and _had_recipient(sentence, one, marks)


def _past_turn(sentence: Sentence, at: int) -> int:
    return phrase_at(sentence.tokens, at, ("i", "sin", "tur")) or at


def _had_recipient(sentence: Sentence, one: Mention, marks: Sequence[str]) -> bool:
    """Whether the half before has its recipient already: else the name may be one of several objects."""
    return any(sentence.folded(m.first - 1) in marks for m in sentence.mentions if m.end < one.first)
