"""Whether a word is a duty where it stands, whose, and how surely: by the form that the word has."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.drafting.bearing import is_joined, is_linked, is_told
from graph.drafting.by_passive import OF_NOBODY, SAID, Found, passive
from graph.drafting.duty_words import Form, Occurrence
from graph.drafting.finite import is_finite
from graph.drafting.governing import DEMANDING
from graph.drafting.names import Mention
from graph.drafting.numbers import number_of
from graph.drafting.sentence import Sentence
from graph.drafting.standing import Standing
from graph.drafting.word_tables import words_of
from graph.drafting.wording import DETERMINERS

#: Words that may stand between “ansvarar för” and the noun of a duty.
_NEAR = 4
_BOUND, _IN_LIST, _NOUN, _PURPOSE, _PERHAPS = 1.0, 0.8, 0.85, 0.7, 0.45
#: Words of a cell that may stand without a verb.
_CELL = 12
#: What somebody may get to do is no duty of theirs.
_CHANCES = frozenset({"möjlighet", "tillfälle"})


def _infinitive(standing: Standing, occurrence: Occurrence) -> Found:
    sentence = standing.sentence
    if _is_attribute(standing, occurrence):
        return None
    if standing.governor:
        return _governed(standing)
    if sentence.folded(occurrence.first - 2) == "för":
        standing.purpose = sentence.purpose_of(occurrence.first - 2)
    if standing.purpose:
        return standing.purpose, _PURPOSE
    return _item(standing, occurrence)


def _is_attribute(standing: Standing, occurrence: Occurrence) -> bool:
    """Whether an infinitive belongs to a noun: "förmågan att samverka"."""
    at, own = occurrence.first, standing.own
    if standing.sentence.folded(at - 1) != "att" or at < 2:
        return False
    if standing.sentence.folded(at - 2) in _CHANCES:
        return True  # "ska ges möjlighet att delta"
    governed = own is not None and at - own.end <= _NEAR + 1
    if own is not None and not own.is_phrase and standing.sentence.folded(at - 2) == "från":
        return True  # "kan avstå från att yttra sig"
    return not governed and standing.sentence.folded(at - 2) not in words_of("links") | {"för"}


def _governed(standing: Standing) -> Found:
    assert standing.governor
    if standing.is_wish:
        return None
    if standing.bearers:
        return standing.bearers, _BOUND
    demanding = standing.governor.is_phrase or standing.governor.force in DEMANDING
    return ((), OF_NOBODY) if demanding else None


def _item(standing: Standing, occurrence: Occurrence) -> Found:
    """Take the first verb of a list item."""
    if standing.introduction is None or not standing.begins(occurrence):
        return None
    return standing.bearers, _IN_LIST if standing.bearers else _PERHAPS


def _imperative(standing: Standing, occurrence: Occurrence) -> Found:
    if any(each.occurrence.word.form != "imperative" for each in standing.found):
        return None
    return _item(standing, occurrence)


def _present(standing: Standing, occurrence: Occurrence) -> Found:
    sentence, at = standing.sentence, occurrence.first
    if _ensures(standing, occurrence) or _is_preposition(sentence, at) or _has_long_been(sentence, occurrence):
        return None
    subject = (
        standing.continued(occurrence)
        or sentence.antecedent(at)
        or sentence.subject(at, takes_object=True)
        or standing.referred(at)
    )
    if not subject:
        return None
    subject = _without_object(standing, subject)
    standing.speak_of(subject)
    return subject, SAID


def _is_preposition(sentence: Sentence, at: int) -> bool:
    """Whether “för” stands between a noun and its own, and is no verb: "underlag för rådets protokoll"."""
    named = any(mention.end == at for mention in sentence.mentions)
    return sentence.folded(at) in words_of("prepositions") and not named and not is_linked(sentence, at)


def _has_long_been(sentence: Sentence, occurrence: Occurrence) -> bool:
    """Whether a sentence only tells since when some work together: "Kommunerna samverkar sedan 2019"."""
    since = sentence.folded(occurrence.end) == "sedan" and sentence.folded(occurrence.end + 1).isdecimal()
    return since and occurrence.word.duty == "samverka"


def _ensures(standing: Standing, occurrence: Occurrence) -> bool:
    """Whether a verb only says what somebody sees to: "ser till att protokollet följer med"."""
    last = standing.found[-1] if standing.found else None
    return (
        last is not None
        and last.occurrence.word.duty == "sakerstalla"
        and standing.sentence.folded(last.occurrence.whole_end) == "att"
        and is_told(standing.sentence, last.occurrence, occurrence)
        and not is_linked(standing.sentence, occurrence.first)
    )


def _without_object(standing: Standing, subject: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Leave out what the verb before is done to: "A utser en revisor och B utser en revisor"."""
    before = standing.found[-1].occurrence if standing.found else None
    if before is None or before.word.form != "present" or subject[0].first < before.end:
        return subject
    between = [standing.sentence.folded(at) for at in range(before.end, subject[0].first)]
    is_object = all(word in DETERMINERS | words_of("adverbs") or number_of(word) for word in between)
    return subject[1:] or subject if is_object else subject


