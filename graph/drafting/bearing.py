"""Who bears a duty: the subject of what governs it, or whom a passive verb names."""

from __future__ import annotations

from collections.abc import Sequence

from graph.drafting.body_words import head_of
from graph.drafting.duty_words import PARTICLES, Occurrence
from graph.drafting.finite import is_finite
from graph.drafting.governing import Governor
from graph.drafting.inflection import is_genitive
from graph.drafting.names import Mention
from graph.drafting.numbers import number_of
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import words_of
from graph.drafting.wording import DETERMINERS

#: How whoever does something is named after a passive verb, where “av” is not the only way: "förvaras hos kansliet".
_SURE = 0.9
#: How far a verb may stand from its auxiliary: "ska minst vartannat år redovisa".
_NEAR = 4
_NEUTER = ("et", "forum", "presidium")
_AGENTS = {"utse": ("av", "inom"), "skicka-ut": ("av", "från"), "hantera": ("av", "hos"), "dokumentera": ("av", "hos")}


def subject_of(sentence: Sentence, governor: Governor) -> tuple[Mention, ...]:
    """Return whose duty a phrase or auxiliary tells of; empty where the sentence does not say."""
    owners = [m for m in sentence.mentions if governor.first - 1 <= m.end <= governor.first]
    if owners and sentence.folded(owners[-1].end) in words_of("own_tasks"):
        return sentence.joined(owners[-1])
    if sentence.folded(governor.end - 1) in ("till", "åt", "på", "hos"):
        after = (governor.end, governor.end + 1)
        return tuple([m for m in sentence.mentions if m.first in after and not sentence.is_attribute(m)][:1])
    named = _named_after_colon(sentence, governor)
    if named:
        return named
    inside = [m for m in sentence.mentions if governor.first < m.first and m.end <= governor.end]
    if inside:
        return tuple(inside[-1:])
    if sentence.folded(governor.first) in words_of("additions"):
        return tuple([m for m in sentence.mentions if m.first > governor.end and sentence.is_free(m)][:1])
    return sentence.antecedent(governor.first) or sentence.subject(governor.first)


def _named_after_colon(sentence: Sentence, governor: Governor) -> tuple[Mention, ...]:
    """Return whom a line names for what it begins by asking for: "Ansvarig för planen: rådet"."""
    if governor.first > 0 or not governor.is_phrase:
        return ()
    colon = next((at for at in range(governor.end, len(sentence.tokens)) if sentence.folded(at) == ":"), -1)
    after = [m for m in sentence.mentions if m.first in (colon + 1, colon + 2)] if colon > 0 else []
    return sentence.joined(after[0]) if after else ()


def agent_of(sentence: Sentence, occurrence: Occurrence) -> tuple[Mention, ...]:
    """Return whom “av” after a passive verb names, up to the next verb, or “genom” at the beginning."""
    marks = _AGENTS.get(occurrence.word.duty, ("av",))
    for mention in sentence.mentions:
        if mention.first < occurrence.first:
            if mention.first == 1 and sentence.folded(0) in ("genom", "av"):
                return (mention,)
            continue
        if sentence.aside[mention.first] and not sentence.aside[occurrence.first]:
            return ()  # "ska hållas om en tredjedel av medlemmarna begär det"
        before = mention.first - 1
        while (
            sentence.folded(before) in DETERMINERS
            or number_of(sentence.folded(before))
            or _ends_attribute(sentence, before)
        ):
            before -= 1
        before = _before_list(sentence, before, marks)
        if sentence.folded(before) in marks and not sentence.is_attribute(mention):
            return _agents(sentence, mention) if _reaches(sentence, occurrence, mention) else ()
    return ()


