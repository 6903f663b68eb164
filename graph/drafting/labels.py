"""A short label for a proposed duty: its verb in the present and the words that follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from graph.drafting.before_passive import before_verb, is_verb
from graph.drafting.duty_words import Form
from graph.drafting.finite import is_finite
from graph.drafting.numbers import number_of
from graph.drafting.passive_labels import is_said_before, words_of_passive
from graph.drafting.phrase import whole_phrase
from graph.drafting.said_whole import PRONOUNS
from graph.drafting.sentence import Sentence
from graph.drafting.stated import Stated
from graph.drafting.word_tables import table, words_of
from graph.drafting.wording import DETERMINERS

#: What something is made or kept stands after it.
_MADE = ("tillgänglig", "aktuell", "publicerad", "öpp", "underrättad", "informerad")
#: What is said of how long it holds is said of the document.
_ITSELF = "dokumentet"
_ANSWER, _ANSWERS = "ansvara för", "ansvarar för"
#: A verb and the words after it.
_Label = tuple[str, list[str]]
_STOPS = {",", ";", ":", ".", "(", ")", "•", "–"}


def label_of(stated: Stated, sentence: Sentence, stop: int) -> str:
    """Return the label, with a capital first; `stop` is the token where the words of the duty end."""
    verb, words = _OF_FORM.get(stated.occurrence.word.form, _of_others)(stated, sentence, stop)
    text = " ".join([verb, *words])
    return text[0].upper() + text[1:]


def _of_passive(stated: Stated, sentence: Sentence, stop: int) -> _Label:
    verb, start = _begun(stated, sentence, stop)
    occurrence = stated.occurrence
    if sentence.folded(occurrence.first - 1) in ("som", "vilka", "vilken"):  # "tre ledamöter som utses av rådet"
        return verb, _spoken_of(sentence, occurrence.first - 1)
    words = words_of_passive(sentence, occurrence.word, occurrence.first, start, stop)
    after = [token.text for token in sentence.tokens[start : start + len(words)]]
    if "gäller" in (sentence.folded(0), sentence.folded(1)) and (words == after or words[0].isdigit()):
        return verb, [_ITSELF, *whole_phrase(sentence, start, stop)]  # "Gäller till 2031 och ska omprövas senast vid"
    if words == after:
        return verb, words
    whole = present_of(stated)
    first, _, rest = whole.partition(" ")
    if any(word.casefold().startswith(rest) for word in words) and rest.isalpha():
        return first, words
    if rest.startswith(_MADE):  # "gör protokoll tillgängliga"
        return first, [*words, rest]
    return (first if is_said_before(words, occurrence.word) else whole), words


def _of_noun(stated: Stated, sentence: Sentence, stop: int) -> _Label:
    at = stated.occurrence.first
    if sentence.folded(at - 1) == "att":
        return f"{_ANSWERS} att", whole_phrase(sentence, at, stop)
    verb, start = _begun(stated, sentence, stop)
    words = whole_phrase(sentence, start, stop)
    return verb, words[1:] if words and words[0].casefold() == "av" else words


def _of_present(stated: Stated, sentence: Sentence, stop: int) -> _Label:
    relative = sentence.done_by_another(stated.occurrence.first)
    if relative is not None:
        return _begun(stated, sentence, stop)[0], _spoken_of(sentence, relative)
    return _of_others(stated, sentence, stop)


def _of_others(stated: Stated, sentence: Sentence, stop: int) -> _Label:
    verb, start = _begun(stated, sentence, stop)
    words = whole_phrase(sentence, start, stop)
    if not words and sentence.folded(start) == "att":  # the next duty begins inside this clause
        words = whole_phrase(sentence, start, len(sentence.tokens))
    if not words and (sentence.folded(start) in PRONOUNS or number_of(sentence.folded(start))):
        words = [sentence.tokens[start].text]  # said by the noun that it means, where one is found; "utser en"
    occurrence = stated.occurrence
    there = before_verb(sentence, occurrence.first) if occurrence.word.present.startswith("–") else []
    if there:  # "Ett avtal ska finnas"
        how = words if words and sentence.folded(start) in words_of("prepositions") else []
        return " ".join(there), [verb, *how]  # "finns på lättläst svenska"
    if occurrence.word.expression == _ANSWER and sentence.folded(start - 1) == "att":
        words = whole_phrase(sentence, start - 1, stop)  # with the verb of the clause: "att handlingar hålls samlade"
    if occurrence.word.duty == "besluta" and not occurrence.end and words:  # an item of "beslutar om:"
        words = ["om", *words]
    return verb, words


_OF_FORM: Mapping[Form, Callable[[Stated, Sentence, int], _Label]] = {
    "passive": _of_passive,
    "noun": _of_noun,
    "present": _of_present,
}


def _begun(stated: Stated, sentence: Sentence, stop: int) -> tuple[str, int]:
    """Return the verb with which the label begins, and the token after it where its words begin."""
    start = stated.occurrence.end
    verb = present_of(stated)
    apart = stated.occurrence.whole_end > start
    if not apart or sentence.folded(start) in words_of("links"):
        start = _past_verbs(sentence, start, stop)
    else:
        verb = verb.split()[0]  # its further words stand where the text has them
    return verb, _past_subject(stated, sentence, start)


def _past_verbs(sentence: Sentence, at: int, stop: int) -> int:
    """Step over the verbs that share the object, with their further words."""
    passed = set(words_of("links"))
    while at < stop and (is_verb(sentence, at) or sentence.folded(at) in passed):
        if sentence.folded(at) in ("och", "samt") and not _goes_on(sentence, at + 1, passed):
            break  # "rekryterar och utbildar": a verb that no table has
        passed.update(word for each in sentence.duty_words(at)[:1] for word in each.word.rest)
        at += 1
    return at


def _goes_on(sentence: Sentence, at: int, passed: Set[str]) -> bool:
    return is_verb(sentence, at) or sentence.folded(at) in passed or not sentence.folded(at).endswith("r")


def _past_subject(stated: Stated, sentence: Sentence, start: int) -> int:
    """Step over a subject that stands after its verb: "Varje månad lämnar chefen en rapport"."""
    if stated.occurrence.word.form != "present":
        return start
    at = start + (sentence.folded(start) in DETERMINERS)
    inverted = [m for m in stated.bearers if m.first in (start, at) and m in sentence.mentions]
    return max(m.end for m in sentence.joined(inverted[0])) if inverted else start


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


def _is_verb(sentence: Sentence, at: int) -> bool:
    found, tells = sentence.duty_words(at), sentence.folded(at) in words_of("is_so")  # "Rådet består av"
    return tells or is_finite(sentence, at) or any(each.word.form == "infinitive" for each in found)


def _spoken_of(sentence: Sentence, som: int) -> list[str]:
    """What a relative clause is about: "sju ledamöter" of "Den har sju ledamöter som fullmäktige väljer"."""
    end = som - 1 if sentence.folded(som - 1) == "," else som
    first = end
    while first > 0 and not _is_verb(sentence, first - 1) and sentence.folded(first - 1) not in _STOPS:
        if sentence.folded(first - 1) == "av" and _is_verb(sentence, first - 2):  # "leds av en talesman som utses"
            break
        first -= 1
    return [token.text for token in sentence.tokens[first:end]]
