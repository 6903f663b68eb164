"""What somebody is to do by a verb that no table has: "Teamet ska besiktiga lokalen"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.drafting.bearing import agent_of
from graph.drafting.duty_words import DutyWord, Occurrence, participle_at
from graph.drafting.event_words import event_head
from graph.drafting.governing import DEMANDING, Governor
from graph.drafting.inflection import present
from graph.drafting.numbers import number_of
from graph.drafting.sentence import Sentence
from graph.drafting.tokens import phrase_at
from graph.drafting.word_tables import table, words_of

#: Which duty it is is left to a person; to carry something out is what most such verbs mean.
UNKNOWN, UNSURE = "genomfora", 0.4
_ELECTED = DutyWord("utse", "passive", (), 0.9, "utse", "utser")
_COMES_ABOUT = DutyWord(UNKNOWN, "passive", (), 0.6, "genomföra", "genomför")
_PROVIDE, _HAS, _HAVE, _BE = "tillhandahalla", 0.7, "ha", "vara"
_AVAILABLE = "tillgänglig"
#: How far what is held may stand from its verb.
_NEAR = 6
#: A shorter word ends too many others.
_FEWEST = 5
_PASSIVE = re.compile(r"[a-zåäö]{3,}s$")
#: What has been done is no duty: "antogs", "beslutades".
_PAST = re.compile(r"(?:(?:ad|dd|md|ld|rd)es|tes|togs|gavs|lades|sattes|gjordes|skrevs|hölls|drogs|sågs)$")
#: Genitives, adverbs and the like.
_NO_PASSIVE = ("ss", "ets", "ens", "vis", "ans", "ings", "rnas", "deras")
_WEAK_PARTICIPLE = re.compile(r"(?P<verb>[a-zåäö]{5,}a)(?:d|t|de)$")
_INFINITIVE = re.compile(r"\w{3,}a$|\w*(?:gå|stå|få|ge|se|ta|le)$")


def act_of(sentence: Sentence, governor: Governor) -> Occurrence | None:
    """Return the infinitive right after an auxiliary, where it says that something is done; else None."""
    if governor.is_phrase or governor.denied or sentence.aside[governor.first]:
        return None
    at = governor.end
    inverted = next((m for m in sentence.mentions if m.first == at and sentence.is_free(m)), None)
    return _act_at(sentence, inverted.end if inverted else at)


def begun_with(sentence: Sentence) -> Occurrence | None:
    """Return the infinitive that an item of a list begins with, by a verb that no table has: "smörja axlar"."""
    return _act_at(sentence, 0)


def _act_at(sentence: Sentence, at: int) -> Occurrence | None:
    at = phrase_at(sentence.tokens, at, ("när", "som", "helst")) or at + (sentence.folded(at) == "då")
    while sentence.folded(at) in words_of("adverbs"):
        at += 1
    verb = sentence.folded(at)
    if verb == _HAVE:
        return _had(sentence, at)
    meets = verb in table("events")["meets"] or (verb in table("events")["held"] and _is_event(sentence, at))
    is_other = verb in words_of("states") or meets
    if not _INFINITIVE.match(verb) or is_other or sentence.duty_words(at):
        return None
    return Occurrence(DutyWord(UNKNOWN, "infinitive", (), UNSURE, verb, present_of(verb)), at, at + 1, at + 1)


def _had(sentence: Sentence, at: int) -> Occurrence | None:
    """Return what somebody is to have: "ska ha en funktion för", "bör ha rutiner"; seats and rights are no duty."""
    counts = number_of(sentence.folded(at + 1)) or 1
    words = {sentence.folded(step) for step in range(at + 1, at + _NEAR)}
    if counts > 1 or any(word.endswith(tuple(words_of("not_had"))) for word in words if len(word) > _FEWEST):
        return None
    if not words.isdisjoint(words_of("not_had") | frozenset(table("bodies")["seats"])):
        return None
    return Occurrence(DutyWord(_PROVIDE, "infinitive", (), _HAS, _HAVE, "har"), at, at + 1, at + 1)


def done_at(sentence: Sentence, at: int, governor: Governor | None) -> Occurrence | None:
    """Return what the word at `at` says is done, by a passive verb that no table has; None where it says no such thing.

    Somebody named has to do it ("hålls av ordföranden"), or an auxiliary to demand it ("ska omprövas").
    """
    word = sentence.folded(at)
    if sentence.aside[at] or sentence.duty_words(at) or any(m.first <= at < m.end for m in sentence.mentions):
        return None
    if word in words_of("elected") and sentence.folded(at + 1) == "av":  # "en chef från varje part, utsedd av rådet"
        return Occurrence(_ELECTED, at, at + 1, at + 1)
    demanded = governor is not None and governor.force in DEMANDING and not (governor.is_phrase or is_hope(sentence))
    if sentence.folded(at - 1) == _BE or (sentence.folded(at - 2) == _BE and sentence.only_adverbs(at - 1, at)):
        joined = sentence.folded(at - 2) in words_of("links")  # "bör ha linjeansvar eller vara kopplad" tells of people
        return _participle(sentence, at) if demanded and governor and not (governor.denied or joined) else None
    bound = governor is not None and not governor.is_phrase and at - governor.end <= _NEAR
    if word == "ske" and bound and demanded and governor and not governor.denied and _is_timed(sentence, at):
        return Occurrence(_COMES_ABOUT, at, at + 1, at + 1)  # "Hembesök bör ske inom sju dagar"
    infinitive = _passive_of(word, bound)
    if infinitive is None or infinitive in words_of("states") or word in _hoped_for() or _PAST.search(word):
        return None
    active = present_of(infinitive) if bound else _active(word)
    occurrence = Occurrence(DutyWord(UNKNOWN, "passive", (), UNSURE, infinitive, active), at, at + 1, at + 1)
    if any(not sentence.aside[agent.first] for agent in agent_of(sentence, occurrence)):
        return occurrence
    # A meeting that is to be held is an event, but for one that is held on a condition.
    held = word in table("events")["held"] and "om" not in {sentence.folded(step) for step in _asides(sentence)}
    return occurrence if demanded and bound and governor and not (governor.denied or held) else None


def _asides(sentence: Sentence) -> list[int]:
    return [at for at, aside in enumerate(sentence.aside) if aside]


def _is_timed(sentence: Sentence, at: int) -> bool:
    """Whether it is told when or how often something is to come about."""
    return sentence.folded(at + 1) in ("inom", "senast", "minst", "varje", "vartannat", "årligen", "löpande", "två")


def is_hope(sentence: Sentence) -> bool:
    """Whether a sentence says what is to become more or less, which is a goal: "Färre barn ska placeras"."""
    return sentence.folded(0) in table("events")["wishes"] or sentence.folded(0) in table("events")["changes"]


def _hoped_for() -> frozenset[str]:
    return frozenset(table("frames")["conditions"]["efterstravas"])


def is_passive(sentence: Sentence, at: int) -> bool:
    """Whether the word at `at` has the form of a passive verb, in the table or not, and is no name."""
    found = sentence.duty_words(at)
    named = any(mention.first <= at < mention.end for mention in sentence.mentions)
    if found:
        return found[0].word.form == "passive"
    return not named and _passive_of(sentence.folded(at), is_infinitive=False) is not None


def _participle(sentence: Sentence, at: int) -> Occurrence | None:
    """What is to be, or to have been, done: "ska vara utsända", "ska vara försäkrade"."""
    word = participle_at(sentence.tokens, at)
    if word is None and sentence.folded(at).startswith(_AVAILABLE):
        word = DutyWord("informera", "passive", (), _HAS, "göra tillgänglig", f"gör {sentence.folded(at)}")
    if word is None and (match := _WEAK_PARTICIPLE.match(sentence.folded(at))):
        word = DutyWord(UNKNOWN, "passive", (), UNSURE, match["verb"], present_of(match["verb"]))
    return Occurrence(word, at, at + 1, at + 1) if word else None


def _passive_of(word: str, is_infinitive: bool) -> str | None:
    """The infinitive of a word that has the form of a passive verb."""
    if word == "tas" and is_infinitive:
        return "ta"
    match = _PASSIVE.match(word)
    if match is None or word.endswith(_NO_PASSIVE) or (is_infinitive and not word.endswith("as")):
        return None
    return word.removesuffix("s") if word.endswith(("as", "ås")) else f"{word.removesuffix('s')}a"


def _active(word: str) -> str:
    """The present of a passive in the present: "ordnas", "hålls"."""
    stem = word.removesuffix("s")
    return f"{stem}r" if stem.endswith(("a", "ö", "å")) else f"{stem}er"


def present_of(infinitive: str) -> str:
    """Return the present of a verb: by the end that it has in common with one of the table, else in -ar.

    >>> present_of("besiktiga"), present_of("upprätthålla")
    ('besiktigar', 'upprätthåller')
    """
    ends: Mapping[str, str] = table("frames")["presents"]
    fitting = [end for end in ends if infinitive.endswith(end)]
    longest = max(fitting, key=len, default="")
    return f"{infinitive.removesuffix(longest)}{ends[longest]}" if longest else present(infinitive)


def _is_event(sentence: Sentence, at: int) -> bool:
    """Whether what is held is a meeting or the like."""
    return any(event_head(token) for token in sentence.tokens[at + 1 : at + _NEAR])