def is_it(sentence: Sentence, at: int, meant: Sequence[Mention]) -> bool:
    """Whether “det” at `at` is a body whose name is neuter and which does something: "Det rapporterar till rådet"."""
    found = sentence.duty_words(at + 1)[:1]
    acts = bool(found) and found[0].word.form == "present" and found[0].word.confidence >= _SURE
    led = bool(found) and found[0].word.form == "passive" and sentence.folded(at + 2) == "av"  # "Det leds av chefen"
    acts = acts or led or _is_to_act(sentence, at + 1)
    words = [word.casefold() for mention in meant[:1] for word in mention.known.name.split()]
    return sentence.folded(at) == "det" and acts and any(word.endswith(_NEUTER) for word in words)


def _is_to_act(sentence: Sentence, at: int) -> bool:
    """Whether an auxiliary stands at `at` and binds a verb of doing: "Det ska varje år redovisa tiderna"."""
    governor = sentence.governors.get(at)
    if governor is None or governor.is_phrase:
        return False
    verb = next((step for step in range(governor.end, governor.end + _NEAR) if sentence.duty_words(step)), None)
    found = sentence.duty_words(verb)[:1] if verb is not None else []
    return bool(found) and found[0].word.form == "infinitive" and found[0].word.confidence >= _SURE


def _before_list(sentence: Sentence, at: int, marks: tuple[str, ...]) -> int:
    """Return the mark that one word and a comma stand after, the first of a list: "av medlem, styrelsen eller"."""
    listed = sentence.folded(at) in (",", "eller", "och") and sentence.folded(at - 2) in marks
    return at - 2 if listed else at


def _agents(sentence: Sentence, first: Mention) -> tuple[Mention, ...]:
    """Return whom “av” names with those joined to them, but nobody who is the subject of a verb of their own."""
    named = [mention for mention in sentence.joined(first) if mention.first >= first.first]
    while len(named) > 1 and is_finite(sentence, named[-1].end):
        named.pop()
    return tuple(named)


def is_joined(sentence: Sentence, one: Occurrence, other: Occurrence) -> bool:
    """Whether nothing but och, commas and adverbs stands between two verbs, which then share their object.

    So do two that are one verb: "lämna resultat och förslag".
    """
    between = [sentence.folded(at) for at in range(one.end, other.first)]
    particles = {word for word in one.word.rest if word in PARTICLES | words_of("prepositions")}
    free = words_of("links") | words_of("adverbs") | {"att", "för"} | particles
    return one.first == other.first or (bool(between) and all(word in free for word in between))


def is_linked(sentence: Sentence, at: int) -> bool:
    """Whether och, samt or a comma goes right before the verb at token `at`, adverbs aside."""
    before = at - 1
    while sentence.folded(before) in words_of("adverbs"):
        before -= 1
    return sentence.folded(before) in words_of("links")


def is_told(sentence: Sentence, earlier: Occurrence, later: Occurrence) -> bool:
    """Whether a verb only says what an earlier duty is about: "följa upp att beslut genomförs"."""
    told = [at for at in range(earlier.end, later.first) if sentence.folded(at) == "att"]
    return any(sentence.folded(at - 1) not in words_of("links") for at in told)


def _ends_attribute(sentence: Sentence, at: int) -> bool:
    """Whether the token at `at` belongs to a name, or is a word, in the genitive: "av kommunernas", "av kommunens"."""
    word = sentence.folded(at)
    own = is_genitive(word) and head_of(word) is not None and sentence.folded(at - 1) == "av"
    return own or any(m.first <= at < m.end and sentence.is_attribute(m) for m in sentence.mentions)


def _reaches(sentence: Sentence, occurrence: Occurrence, mention: Mention) -> bool:
    """Whether no other verb stands between a passive verb and whom “av” names, unless joined to it."""
    one = occurrence
    if any(sentence.folded(at) == ";" for at in range(occurrence.whole_end, mention.first)):
        return False  # "byts vartannat år; nu innehas det av Alby"
    for at in range(occurrence.whole_end, mention.first):
        found = sentence.duty_words(at)
        others = [each for each in found if each.word.form in ("passive", "present")]
        if others:
            if not is_joined(sentence, one, others[0]):
                return False
            one = others[0]
    return True