def _noun(standing: Standing, occurrence: Occurrence) -> Found:
    sentence, governor = standing.sentence, standing.governor
    if sentence.folded(occurrence.end) == "med" and sentence.folded(occurrence.first - 1) in ("i", "efter"):
        return None  # with whom, and no duty: "i samråd med"
    if standing.introduction is None and _is_heading_like(standing) and occurrence.first == 0:
        return standing.bearers, _PERHAPS
    if governor is None or not governor.takes_nouns or not standing.bearers:
        return None
    own = standing.own
    if own and sentence.folded(own.end - 1) == "att" and sentence.folded(own.end - 2) == "för":
        return None  # the subject of a clause: "ansvarar för att beslut verkställs"
    if own and own.takes_nouns and _is_one_of_many(sentence, own.end, occurrence):
        return None
    if own and own.takes_nouns and _is_described(sentence, own.end, occurrence):
        return None
    last = standing.found[-1].occurrence if standing.found else None
    joined = last is not None and last.word.form == "noun" and is_joined(sentence, last, occurrence)
    start = standing.own.end if standing.own else 0
    listed = any(sentence.folded(at) == "," for at in range(start, occurrence.first))
    of_another = any(sentence.folded(at) in ("till", "om", "från") for at in range(start, occurrence.first))
    near = occurrence.first - start <= _NEAR and not (listed or of_another) and not (last and last.first >= start)
    return (standing.bearers, _NOUN) if joined or near else None


def _is_one_of_many(sentence: Sentence, start: int, occurrence: Occurrence) -> bool:
    """Whether a noun is joined to one that is no act, so that both are answered for: "svarar för drift och lokaler"."""
    first, last = occurrence.first, occurrence.end
    if first - start > 1 or sentence.folded(last) not in ("och", "samt") or last + 1 >= len(sentence.tokens):
        return False
    other = sentence.folded(last + 1)
    is_act = bool(sentence.duty_words(last + 1)) or other in words_of("prepositions") or is_finite(sentence, last + 1)
    ends = sentence.folded(last + 2) in ("", ".", ",", ";", *words_of("prepositions"))
    return not is_act and other.isalpha() and ends


def _is_described(sentence: Sentence, start: int, occurrence: Occurrence) -> bool:
    """Whether a noun is one of many such, told apart by a word before it: "ansvarar för den tekniska förvaltningen"."""
    ends = sentence.folded(occurrence.end) in ("", ".")
    definite = sentence.folded(start) in ("den", "det") and occurrence.first - start > 1
    return ends and definite


def _is_heading_like(standing: Standing) -> bool:
    """Whether the sentence is a few words without a verb, as in the cell of a plan: "Utskick av kallelse".

    What begins with a name is none of these: "Ledningen" above its list.
    """
    named = any(mention.first == 0 for mention in standing.sentence.mentions)
    words = {token.folded for token in standing.sentence.tokens}
    states = standing.sentence.has_verb or not words.isdisjoint(words_of("negations"))  # "Arbetet påverkar inte …"
    return not (named or states) and len(words) <= _CELL


#: What reads a duty word of each form.
READERS: Mapping[Form, Callable[[Standing, Occurrence], Found]] = {
    "infinitive": _infinitive,
    "imperative": _imperative,
    "present": _present,
    "passive": passive,
    "noun": _noun,
}
