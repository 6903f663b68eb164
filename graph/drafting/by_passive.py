"""Whose a duty is that a passive tells of: "Frågan bereds av utskottet", "Årsredovisningen ska lämnas till rådet"."""

from __future__ import annotations

from dataclasses import replace

from graph.drafting.bearing import agent_of, is_linked, is_told
from graph.drafting.duty_words import Occurrence, is_soft, recipient_marks
from graph.drafting.finite import is_finite
from graph.drafting.governing import DEMANDING, DESCRIBED
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.standing import Standing
from graph.drafting.word_tables import words_of

#: Who bears a duty that was found, and how surely it is one; None where it is none.
Found = tuple[tuple[Mention, ...], float] | None
#: How surely it is one whose bearer the sentence says, and one of nobody.
SAID, OF_NOBODY = 0.9, 0.6
#: So many words after “innan” whoever decides is named, and so many after that the verb stands.
_NEAR = 4
#: Words that tell of what whoever was spoken of has done: "Sådana beslut ska anmälas".
_SUCH = frozenset({"sådana", "sådant", "sådan"})
#: What is taken to somebody is an account, or a question.
_TAKEN = frozenset({"redovisa", "lyfta"})
_HEADED = 0.5


def passive(standing: Standing, occurrence: Occurrence) -> Found:
    """Return who bears a duty whose word is a passive: by whom it is said to be done, or whose it seems to be."""
    if _is_told(standing, occurrence):
        return None
    agent, governor = agent_of(standing.sentence, occurrence), standing.governor
    agent = agent or _who_hands_on(standing, occurrence)
    if agent:
        return agent, SAID
    if governor and governor.is_phrase and standing.bearers:
        return standing.bearers, SAID
    if governor and governor.force not in (*DEMANDING, DESCRIBED):
        return None
    if occurrence.word.duty == "inhamta-synpunkter":
        deciding = _deciding_after(standing.sentence, occurrence)
        if deciding:
            return deciding, SAID
    if governor is None and is_soft(occurrence.word.duty) and not _has_recipient(standing, occurrence):
        return None
    return _whose(standing, occurrence), OF_NOBODY


def _who_hands_on(standing: Standing, occurrence: Occurrence) -> tuple[Mention, ...]:
    """Whoever has done the first of two things also hands it on: "uppdateras av gruppen och överlämnas till rådet"."""
    last = standing.found[-1].occurrence if standing.found else None
    if last is None or not is_linked(standing.sentence, occurrence.first) or not _has_recipient(standing, occurrence):
        return ()
    did = agent_of(standing.sentence, last) if last.word.form == "passive" else ()
    return tuple(replace(each, confidence=_HEADED) for each in did)


def _deciding_after(sentence: Sentence, occurrence: Occurrence) -> tuple[Mention, ...]:
    """Whoever decides after somebody is heard, and so is to hear them: "ska höras innan rådet beslutar"."""
    before = next((at for at in range(occurrence.end, len(sentence.tokens)) if sentence.folded(at) == "innan"), None)
    named = [m for m in sentence.mentions if before is not None and 0 < m.first - before <= _NEAR]
    decides = bool(named) and any(is_finite(sentence, at) for at in range(named[0].end, named[0].end + _NEAR))
    return tuple(named[:1]) if decides and not sentence.is_attribute(named[0]) else ()


def _has_recipient(standing: Standing, occurrence: Occurrence) -> bool:
    """Whether what is done is done to somebody named: "Frågan hänskjuts till rådet" does not come about by itself."""
    marks = set(recipient_marks(occurrence.word.duty)) & {"till", "åt", "inför"}
    sentence = standing.sentence
    return any(m.first > occurrence.first and sentence.folded(m.first - 1) in marks for m in sentence.mentions)


def _whose(standing: Standing, occurrence: Occurrence) -> tuple[Mention, ...]:
    """Whoever was spoken of, where what is accounted for is said to be theirs: "Dess rapport lämnas till"."""
    sentence = standing.sentence
    own = sentence.folded(0) in words_of("possessives")
    if own and occurrence.word.duty == "redovisa" and not standing.found:
        return standing.meant
    comes_about = is_soft(occurrence.word.duty) and not _has_recipient(standing, occurrence)
    found = standing.found and occurrence.word.duty != "utse"  # "leds av en ordförande som utses varje gång"
    if standing.introduction or found or comes_about:
        return ()
    if not _seems_headed(standing, occurrence):
        return ()
    headed = standing.meant if sentence.folded(0) in _SUCH else standing.headed
    main = [mention for mention in sentence.mentions if not sentence.aside[mention.first]]
    elsewhere = any(mention.known.id == each.known.id for mention in main for each in headed)
    spoken_of_others = bool(standing.meant) and standing.meant[0].known.id not in {each.known.id for each in headed}
    return () if elsewhere or spoken_of_others else tuple(replace(each, confidence=_HEADED) for each in headed[:1])


def _seems_headed(standing: Standing, occurrence: Occurrence) -> bool:
    """Whether what nobody is said to do seems to be done by the one that the section is about.

    So it is where it is told of that one ("Vad gruppen kommer fram till redovisas"), and where something is taken to
    somebody else ("En redogörelse lämnas till stämman"); of 9 others in documents with records none was.
    """
    sentence = standing.sentence
    told = [m.known.id for m in sentence.mentions if sentence.aside[m.first]]
    of_it = sentence.folded(0) in _SUCH or any(each.known.id in told for each in standing.headed)
    taken = occurrence.word.duty in _TAKEN and standing.governor is None  # what "ska" be taken may be anybody's
    return of_it or (taken and _has_recipient(standing, occurrence))


def _is_told(standing: Standing, occurrence: Occurrence) -> bool:
    if not standing.found:
        return False
    last, own = standing.found[-1].occurrence, standing.own
    if standing.is_wish:  # "ser till att budgeten ska följas"
        return True
    return not (own and own.first > last.first) and is_told(standing.sentence, last, occurrence)
