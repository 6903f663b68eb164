"""A short label for a proposed duty: its verb in the present and the words that follow."""

from __future__ import annotations

from graph.drafting.asides import is_finite
from graph.drafting.phrase import shortened, whole_phrase
from graph.drafting.sentence import Sentence
from graph.drafting.stated import Stated
from graph.drafting.word_tables import table, words_of

_STOPS = {",", ";", ":", ".", "(", ")", "•", "–"}


def label_of(stated: Stated, sentence: Sentence, stop: int) -> str:
    """Return the label, with a capital first; `stop` is the token where the words of the duty end."""
    word = stated.occurrence.word
    start = stated.occurrence.end
    verb = present_of(stated)
    apart = stated.occurrence.whole_end > start
    if not apart or sentence.folded(start) in table("frames")["links"]:
        start = _past_verbs(sentence, start, stop)
    else:
        verb = verb.split()[0]  # its further words stand where the text has them
    words = whole_phrase(sentence, start, _before_agent(sentence, start, stop) if word.form == "passive" else stop)
    if not words and sentence.folded(start) == "att":  # the next duty begins inside this clause
        words = whole_phrase(sentence, start, len(sentence.tokens))
    relative = sentence.done_by_another(stated.occurrence.first)
    if relative is not None and word.form == "present":
        words = _spoken_of(sentence, relative)
    free = words_of("adverbs") | set(word.rest)
    if word.form == "passive" and all(each.casefold() in free for each in words):
        verb = present_of(stated)
        words = _part_before(sentence, stated.occurrence.first) or _before(sentence, stated.occurrence.first)
    if word.form == "noun" and words and words[0].casefold() == "av":
        words = words[1:]
    text = " ".join([verb, *words])
    return text[0].upper() + text[1:]


def present_of(stated: Stated) -> str:
    """Return the duty as a verb in the present."""
    word = stated.occurrence.word
    if word.present and not word.present.startswith("–"):
        return word.present
    if word.present:
        return "finns"
    head, *rest = str(table("duties")[word.duty]["verbs"][0]).rstrip("*").split()
    infinitive, _, active = head.partition("/")
    return " ".join([active or f"{infinitive}r", *rest])


def _past_verbs(sentence: Sentence, at: int, stop: int) -> int:
    """Step over the verbs that share the object, with their further words."""
    passed = set(table("frames")["links"])
    while at < stop and (_is_verb(sentence, at) or sentence.folded(at) in passed):
        passed.update(word for each in sentence.duty_words(at)[:1] for word in each.word.rest)
        at += 1
    return at


def _is_verb(sentence: Sentence, at: int) -> bool:
    found = sentence.duty_words(at)
    return bool(found) and found[0].word.form != "noun"


def _before_agent(sentence: Sentence, start: int, stop: int) -> int:
    """Where the words end that go before whoever does what a passive verb says."""
    return next((at for at in range(start, stop) if _is_agent(sentence, at)), stop)


def _is_agent(sentence: Sentence, at: int) -> bool:
    """Whether the words at `at` tell who does what a passive verb says: "av direktionen"."""
    return sentence.folded(at) == "av" and any(mention.first == at + 1 for mention in sentence.mentions)


def _ends_clause(sentence: Sentence, at: int, verb: int) -> bool:
    """Whether the word at `at` belongs to another clause than the one of the passive verb: an att, or its own verb."""
    return sentence.folded(at) == "att" or (at < verb - 1 and at not in sentence.governors and is_finite(sentence, at))


def _spoken_of(sentence: Sentence, som: int) -> list[str]:
    """What a relative clause is about: "sju ledamöter" of "Den har sju ledamöter som fullmäktige väljer"."""
    end = som - 1 if sentence.folded(som - 1) == "," else som
    first = end
    while first > 0 and not is_finite(sentence, first - 1) and sentence.folded(first - 1) not in _STOPS:
        first -= 1
    return [token.text for token in sentence.tokens[first:end]]


def _part_before(sentence: Sentence, verb: int) -> list[str]:
    """What a passive verb is done to, where it is part of a whole: "fem ledamöter, varav tre utses"."""
    if sentence.folded(verb - 2) not in words_of("of_which"):
        return []
    whole = verb - 4 if sentence.folded(verb - 3) == "," else verb - 3
    return [sentence.tokens[verb - 1].text, sentence.tokens[whole].text] if whole >= 0 else []


def _before(sentence: Sentence, verb: int) -> list[str]:
    """The words right before a passive verb, which tell what it is done to: "Ändringar beslutas av"."""
    passed = set(table("frames")["links"]) | {"/"}
    while verb > 0 and (sentence.folded(verb - 1) in passed or _is_verb(sentence, verb - 1)):
        verb -= 1
    first = verb
    while first > 0 and sentence.folded(first - 1) not in _STOPS and not _ends_clause(sentence, first - 1, verb):
        first -= 1
    words = shortened(
        [token for at, token in enumerate(sentence.tokens[first:verb], first) if at not in sentence.governors]
    )
    is_name = any(mention.first == first for mention in sentence.mentions)
    return words if is_name or not words else [words[0][0].lower() + words[0][1:], *words[1:]]
