"""The words that tell what is done where a verb is passive: before it ("Avgiften beslutas av rådet") or after it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.drafting.duty_words import DutyWord
from graph.drafting.finite import is_finite
from graph.drafting.inflection import stems
from graph.drafting.moments import recurrence_in
from graph.drafting.numbers import number_of
from graph.drafting.phrase import shortened, whole_phrase
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import words_of
from graph.drafting.wording import DETERMINERS

#: A noun alone says little; with its relative clause so many words say what is meant.
_BARE, _WHOLE = 1, 8
#: ... and so many where they tell a limit.
_LIMIT = 15
#: How near to its verb the word stands that tells how often.
_NEAR = 4
#: Words that begin how, or how long before, something is done.
_HOW = frozenset(
    {
        "både",
        "så",
        "minst",
        "högst",
        "senast",
        "genast",
        "skyndsamt",
        "direkt",
        "omgående",
        "omedelbart",
        "när",
        "innan",
        "löpande",
    }
)
#: These are done to somebody whom a name right after the passive verb tells: "Beslutet underställs fullmäktige".
_TO_SOMEBODY = frozenset({"lyfta", "informera", "skicka-ut"})
#: What the noun that a pronoun means was brought up with.
_ARTICLE_OF = {"den": "en", "det": "ett"}
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "•", "–"})


def words_of_passive(sentence: Sentence, word: DutyWord, verb: int, start: int, stop: int) -> list[str]:
    """Return what the passive verb at token `verb` is done to, its words after it lying from `start` to `stop`."""
    words = whole_phrase(sentence, start, next((at for at in range(start, stop) if _is_agent(sentence, at)), stop))
    goes_on = sentence.folded(start - 1) in ("och", "samt", "eller")  # "beaktas och samtycke inhämtas"
    to_whom = any(mention.first == start for mention in sentence.mentions) and word.duty in _TO_SOMEBODY
    if goes_on or to_whom or _tells_nothing(words, word):
        return _part_before(sentence, verb) or _before(sentence, verb) or _clause_before(sentence, verb) or words
    if words and words[0].casefold() in _CHANCES:
        told = _subject_before(sentence, verb)
        return [*told, *words] if told else words  # "Personalen ska ges möjlighet att delta"
    further = words[1:] if word.rest and words[:1] == [word.rest[0]] else words
    first = next((each.casefold() for each in words if each not in word.rest), "")
    if (first in _HOW or _tells_time(words)) and (told := _subject_before(sentence, verb)):
        return told
    subject = _subject_before(sentence, verb) if _tells_how(further) else []
    return [*subject, *(each for each in words if each not in word.rest)] if subject else words


def is_said_before(words: Sequence[str], word: DutyWord) -> bool:
    """Whether the noun of an expression is among `words`, which stand before its verb: "Protokollet justeras"."""
    said = {stem for each in words for stem in stems(each)}
    ends = tuple(stem for rest in word.rest if rest.startswith("~") for stem in stems(rest[1:]))
    return any(said & stems(rest) for rest in word.rest) or any(stem.endswith(ends) for stem in said)


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether the token at `at` is a verb of the table of duties."""
    found = sentence.duty_words(at)
    return bool(found) and found[0].word.form != "noun"


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
    often = recurrence_in(" ".join(words))
    return bool(often) and recurrence_in(" ".join(words[:_NEAR])) == often


def _subject_before(sentence: Sentence, verb: int) -> list[str]:
    """What a passive verb is done to, said right before it."""
    words = _before(sentence, verb)
    apart = words_of("prepositions") | words_of("adverbs") | words_of("fronted")
    counts = len(words) > 1 and words[0].casefold() in _COUNTING and not words[1].casefold().startswith(_TIMES)
    return [] if words and words[0].casefold() in apart and not counts else words


def _is_agent(sentence: Sentence, at: int) -> bool:
    """Whether the words at `at` tell who does what a passive verb says: "av direktionen"."""
    after = at + 1
    while sentence.folded(after) in DETERMINERS or number_of(sentence.folded(after)):
        after += 1
    return sentence.folded(at) == "av" and any(mention.first == after for mention in sentence.mentions)


def _ends_clause(sentence: Sentence, at: int, verb: int) -> bool:
    """Whether the word at `at` belongs to another clause than the one of the passive verb: an att, or its own verb."""
    return sentence.folded(at) == "att" or (at < verb - 1 and at not in sentence.governors and is_finite(sentence, at))


def _ends_before(sentence: Sentence, at: int, verb: int) -> bool:
    """Whether what a passive verb is done to begins after `at`; a relative clause within it is passed over."""
    if sentence.aside[at] and not sentence.aside[verb - 1]:
        return False
    return sentence.folded(at) in _STOPS or (not sentence.aside[at] and _ends_clause(sentence, at, verb))


def _part_before(sentence: Sentence, verb: int) -> list[str]:
    """What a passive verb is done to, where it is part of a whole: "fem ledamöter, varav tre utses"."""
    if sentence.folded(verb - 2) not in words_of("of_which"):
        return []
    whole = verb - 4 if sentence.folded(verb - 3) == "," else verb - 3
    return [sentence.tokens[verb - 1].text, sentence.tokens[whole].text] if whole >= 0 else []


