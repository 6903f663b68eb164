"""A short label for a proposed duty: its verb in the present and the words that follow."""

from __future__ import annotations

from graph.drafting.duty_words import duty_words_at
from graph.drafting.sentence import Sentence
from graph.drafting.stated import Stated
from graph.drafting.word_tables import table

#: A label is no quotation: as many words of the document as a title may share with it.
_MOST_WORDS = 6
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
    words = []
    for at in range(start, min(stop, start + _MOST_WORDS)):
        if sentence.folded(at) in _STOPS:
            break
        words.append(sentence.tokens[at].text)
    if word.form == "noun" and words and words[0].casefold() == "av":
        words = words[1:]
    while words and words[-1].casefold() in table("frames")["weak"]:
        words.pop()
    text = " ".join([verb, *words])
    return text[0].upper() + text[1:]


def present_of(stated: Stated) -> str:
    """Return the duty as a verb in the present."""
    word = stated.occurrence.word
    if word.present:
        return word.present
    head, *rest = str(table("duties")[word.duty]["verbs"][0]).rstrip("*").split()
    infinitive, _, active = head.partition("/")
    return " ".join([active or f"{infinitive}r", *rest])


def _past_verbs(sentence: Sentence, at: int, stop: int) -> int:
    """Step over the verbs that share the object, with their further words."""
    passed = set(table("frames")["links"])
    while at < stop and (_is_verb(sentence, at) or sentence.folded(at) in passed):
        passed.update(word for each in duty_words_at(sentence.tokens, at)[:1] for word in each.word.rest)
        at += 1
    return at


def _is_verb(sentence: Sentence, at: int) -> bool:
    found = duty_words_at(sentence.tokens, at)
    return bool(found) and found[0].word.form != "noun"
