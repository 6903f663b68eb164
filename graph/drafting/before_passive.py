"""What a passive verb is done to, where that is said before it: "Avgiften beslutas av rådet", "Då ska taxan ändras"."""

from __future__ import annotations

from graph.drafting.finite import is_finite
from graph.drafting.numbers import number_of
from graph.drafting.phrase import shortened
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import words_of

#: A noun alone says little; with its relative clause so many words say what is meant.
_BARE, WHOLE = 1, 8
#: ... and so many where they tell a limit.
_LIMIT = 15
#: Words that begin how, or how long before, something is done.
HOW = frozenset(
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
#: What the noun that a pronoun means was brought up with.
_ARTICLE_OF = {"den": "en", "det": "ett"}
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "•", "–"})


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether the token at `at` is a verb of the table of duties."""
    found = sentence.duty_words(at)
    return bool(found) and found[0].word.form != "noun"


def _ends_clause(sentence: Sentence, at: int, verb: int) -> bool:
    """Whether the word at `at` belongs to another clause than the one of the passive verb: an att, or its own verb."""
    return sentence.folded(at) == "att" or (at < verb - 1 and at not in sentence.governors and is_finite(sentence, at))


def _ends_before(sentence: Sentence, at: int, verb: int) -> bool:
    """Whether what a passive verb is done to begins after `at`; a relative clause within it is passed over."""
    if sentence.aside[at] and not sentence.aside[verb - 1]:
        return False
    return sentence.folded(at) in _STOPS or (not sentence.aside[at] and _ends_clause(sentence, at, verb))


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


def _inverted(sentence: Sentence, verb: int) -> list[str]:
    """What a passive verb is done to, where it stands after the auxiliary: "Då ska chefen underrättas"."""
    governor = next((g for at, g in sentence.governors.items() if at > 0 and g.end < verb and not g.is_phrase), None)
    later = [g for g in sentence.governors.values() if g.end <= verb]
    fronted = words_of("prepositions") | words_of("fronted") | words_of("adverbs")
    begins = (
        sentence.folded(0) in fronted or sentence.aside[0] or any(token.text == ";" for token in sentence.tokens[:verb])
    )
    if governor is None or later[-1] is not governor or not begins or sentence.folded(governor.end) in HOW:
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


def before_verb(sentence: Sentence, verb: int) -> list[str]:
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
        longest = _LIMIT if limit else WHOLE  # "avtal som överstiger tio miljoner kronor"
        kept = whole if len(whole) <= longest and sentence.folded(first + 1) == "som" else kept
    words = shortened([sentence.tokens[at] for at in kept], max(WHOLE, len(kept) if len(kept) <= _LIMIT else 0))
    words = words[1:] if words and words[0].casefold() in words_of("possessives") else words
    is_name = any(mention.first == first for mention in sentence.mentions)
    return words if is_name or not words else [words[0][0].lower() + words[0][1:], *words[1:]]
