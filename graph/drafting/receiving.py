"""Whom a duty is done for, and with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.drafting.clause import Guess
from graph.drafting.duty_words import Occurrence, recipient_marks
from graph.drafting.moments import months_in
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.stated import Stated
from graph.drafting.word_tables import phrases_of, words_of

_MARKED, _OBJECT = 0.85, 0.75
_BETWEEN = {
    "en",
    "ett",
    "övriga",
    "den",
    "de",
    "det",
    "varje",
    "respektive",
    "samtliga",
    "alla",
    "länets",
    "berörd",
    "berörda",
    "egna",
    "både",
    "såväl",
}
_AND = {"och", "samt", "eller", ",", "/", "respektive", "den", "de", "det"}


def recipients(sentence: Sentence, stated: Stated, start: int, stop: int) -> Iterator[Guess]:
    """Yield those that the prepositions of the duty, or its direct object, name."""
    occurrence = stated.occurrence
    marks = recipient_marks(occurrence.word.duty)
    borne = {bearer.known.id for bearer in stated.bearers}
    with_others = {guess.value for guess in together(sentence, start, stop)}
    found: dict[str, Guess] = {}
    for mention in _within(sentence, max(start, occurrence.end), stop):
        before = _before(sentence, mention)
        sure = _MARKED if before in marks and not sentence.is_attribute(mention) else 0.0
        if "object" in marks and _is_object(sentence, mention, occurrence):
            sure = _OBJECT
        if occurrence.word.duty == "bereda" and _whose_matters(sentence, mention, occurrence):
            sure = _OBJECT
        if before in _AND and found and _beside(sentence, mention, list(found)) and not sentence.is_attribute(mention):
            sure = min(guess.confidence for guess in found.values())
        if sure and mention.known.id not in borne | with_others:
            found.setdefault(mention.known.id, Guess(mention.known.id, min(sure, mention.confidence)))
    before_verb = _before_verb(sentence, stated, start)
    for mention in (*before_verb, *_done_to(sentence, occurrence, marks), *_its_matters(sentence, occurrence)):
        if mention.known.id not in borne | with_others:
            found.setdefault(mention.known.id, Guess(mention.known.id, min(_OBJECT, mention.confidence)))
    yield from found.values() or _there(sentence, occurrence, borne)


def _there(sentence: Sentence, occurrence: Occurrence, borne: set[str]) -> Iterator[Guess]:
    """Yield whom “dit” means: the one named last before, "bereder ärenden inför rådet och rapporterar dit"."""
    before = [m for m in sentence.mentions if m.end <= occurrence.first and m.known.id not in borne]
    for mention in before[-1:] if sentence.folded(occurrence.end) == "dit" else ():
        yield Guess(mention.known.id, min(_OBJECT, mention.confidence), "read-from", mention.known.name)


def _before_verb(sentence: Sentence, stated: Stated, start: int) -> tuple[Mention, ...]:
    """Whom the words between an auxiliary and its verb name, or the first of all: "ska årligen till rådet redovisa"."""
    marks, verb = set(recipient_marks(stated.occurrence.word.duty)), stated.occurrence.first
    opened = stated.governed_at if stated.governed_at is not None else start
    for mention in sentence.mentions:
        mark = mention.first - 1
        while sentence.folded(mark) in _BETWEEN:
            mark -= 1
        goes_before = mark == 0 and sentence.folded(mark) == "till" and mention.end == opened
        leads_up = opened <= mark < verb and (mark == opened or _is_apart(sentence, stated, mark - 1))
        is_marked = sentence.folded(mark) in marks and mention.end <= verb and not sentence.is_attribute(mention)
        if is_marked and (goes_before or leads_up):
            return sentence.joined(mention)
    return ()


def _is_apart(sentence: Sentence, stated: Stated, at: int) -> bool:
    """Whether a word is an auxiliary, tells when, or ends who acts, so that what follows it goes with the verb."""
    governor = sentence.governors.get(stated.governed_at) if stated.governed_at is not None else None
    ends = {mention.end - 1 for mention in stated.bearers} | ({governor.end - 1} if governor else set())
    word = sentence.folded(at)
    return at in ends or word in words_of("adverbs") | {"år", "året", "kvartal", "gång"} or bool(months_in(word))


def _done_to(sentence: Sentence, occurrence: Occurrence, marks: Sequence[str]) -> tuple[Mention, ...]:
    """Whom a passive verb says that something is done to: "Rådet informeras", "Panelen ska höras"."""
    to_subject = "object" in marks or occurrence.word.duty == "inhamta-synpunkter"
    if not to_subject or occurrence.word.form != "passive":
        return ()
    at = occurrence.first - 1
    while sentence.folded(at) in words_of("adverbs") or at in sentence.governors:
        at -= 1
    named = [mention for mention in sentence.mentions if mention.end == at + 1 and sentence.is_free(mention)]
    return sentence.joined(named[0]) if named else ()


def together(sentence: Sentence, start: int, stop: int, words: str = "together") -> Iterator[Guess]:
    """Yield those named after “tillsammans med” and its like, or after other `words` of the table."""
    for at in range(start, stop):
        found = phrases_of("frames", words).at(sentence.tokens, at)
        if found is None:
            continue
        end = found[0]
        for mention in _named_first(sentence, end, stop):
            yield Guess(mention.known.id, min(_MARKED, mention.confidence))


def _named_first(sentence: Sentence, start: int, stop: int) -> list[Mention]:
    """Whom the words at `start` name: the first name, or what is its own: "nämndens presidium"."""
    near = [m for m in _within(sentence, start, stop) if m.first - start <= 1][:1]
    owned = [m for m in _within(sentence, start, stop) for owner in near if owner.end == m.first]
    return owned[:1] if near and owned and sentence.is_attribute(near[0]) else near


def _within(sentence: Sentence, start: int, stop: int) -> list[Mention]:
    return [m for m in sentence.mentions if start <= m.first and m.end <= stop]


def _before(sentence: Sentence, mention: Mention) -> str:
    at = mention.first - 1
    while sentence.folded(at) in _BETWEEN:
        at -= 1
    owner = next((m for m in sentence.mentions if m.end == at + 1 and sentence.is_attribute(m)), None)
    if owner:  # "till parternas kommunstyrelser"
        at = owner.first - 1
    if sentence.folded(at) in _AND and sentence.folded(at - 1).endswith("-"):
        at -= 2  # "till utvecklings- och samordningsgrupper"
    return sentence.folded(at)


def _is_object(sentence: Sentence, mention: Mention, occurrence: Occurrence) -> bool:
    """Whether a name stands right after the verb: "bjuda in beredningsgruppen"."""
    between = [sentence.folded(at) for at in range(occurrence.end, mention.first)]
    free = {*occurrence.word.rest, *words_of("adverbs"), *_AND, *_BETWEEN}
    described = between[-1:] if between[:-1] and between[-2] in _BETWEEN else []
    bare = between[: len(between) - len(described)]
    return not sentence.is_attribute(mention) and all(word in free for word in bare)


def _whose_matters(sentence: Sentence, mention: Mention, occurrence: Occurrence) -> bool:
    """Whether matters are prepared for the body whose they are: "bereder direktionens ärenden"."""
    own = sentence.is_attribute(mention) and sentence.folded(mention.end) in words_of("matters")
    return own and all(sentence.folded(at) in _BETWEEN for at in range(occurrence.end, mention.first))


def _its_matters(sentence: Sentence, occurrence: Occurrence) -> tuple[Mention, ...]:
    """Whom matters are prepared for that a pronoun says whose they are: "till rådet och bereder dess ärenden"."""
    its = sentence.folded(occurrence.end) == "dess" and sentence.folded(occurrence.end + 1) in words_of("matters")
    before = [m for m in sentence.mentions if m.end <= occurrence.first and m.known.type == "Body"]
    return tuple(before[-1:]) if its and occurrence.word.duty == "bereda" else ()


def _beside(sentence: Sentence, mention: Mention, found: Sequence[str]) -> bool:
    earlier = [m for m in sentence.mentions if m.end <= mention.first and m.known.id in found]
    if not earlier:
        return False
    owner = next((m for m in sentence.mentions if m.end == mention.first and sentence.is_attribute(m)), mention)
    return all(sentence.folded(at) in _AND for at in range(earlier[-1].end, owner.first))
