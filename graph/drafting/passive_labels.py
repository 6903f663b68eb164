"""The words that tell what is done where a verb is passive: before it ("Avgiften beslutas av rådet") or after it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.drafting.before_passive import HOW, WHOLE, before_verb
from graph.drafting.duty_words import DutyWord
from graph.drafting.inflection import stems
from graph.drafting.moments import recurrence_in, times_a_year_in
from graph.drafting.numbers import number_of
from graph.drafting.phrase import shortened, whole_phrase
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import words_of
from graph.drafting.wording import DETERMINERS

#: How near to its verb the word stands that tells how often.
_NEAR = 4
#: These are done to somebody whom a name right after the passive verb tells: "Beslutet underställs fullmäktige".
_TO_SOMEBODY = frozenset({"lyfta", "informera", "skicka-ut"})


def words_of_passive(sentence: Sentence, word: DutyWord, verb: int, start: int, stop: int) -> list[str]:
    """Return what the passive verb at token `verb` is done to, its words after it lying from `start` to `stop`."""
    words = whole_phrase(sentence, start, next((at for at in range(start, stop) if _is_agent(sentence, at)), stop))
    goes_on = sentence.folded(start - 1) in ("och", "samt", "eller")  # "beaktas och samtycke inhämtas"
    to_whom = any(mention.first == start for mention in sentence.mentions) and word.duty in _TO_SOMEBODY
    if goes_on or to_whom or _tells_nothing(words, word):
        return _part_before(sentence, verb) or before_verb(sentence, verb) or _clause_before(sentence, verb) or words
    if words and words[0].casefold() in _CHANCES:
        told = _subject_before(sentence, verb)
        return [*told, *words] if told else words  # "Personalen ska ges möjlighet att delta"
    further = words[1:] if word.rest and words[:1] == [word.rest[0]] else words
    first = next((each.casefold() for each in words if each not in word.rest), "")
    if (first in HOW or _tells_time(words)) and (told := _subject_before(sentence, verb)):
        return told
    subject = _subject_before(sentence, verb) if _tells_how(further) else []
    return [*subject, *(each for each in words if each not in word.rest)] if subject else words


def is_said_before(words: Sequence[str], word: DutyWord) -> bool:
    """Whether the noun of an expression is among `words`, which stand before its verb: "Protokollet justeras"."""
    said = {stem for each in words for stem in stems(each)}
    ends = tuple(stem for rest in word.rest if rest.startswith("~") for stem in stems(rest[1:]))
    return any(said & stems(rest) for rest in word.rest) or any(stem.endswith(ends) for stem in said)


def _tells_nothing(words: Sequence[str], word: DutyWord) -> bool:
    """Whether the words after a passive verb do not tell what it is done to: none, or how and where alone."""
    free = (words_of("adverbs") - words_of("prepositions")) | words_of("places") | set(word.rest)
    told = [each.casefold() for each in words if each.casefold() not in free]
    return not told or told[0] in words_of("prepositions")


def _tells_time(words: Sequence[str]) -> bool:
    """Whether the words after a passive verb begin with a length of time: "en vecka i förväg"."""
    return len(words) > 1 and bool(number_of(words[0].casefold())) and words[1].casefold().startswith(_TIMES)


#: What somebody is given to do something: "möjlighet att delta".
_CHANCES = frozenset({"möjlighet", "tillfälle"})
#: These begin how often as well as what: "varje år", "varje avtal".
_COUNTING = frozenset({"varje", "en", "ett", "två", "tre"})
_TIMES = ("dag", "veck", "månad", "tim", "år", "arbetsdag")


def _tells_how(words: Sequence[str]) -> bool:
    """Whether the words after a passive verb begin with how often, and not with what: "kvartalsvis"."""
    whole, near = " ".join(words), " ".join(words[:_NEAR])
    often = recurrence_in(whole) or times_a_year_in(whole)
    return bool(often) and (recurrence_in(near) or times_a_year_in(near)) == often


def _subject_before(sentence: Sentence, verb: int) -> list[str]:
    """What a passive verb is done to, said right before it."""
    words = before_verb(sentence, verb)
    apart = words_of("prepositions") | words_of("adverbs") | words_of("fronted")
    counts = len(words) > 1 and words[0].casefold() in _COUNTING and not words[1].casefold().startswith(_TIMES)
    return [] if words and words[0].casefold() in apart and not counts else words


def _is_agent(sentence: Sentence, at: int) -> bool:
    """Whether the words at `at` tell who does what a passive verb says: "av direktionen"."""
    after = at + 1
    while sentence.folded(after) in DETERMINERS or number_of(sentence.folded(after)):
        after += 1
    return sentence.folded(at) == "av" and any(mention.first == after for mention in sentence.mentions)


def _part_before(sentence: Sentence, verb: int) -> list[str]:
    """What a passive verb is done to, where it is part of a whole: "fem ledamöter, varav tre utses"."""
    if sentence.folded(verb - 2) not in words_of("of_which"):
        return []
    whole = verb - 4 if sentence.folded(verb - 3) == "," else verb - 3
    return [sentence.tokens[verb - 1].text, sentence.tokens[whole].text] if whole >= 0 else []


def _clause_before(sentence: Sentence, verb: int) -> list[str]:
    """What a passive verb is done to, where a clause says it: "Hur detta mäts tas fram"."""
    if sentence.folded(0) not in ("hur", "vad", "vilka", "när"):
        return []
    end = next((at for at in range(verb) if not sentence.aside[at]), verb)
    words = shortened(sentence.tokens[:end], WHOLE)
    return [words[0].lower(), *words[1:]] if words else []
