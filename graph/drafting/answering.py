"""Who answers to whom in so many words: "Chefen är direkt underställd styrelsen", "svarar inför", "lyder under"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.bearing import is_it
from graph.drafting.names import Known, Mention
from graph.drafting.negation import is_denied
from graph.drafting.passage import Passage
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import phrases_of, words_of

_ACTORS = frozenset({"Body", "Post", "Arena", "Collective"})


@dataclass(frozen=True)
class Answering:
    """One that is said to answer to another."""

    one: Known
    to: Known
    confidence: float
    span: Span
    section: str
    #: Whether it is told as a report: "rapporterar till".
    by_report: bool = False


def answerings(passages: Sequence[Passage]) -> Iterator[Answering]:
    """Yield each who is said to stand under another, in order."""
    for passage in passages:
        for one, to, by_report in _in_row(passage) if passage.body else _told(passage):
            if one.known.id != to.known.id and {one.known.type, to.known.type} <= _ACTORS:
                sure = min(one.confidence, to.confidence)
                yield Answering(one.known, to.known, sure, passage.span, passage.section, by_report)


def _in_row(passage: Passage) -> Iterator[tuple[Mention, Mention, bool]]:
    """Yield those to whom a body answers by a column of its table: "Rapporterar till"."""
    row = passage.body
    yield from ((row.body, to, False) for to in row.answers_to) if row else ()


def _told(passage: Passage) -> Iterator[tuple[Mention, Mention, bool]]:
    sentence = passage.sentence
    for at in range(len(sentence.tokens)):
        answers, reports = (phrases_of("belonging", key) for key in ("answers", "reports"))
        if at == 0 and (found := phrases_of("belonging", "reporting").at(sentence.tokens, 0)):
            yield from _reporting(passage, found[0])
        answered = answers.at(sentence.tokens, at)
        found = answered or reports.at(sentence.tokens, at)
        if found is None or is_denied(sentence.tokens, at, found[0]):
            continue
        above = [mention for mention in sentence.mentions if mention.first >= found[0]]
        if sentence.folded(found[0] - 1) == "dit":  # "bereder ärenden inför rådet och rapporterar dit"
            yield from ((one, to, True) for to in _named_before(passage, at) for one in passage.subject[:1])
        elif above and _only_adverbs(sentence, found[0], above[0].first):
            yield from ((one, above[0], answered is None) for one in _below(passage, at))


def _reporting(passage: Passage, end: int) -> Iterator[tuple[Mention, Mention, bool]]:
    """Yield whoever was spoken of, and to whom a sentence without them reports: "Återrapportering sker till rådet"."""
    above = [mention for mention in passage.sentence.mentions if mention.first in (end, end + 1)]
    yield from ((one, to, True) for to in above[:1] for one in passage.subject[:1])


def _named_before(passage: Passage, verb: int) -> list[Mention]:
    """Return the body named last before “dit”, other than whoever the sentence speaks of."""
    spoken_of = {mention.known.id for mention in passage.subject}
    before = [m for m in passage.sentence.mentions if m.end <= verb and m.known.id not in spoken_of]
    return before[-1:]


def _below(passage: Passage, verb: int) -> tuple[Mention, ...]:
    """Return who stands under another: right before the verb, meant by its pronoun, or left out after och."""
    sentence, at = passage.sentence, verb - 1
    while sentence.folded(at) in words_of("adverbs"):
        at -= 1
    if sentence.folded(at) in words_of("pronouns") or is_it(sentence, at, passage.subject):
        return passage.subject
    if sentence.folded(at) in ("och", "samt", "men"):
        return passage.subject[:1]
    before = [mention for mention in sentence.mentions if mention.end == at + 1]
    return sentence.joined(before[-1]) if before else ()


def _only_adverbs(sentence: Sentence, start: int, stop: int) -> bool:
    return all(sentence.folded(at) in words_of("adverbs") for at in range(start, stop))
