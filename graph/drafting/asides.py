"""Which words of a sentence stand in a clause that does not state a duty of the sentence itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.drafting.conditional import begins_condition, is_first
from graph.drafting.finite import is_finite
from graph.drafting.tokens import phrase_at
from graph.drafting.word_tables import phrases_of, words_of
from graph.drafting.wording import DETERMINERS, Wording

#: "som fattats", "som har antagit": a relative clause that is complete before the main verb.
_SUPINE = re.compile(r"(?:[aeiy]t|tt|ts)$")
#: What goes on with the main clause after och.
_GOES_ON = frozenset({"att", "ska", "för", "ansvarar", "kan", "får", "bör", "svarar"})
#: How far the verb of a clause may stand from its beginning, and how surely a word is a verb of doing.
_NEAR, _SURE = 8, 0.9
#: After one of these “om” opens a condition; elsewhere it is a preposition.
_OPENS = frozenset({"", ",", "(", "och", "eller", "men", "även", "bedöma"})


def asides(sentence: Wording) -> Iterator[bool]:
    """Walk the words: a subordinate clause ends at a comma, or at the verb after one that began the sentence."""
    inside, opened, verbs = False, 0, 0
    for at in range(len(sentence.tokens)):
        kind = _subordinator(sentence, at)
        if begins_condition(sentence, at):
            inside, opened, verbs = True, at, 1
        elif kind and not _states(sentence, at, kind):
            if not inside:
                opened, verbs = at, 0
            inside = True
        elif inside and _ends(sentence, at, opened, verbs):
            inside = False
        verbs += inside and is_finite(sentence, at)
        yield inside


def _ends(sentence: Wording, at: int, opened: int, verbs: int) -> bool:
    word = sentence.folded(at)
    if word in (";", ":", "?", "!") or (word == "," and not _lists_on(sentence, at)):
        return True
    if word in ("samt", "och") and sentence.folded(at + 1) in _GOES_ON:
        return True
    if opened and sentence.folded(opened) == "som":
        complete = any(_SUPINE.search(sentence.folded(step)) for step in range(opened, at))
        if complete and at in sentence.governors:
            return True
        goes_on = sentence.folded(at - 1) in ("och", "eller", "samt", ",", "som", "inte", "ska", "kan", "får", "bör")
        has_verb = verbs >= 1 or _past_its_verb(sentence, opened, at)
        over = has_verb and is_finite(sentence, at) and not goes_on
        return over and (complete or _tells_of_subject(sentence, opened))
    needed = 0 if phrase_at(sentence.tokens, opened, ("för", "att")) else 1
    governed = any(each.end == at and not each.is_phrase for each in sentence.governors.values())
    # "Vad rådet beslutat ska redovisas"
    supine = any(_SUPINE.search(sentence.folded(step)) for step in range(opened + 2, at))
    inverted = at > 2 and at in sentence.governors and any(m.first == at + 1 for m in sentence.mentions)
    if is_first(sentence, opened) and inverted and not governed:  # "Om avgiften beräknas stiga ska styrelsen besluta"
        return True
    begun = verbs >= needed or (supine and at in sentence.governors)
    return is_first(sentence, opened) and begun and is_finite(sentence, at) and not governed


def _past_its_verb(sentence: Wording, som: int, at: int) -> bool:
    """Whether the verb of a relative clause, which stands right after its “som” where that is its subject, is past."""
    first = som + 1
    while sentence.folded(first) in words_of("adverbs") | words_of("negations"):
        first += 1
    has_subject = sentence.folded(first) in DETERMINERS or any(m.first == first for m in sentence.mentions)
    return first < at and not has_subject


def _tells_of_subject(sentence: Wording, opened: int) -> bool:
    """Whether no verb goes before a relative clause, so that the main verb comes after: "Frågor som rör X avgörs"."""
    return not any(is_finite(sentence, step) for step in range(opened))


def _lists_on(sentence: Wording, at: int) -> bool:
    """Whether a comma joins words of a list rather than clauses: “a, b och c”."""
    return any(sentence.folded(step) in ("och", "samt", "eller") for step in range(at + 2, at + 4))


def _subordinator(sentence: Wording, at: int) -> str | None:
    if sentence.folded(at) == "om" and sentence.folded(at - 1) not in _OPENS and not _opens_clause(sentence, at):
        return None  # a preposition: "information om hinder"
    bound = any(each.end == at and not each.is_phrase for each in sentence.governors.values())
    if sentence.folded(at) in ("då", "sedan") and (is_finite(sentence, at + 1) or bound):
        return None  # an adverb beside its verb: "Då ska chefen underrättas", "ska då anmäla beslutet"
    if sentence.folded(at) == "sedan" and sentence.folded(at + 1).isdecimal():
        return None  # "sedan 2019"
    if phrase_at(sentence.tokens, at - (sentence.folded(at) == "som"), ("när", "som", "helst")):
        return None
    found = phrases_of("frames", "subordinators").at(sentence.tokens, at)
    return found[1] if found else None


def _opens_clause(sentence: Wording, om: int) -> bool:
    """Whether “om” after other words opens a clause: "om inte annat beslutas", "pröva om verksamheten sköts"."""
    after = sentence.folded(om + 1)
    if after in words_of("negations") | {"annat", "så"}:
        return True
    if after in words_of("clause_subjects"):
        return sentence.folded(om + 2) in words_of("negations") or is_finite(sentence, om + 2)
    examines = any(found.word.expression in words_of("examining") for found in sentence.duty_words(om - 1))
    asks = examines and any(is_finite(sentence, at) for at in range(om + 2, om + 5))
    return asks or _has_clause_after(sentence, om)


def _has_clause_after(sentence: Wording, om: int) -> bool:
    """Whether “om” stands after one verb and right before a subject with another: "kan ge råd om frågan är enkel"."""
    after = next((at for at in range(om + 2, min(om + _NEAR, len(sentence.tokens))) if is_finite(sentence, at)), None)
    begun = next((at + 1 for at in range(om - 1, -1, -1) if sentence.folded(at) == ";"), 0)
    if after is None or not any(is_finite(sentence, at) for at in range(begun, om)):
        return False
    between = [sentence.folded(at) for at in range(om + 1, after)]
    opens = any(phrases_of("frames", "subordinators").at(sentence.tokens, at) for at in range(om + 1, after))
    return not opens and words_of("links").isdisjoint(between) and not {"att", ";", ":", "("} & set(between)


def _states(sentence: Wording, at: int, kind: str) -> bool:
    """Whether a clause that looks subordinate states a duty all the same."""
    before = sentence.folded(at - 1)
    if any(governor.first <= at < governor.end for governor in sentence.governors.values()):
        return True
    if kind == "relative":
        copula = sentence.is_copular
        told = bool(sentence.antecedent(at)) or (copula is not None and copula < at) or _appoints(sentence, at)
        told = told or _is_done_by_another(sentence, at)
        whose = sentence.folded(at) == "vars" and any(_appoint(sentence, step) for step in range(at + 2, at + 4))
        return (sentence.folded(at) == "som" and told) or _are_appointed(sentence, at) or whose
    if sentence.folded(at) == "medan":
        return before == ","  # "X leder mötet, medan Y utses av Z" sets two beside each other
    if kind == "purpose":
        answers = any(g.takes_nouns for g in sentence.governors.values() if g.first < at)
        return (answers and before in ("och", "samt", ",")) or sentence.purpose_of(at) != ()
    return False


def _appoints(sentence: Wording, som: int) -> bool:
    """Whether a relative clause says who appoints: "sju ledamöter som fullmäktige väljer"."""
    verbs = (at for at in range(som + 1, len(sentence.tokens)) if sentence.done_by_another(at) == som)
    return any(found.word.duty == "utse" for at in verbs for found in sentence.duty_words(at)[:1])


def _appoint(sentence: Wording, at: int) -> bool:
    """Whether the verb at `at` says that somebody appoints: "Alby kommun, vars socialchef utser en ansvarig"."""
    return any(each.word.duty == "utse" and each.word.form == "present" for each in sentence.duty_words(at)[:1])


def _is_done_by_another(sentence: Wording, som: int) -> bool:
    """Whether a relative clause after a comma says what somebody else does: "en rapport, som rådet överlämnar till"."""
    verbs = (at for at in range(som + 2, som + _NEAR) if sentence.done_by_another(at) == som)
    found = (each for at in verbs for each in sentence.duty_words(at)[:1])
    does = any(each.word.form == "present" and each.word.confidence >= _SURE for each in found)
    return does and sentence.folded(som - 1) == ","


def _are_appointed(sentence: Wording, opening: int) -> bool:
    """Whether a relative clause says by whom those before it are appointed: "elva ledamöter, vilka väljs av rådet"."""
    found = sentence.duty_words(opening + 1)
    appoints = any(each.word.duty == "utse" and each.word.form == "passive" for each in found)
    by = opening + 2
    return appoints and sentence.folded(by) == "av" and any(m.first - by in (1, 2) for m in sentence.mentions)
