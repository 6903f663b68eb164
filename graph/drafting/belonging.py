"""What a body is part of, as a text says it: "Direktionen har ett arbetsutskott", "Under direktionen finns …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.names import Known, Mention
from graph.drafting.numbers import number_of
from graph.drafting.passage import Passage
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table

_BODIES = frozenset({"Body", "Arena"})
#: How far from the verb the first part may stand: "har sedan länge tre fasta utskott".
_NEAR = 5


@dataclass(frozen=True)
class Belonging:
    """One body that is said to be part of another."""

    part: Known
    whole: Known
    span: Span
    section: str


#: A person of a body is no part: "I gruppen ingår vd för Alby vatten AB".
_WHOSE = frozenset({"för", "från", "hos", "av", "respektive", "varje"})


def belongings(passages: Sequence[Passage]) -> Iterator[Belonging]:
    """Yield what the passages say of parts of bodies, in order; items after such a sentence name the parts too."""
    whole: Known | None = None
    for passage in passages:
        if passage.block.kind == "item" and whole:
            parts = [m for m in passage.sentence.mentions[:1] if m.first == 0]
        else:
            whole, parts = _told(passage.sentence)
        if whole:
            for mention in parts:
                if mention.known.id != whole.id and mention.known.type in _BODIES:
                    yield Belonging(mention.known, whole, passage.span, passage.section)
        whole = whole if passage.introduces or passage.block.kind == "item" else None


def _told(sentence: Sentence) -> tuple[Known | None, list[Mention]]:
    for read in (_below, _has, _is_below):
        found = read(sentence)
        if found:
            return found[0], [part for part in found[1] if not _is_apart(part.known)]
    return None, []


def _below(sentence: Sentence) -> tuple[Known, list[Mention]] | None:
    """Read "Under direktionen finns tre utskott: A, B och C"."""
    whole = next((m for m in sentence.mentions if m.first == 1), None)
    if whole is None or sentence.folded(0) not in table("belonging")["below"]:
        return None
    if sentence.folded(whole.end) not in table("belonging")["there_are"]:
        return None
    after = (m for m in sentence.mentions if m.first > whole.end)
    return whole.known, [m for m in after if sentence.folded(m.first - 1) not in _WHOSE]


def _has(sentence: Sentence) -> tuple[Known, list[Mention]] | None:
    """Read "Direktionen har ett arbetsutskott" and "Direktionen har tre utskott: A, B och C"."""
    whole = next((m for m in sentence.mentions if sentence.folded(m.end) in table("belonging")["has"]), None)
    if whole is None or whole.first > 1 or whole.known.type not in _BODIES:
        return None
    start = whole.end + 1
    words = [sentence.folded(at) for at in range(start, start + _NEAR)]
    if not any(number_of(word) or word == "följande" for word in words):
        return None
    after = [m for m in sentence.mentions if m.first >= start]
    listed = sentence.tokens[-1].text == ":" and any(_is_part(word) for word in words)
    return (whole.known, after) if listed or (after and _are_had(sentence, start, after[0])) else None


def _are_had(sentence: Sentence, start: int, first: Mention) -> bool:
    """Whether what is had are bodies: one right after its article, or some that a colon lists."""
    words = [sentence.folded(at) for at in range(start, first.first)]
    if ":" in words or "," in words:
        return any(_is_part(word) for word in words)
    return len(words) <= _NEAR and bool(words) and words[-1] in ("en", "ett", *table("belonging")["such_as"])


def _is_below(sentence: Sentence) -> tuple[Known, list[Mention]] | None:
    """Read "Miljöutskottet är ett utskott under direktionen", "Utskottet lyder under direktionen"."""
    for whole in sentence.mentions:
        part = next((m for m in sentence.mentions if m.end < whole.first), None)
        if part is None or part.first > 1 or whole.known.type not in _BODIES:
            continue
        between = [sentence.folded(at) for at in range(part.end, whole.first)]
        is_copular = between[0] in ("är", "utgör") and between[-1] in ("under", "till", "inom", "i")
        is_such = is_copular and any(_is_part(word) for word in between)
        if is_such or " ".join(between) in table("belonging")["is_below"]:
            return whole.known, [part]
    return None


def _is_apart(known: Known) -> bool:
    """Whether somebody belongs to no other body, whoever elects them: auditors."""
    return any(word in known.name.casefold() for word in table("belonging")["apart"])


def _is_part(word: str) -> bool:
    """Whether a word is what parts are called: "arbetsutskott"."""
    return word.endswith(tuple(table("belonging")["parts"]))
