"""The clauses of a sentence: each duty with its own words, recipient, last day and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from graph.drafting.auditing import tells_auditors
from graph.drafting.clause import Clause, Guess
from graph.drafting.clause_words import Inherited, Words, end_of, start_of, trimmed
from graph.drafting.conditions import conditions_of
from graph.drafting.finite import is_finite
from graph.drafting.governing import DESCRIBED, condition_in
from graph.drafting.labels import label_of
from graph.drafting.moments import Deadline, deadline_in, recurrence_in, times_a_year_in
from graph.drafting.names import Mention, Names
from graph.drafting.receiving import recipients, together
from graph.drafting.sentence import Sentence
from graph.drafting.sharing import sharing_in
from graph.drafting.stated import Stated

_ITS_OWN, _FROM_BEFORE = 0.9, 0.6
#: Whoever was spoken of before bears the duty in 147 of 150 clauses of the records made by hand; at first sight fewer.
_BORNE_FROM_BEFORE = 0.8
_CONDITION = 0.9
_SEVERAL = 2
#: As a verb it tells what somebody is to do: "bör eftersträva enighet".
_STRIVE = "eftersträva"


class Clauses:
    """Makes clauses of the duties that were found in one sentence."""

    def __init__(self, sentence: Sentence, section: str, things: Names, inherited: Inherited) -> None:
        """Take the `section` that the sentence stands in and the `things` that may be an object."""
        self._sentence = sentence
        self._section = section
        self._things = things
        self._inherited = inherited

    def of(self, stated: Sequence[Stated]) -> Iterator[Clause]:
        """Yield the clauses, in order; verbs that share an object share their words too."""
        groups = _grouped(stated)
        starts = [0, *(start_of(self._sentence, group[0], before[-1]) for before, group in pairwise(groups))]
        nexts = [*starts[1:], len(self._sentence.tokens)]
        ends = [end_of(self._sentence, group[-1], end) for group, end in zip(groups, nexts, strict=True)]
        for number, (group, start, end) in enumerate(zip(groups, starts, ends, strict=True)):
            words = Words(self._sentence, start, trimmed(self._sentence, start, end))
            first = groups[0][0].occurrence.first
            lead = Words(self._sentence, self._past_clauses(first), first) if number else None
            lead = None if lead and lead.start == lead.stop else lead
            clauses = (self._clause(each, words, lead, _goes_beside(each, group)) for each in group)
            yield from (
                _without_how_often(c) if len(group) > 1 and _is_there(s) else c
                for c, s in zip(clauses, group, strict=True)
            )

    def _clause(self, stated: Stated, words: Words, lead: Words | None, beside: bool) -> Clause:
        word = stated.occurrence.word
        told_to = tuple(recipients(self._sentence, stated, words.start, words.stop))
        duty = "informera" if tells_auditors(word.duty, stated.bearers, told_to) else word.duty
        found = list(conditions_of(self._sentence, words.start, words.stop))
        told = next((each for each in found if each[0] >= stated.occurrence.end), None)
        with_others = () if word.duty == "utse" else tuple(together(self._sentence, words.start, words.stop))
        return Clause(
            span=words.span,
            section=self._section,
            duty=Guess(duty, stated.confidence, "read-from", word.expression),
            force=_force(stated, words),
            bearers=tuple(_named(m, self._sentence) for m in stated.bearers),
            label=self._own_label(stated) if beside else self._label(stated, words, told),
            deadline=self._deadline(stated, words, lead),
            recurrence=self._recurrence(stated, words, lead),
            times=times_a_year_in(words.text),
            condition="; ".join(self._sentence.text_of(*each) for each in found),
            recipients=told_to,
            together=with_others,
            sharing="jointly" if with_others else _sharing(stated, words, lead),
            objects=tuple(self._objects(words)),
            named=tuple(m.known for m in (*stated.bearers, *words.mentions)),
        )

    def _own_label(self, stated: Stated) -> str:
        """Name a duty without those that go on with its verb: "Lämnar resultat" of "lämnar resultat och förslag"."""
        return label_of(stated, self._sentence, stated.occurrence.whole_end)

    def _label(self, stated: Stated, words: Words, condition: tuple[int, int] | None) -> str:
        """Name the duty without its condition, unless hardly anything is left: "Sprider dem inom en vecka"."""
        whole = label_of(stated, self._sentence, words.stop)
        if condition is None:
            return whole
        short = label_of(stated, self._sentence, condition[0])
        if " " not in short:
            return f"{short} {self._sentence.text_of(*condition)}"
        is_whole = whole.endswith(self._sentence.text_of(condition[1] - 1, condition[1]))
        return whole if is_whole and len(short.split()) <= _SEVERAL else short

    def _past_clauses(self, verb: int) -> int:
        """Where the clause of the verb begins: past that of another verb before och: "hålls i juni och leds"."""
        sentence, opened = self._sentence, 0
        for at in range(1, verb):
            over = any(is_finite(sentence, step) and not sentence.aside[step] for step in range(opened, at))
            goes_on = sentence.folded(at) in ("och", "samt", "men") and not sentence.aside[at]
            if goes_on and over and is_finite(sentence, at + 1):
                opened = at + 1
        return opened

    def _deadline(self, stated: Stated, words: Words, lead: Words | None) -> Deadline | None:
        """The last day that the words of the duty itself tell, or those that go before all of the sentence."""
        start = max(words.start, self._past_clauses(stated.occurrence.first))
        own = deadline_in(Words(self._sentence, min(start, words.stop - 1), words.stop).text)
        anew = stated.governed_at is not None and lead is not None and stated.governed_at >= lead.stop
        return own or (deadline_in(lead.text) if lead and not anew else None) or self._inherited.deadline

    def _recurrence(self, stated: Stated, words: Words, lead: Words | None) -> Guess | None:
        found = recurrence_in(words.text)
        if found:
            return Guess(found, _ITS_OWN)
        shared = lead and self._shared(stated, lead)
        before = (recurrence_in(shared.text) if shared else None) or self._inherited.recurrence
        return Guess(before, _FROM_BEFORE, "from-before") if before else None

    def _shared(self, stated: Stated, lead: Words) -> Words:
        """Those of the words before all verbs that go for one with its own auxiliary too: not "ska årligen se över"."""
        anew = stated.governed_at is not None and stated.governed_at >= lead.stop
        first = next((at for at in sorted(self._sentence.governors) if lead.start <= at < lead.stop), lead.stop)
        return replace(lead, stop=first) if anew else lead

    def _objects(self, words: Words) -> Iterator[Guess]:
        found = {m.known.id: m for m in self._things.mentions(words.tokens)}
        yield from (Guess(identity, min(m.confidence, 0.8), "same-name", m.known.name) for identity, m in found.items())


def _goes_beside(stated: Stated, group: Sequence[Stated]) -> bool:
    """Whether another duty of the group goes on with the same verb: "lämna resultat och förslag"."""
    own = stated.occurrence
    return any(other.occurrence.first == own.first and other.occurrence.end > own.end for other in group)


def _is_there(stated: Stated) -> bool:
    """Whether a duty is that something is there: "En plan ska finnas och övas varje år" times the drill."""
    return stated.occurrence.word.present.startswith("–")


def _without_how_often(clause: Clause) -> Clause:
    return replace(clause, recurrence=None, times=None)


def _grouped(stated: Sequence[Stated]) -> list[list[Stated]]:
    groups: list[list[Stated]] = []
    for each in stated:
        if groups and each.shares and each.bearers == groups[-1][-1].bearers:
            if all(other.occurrence.word.duty != each.occurrence.word.duty for other in groups[-1]):
                groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _sharing(stated: Stated, words: Words, lead: Words | None) -> str:
    """Return how several bearers, or a collective, have the duty; one alone shares with nobody."""
    if len(stated.bearers) < _SEVERAL and not any(each.known.type == "Collective" for each in stated.bearers):
        return ""
    return sharing_in(words.tokens) or (sharing_in(lead.tokens) if lead else "")


def _force(stated: Stated, words: Words) -> Guess:
    condition = condition_in(words.tokens)
    if condition and not (stated.governed_at is not None and stated.occurrence.word.expression.startswith(_STRIVE)):
        return Guess(condition, _CONDITION)
    return Guess(stated.force, 0.9 if stated.force != DESCRIBED else 0.8)


def _named(mention: Mention, sentence: Sentence) -> Guess:
    if mention not in sentence.mentions:
        return Guess(mention.known.id, min(mention.confidence, _BORNE_FROM_BEFORE), "from-context")
    words = " ".join(token.text for token in sentence.tokens[mention.first : mention.end])
    return Guess(mention.known.id, mention.confidence, "read-from", words)