def _joined_to(sentence: Sentence, verb: int) -> int:
    """Return the verb that one after och shares its subject with, or the verb itself: "justeras och göras"."""
    at = verb - 1
    while sentence.folded(at) in words_of("adverbs") or (at in sentence.governors):
        at -= 1
    earlier = range(at - 1, 0, -1) if sentence.folded(at) in ("och", "samt", "men") else ()
    for step in earlier:
        if sentence.folded(step) in (";", ":", "."):
            break
        governor = sentence.governors.get(step)
        if governor and governor.is_phrase:
            continue
        if not sentence.aside[step] and is_finite(sentence, step):  # "kan yttra sig och bör höras"
            return step
    return verb


def before_verb(sentence: Sentence, verb: int) -> list[str]:
    """The words right before a verb, which tell what is there: "Ett avtal ska finnas"."""
    return _before(sentence, verb)


def _clause_before(sentence: Sentence, verb: int) -> list[str]:
    """What a passive verb is done to, where a clause says it: "Hur detta mäts tas fram"."""
    if sentence.folded(0) not in ("hur", "vad", "vilka", "när"):
        return []
    end = next((at for at in range(verb) if not sentence.aside[at]), verb)
    words = shortened(sentence.tokens[:end], _WHOLE)
    return [words[0].lower(), *words[1:]] if words else []


def _inverted(sentence: Sentence, verb: int) -> list[str]:
    """What a passive verb is done to, where it stands after the auxiliary: "Då ska chefen underrättas"."""
    governor = next((g for at, g in sentence.governors.items() if at > 0 and g.end < verb and not g.is_phrase), None)
    later = [g for g in sentence.governors.values() if g.end <= verb]
    fronted = words_of("prepositions") | words_of("fronted") | words_of("adverbs")
    begins = (
        sentence.folded(0) in fronted or sentence.aside[0] or any(token.text == ";" for token in sentence.tokens[:verb])
    )
    if governor is None or later[-1] is not governor or not begins or sentence.folded(governor.end) in _HOW:
        return []
    if sentence.folded(governor.end) in _ARTICLE_OF and sentence.folded(governor.end + 1).endswith("s"):
        return _meant(sentence, governor.end)
    between = [at for at in range(governor.end, verb) if sentence.folded(at) not in words_of("adverbs")]
    named = [at for at in between if sentence.folded(at) not in words_of("negations") | {"vara"}]
    if not named or named[0] != governor.end or any(sentence.aside[at] or is_verb(sentence, at) for at in named):
        return []
    words = shortened([sentence.tokens[at] for at in named])
    return [] if any(word.casefold() in words_of("prepositions") | words_of("links") for word in words[:1]) else words


def _meant(sentence: Sentence, pronoun: int) -> list[str]:
    """The noun that a pronoun after its auxiliary means: "Fungerar en taxa dåligt bör den omprövas"."""
    article = _ARTICLE_OF[sentence.folded(pronoun)]
    at = next((at for at in range(pronoun - 2, -1, -1) if sentence.folded(at) == article), None)
    return [article, sentence.tokens[at + 1].text] if at is not None else []


def _before(sentence: Sentence, verb: int) -> list[str]:
    """The words right before a passive verb, which tell what it is done to: "Ändringar beslutas av"."""
    inverted = _inverted(sentence, verb)
    if inverted:
        return inverted
    passed = words_of("links") | {"/"}
    verb = _joined_to(sentence, verb)
    while verb > 0 and (sentence.folded(verb - 1) in passed or is_verb(sentence, verb - 1)):
        verb -= 1
    first = verb
    while first > 0 and not _ends_before(sentence, first - 1, verb):
        first -= 1
    while first < verb and sentence.folded(first) in words_of("links"):
        first += 1
    if first > 0 and is_finite(sentence, first - 1):  # "ska beslutas av rådet och resultat redovisas"
        first = next((at + 1 for at in range(first, verb - 1) if sentence.folded(at) in ("och", "samt")), first)
    auxiliary = {verb - 1} if sentence.folded(verb - 1) == "vara" else set()  # "ska vara utsända"
    kept = [at for at in range(first, verb) if at not in auxiliary | {*sentence.governors} and not sentence.aside[at]]
    if len(kept) <= _BARE and sentence.aside[verb - 1 - (verb - 1 in sentence.governors)]:
        whole = [at for at in range(first, verb) if at not in sentence.governors]  # "frågor som inte nämns här"
        limit = any(number_of(sentence.folded(at)) or sentence.folded(at).isdigit() for at in whole)
        longest = _LIMIT if limit else _WHOLE  # "avtal som överstiger tio miljoner kronor"
        kept = whole if len(whole) <= longest and sentence.folded(first + 1) == "som" else kept
    words = shortened([sentence.tokens[at] for at in kept], max(_WHOLE, len(kept) if len(kept) <= _LIMIT else 0))
    words = words[1:] if words and words[0].casefold() in words_of("possessives") else words
    is_name = any(mention.first == first for mention in sentence.mentions)
    return words if is_name or not words else [words[0][0].lower() + words[0][1:], *words[1:]]
