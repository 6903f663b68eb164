"""What a text forbids: "Uppgifterna får inte spridas utanför gruppen", "Ingen ledamot får delta".

No field of a duty can say it, so it is a statement of the kind prohibition. What somebody is not bound to, or cannot
do, is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.governing import Governor
from graph.drafting.names import Known
from graph.drafting.passage import Passage, Section
from graph.drafting.phrase import shortened
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import words_of

_FORBID = frozenset({"får", "ska", "skall", "må", "bör"})
#: "Ska inte behöva betala" frees somebody, and "ska inte vara fler än" tells how something is.
_FREES = frozenset({"behöva", "vara", "ha", "bli", "utgå"})
_LONGEST, _CUT = 16, 12


@dataclass(frozen=True)
class Forbidden:
    """One thing that may not be done, where it says so, and whom or what that is said of."""

    span: Span
    section: str
    label: str
    about: Known | None
    #: As the scheme of statement kinds names it.
    kind: str = "prohibition"


def forbidden(passages: Sequence[Passage], sections: Sequence[Section]) -> Iterator[Forbidden]:
    """Yield what the passages forbid, in order; of nobody named it is said of the body of the section."""
    headed = {section.slug: section.named[0].known for section in sections if section.named}
    for passage in passages:
        sentence, told = passage.sentence, set[tuple[int, int]]()
        for governor in sentence.governors.values() if passage.denies else ():
            start, stop = _clause(sentence, governor.first)
            if _forbids(sentence, governor) and (start, stop) not in told:
                told.add((start, stop))
                named = (m.known for m in sentence.mentions if start <= m.first < stop and sentence.is_free(m))
                subject = (m.known for m in passage.subject)
                about = next(named, next(subject, headed.get(passage.section)))
                span = Span(sentence.tokens[start].start, sentence.tokens[stop - 1].end)
                yield Forbidden(span, passage.section, _named(_label(sentence, start, stop), about), about)


def _named(label: str, about: Known | None) -> str:
    """Say who may not, where the text has a pronoun or leaves the subject to the lead-in of a list."""
    first, _, rest = label.partition(" ")
    if about is None or not rest:
        return label
    if first.casefold() in words_of("pronouns") - {"de", "dessa"} | {"det"} and rest.split()[0] in _FORBID:
        return f"{about.name} {rest}"
    return f"{about.name} {label[0].lower()}{label[1:]}" if first.casefold() in _FORBID else label


def _forbids(sentence: Sentence, governor: Governor) -> bool:
    if not governor.denied or governor.is_phrase or sentence.aside[governor.first]:
        return False
    frees = any(sentence.folded(at) in _FREES for at in range(governor.end, governor.end + 3))
    return sentence.folded(governor.first) in _FORBID and not frees


def _clause(sentence: Sentence, verb: int) -> tuple[int, int]:
    """The main clause that an auxiliary stands in: from a semicolon, or a comma with men, to the next or the end."""
    tokens = sentence.tokens
    parts = [at for at in range(len(tokens)) if sentence.folded(at) == ";" or sentence.folded(at) == "men"]
    start = max((at + 1 for at in parts if at < verb), default=0)
    stop = min((at for at in parts if at > verb), default=len(tokens))
    while stop > start + 1 and not tokens[stop - 1].is_word:
        stop -= 1
    return start, stop


def _label(sentence: Sentence, start: int, stop: int) -> str:
    tokens = sentence.tokens[start:stop]
    words = shortened(tokens, _LONGEST if len(tokens) <= _LONGEST else _CUT)
    text = " ".join(words)
    return text[0].upper() + text[1:]
