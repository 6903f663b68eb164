"""Finding the duties that a sentence or list item states: which verb, laid on by what, borne by whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from graph.drafting.bearing import agent_of, is_joined, is_linked, is_told, subject_of
from graph.drafting.duty_words import DutyWord, Form, Occurrence, is_soft
from graph.drafting.governing import DESCRIBED, Governor
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.stated import Introduction, Stated
from graph.drafting.word_tables import words_of

#: Words that may stand between “ansvarar för” and the noun of a duty.
_NEAR = 4
_ANSWERS = DutyWord("ansvara", "present", ("för",), 0.7, "ansvara för", "ansvarar för")
_BOUND, _SAID, _IN_LIST, _NOUN, _PURPOSE = 1.0, 0.9, 0.8, 0.85, 0.7
_ANSWERED, _WHOLE, _OF_NOBODY, _PERHAPS = 0.7, 0.6, 0.6, 0.45
#: A sentence that says of a thing that it must ... is a duty of nobody named; “kan” is not even that.
_DEMANDING = ("ska", "bor", "behover", "kommer-att")
#: Words of a cell that may stand without a verb.
_CELL = 12
_ENDS_ERRAND = (",", ";", "")

#: Who bears a duty that was found, and how surely it is one; None where it is none.
Found = tuple[tuple[Mention, ...], float] | None


class DutiesIn:
    """Walks through one sentence, with the introduction of the list that it is an item of, if any."""

    def __init__(
        self,
        sentence: Sentence,
        introduction: Introduction | None,
        meant: Sequence[Mention],
        introduces: bool = False,
    ) -> None:
        """Take as `meant` whom a pronoun may mean; a sentence that `introduces` a list leaves it to the items."""
        self._sentence = sentence
        self._introduction = introduction
        self._meant = tuple(meant)
        self._introduces = introduces
        self.governor = introduction.governor if introduction else None
        self.bearers = introduction.bearers if introduction else ()
        self._own: Governor | None = None
        self._purpose: tuple[Mention, ...] = ()
        self._answered = True
        self._found: list[Stated] = []
        self._readers: Mapping[Form, Callable[[Occurrence], Found]] = {
            "infinitive": self._infinitive,
            "imperative": self._imperative,
            "present": self._present,
            "passive": self._passive,
            "noun": self._noun,
        }

    def find(self) -> list[Stated]:
        """Return the duties in the order of the words."""
        at = 0
        while at < len(self._sentence.tokens):
            at = at + 1 if self._sentence.aside[at] else self._step(at)
        if self._introduces:
            return self._found
        self._answer_as_it_is()
        if not self._found and self._introduction and self._sentence.tokens[-1].text != "?":
            self._whole(self._introduction)
        return self._found

    def _step(self, at: int) -> int:
        governor = self._sentence.governors.get(at)
        if governor:
            self._take(governor)
            return governor.end
        taken: list[Occurrence] = []
        for occurrence in self._sentence.duty_words(at):
            if _goes_beside(occurrence, taken) and self._accept(occurrence):
                taken.append(occurrence)
        if any(each.word.duty == "ge-uppdrag" for each in taken):
            return self._past_errand(taken[0].whole_end)
        return taken[0].end if taken else at + 1

    def _past_errand(self, at: int) -> int:
        """Step over what others are told to do: "uppdra åt kansliet att utreda"."""
        while self._sentence.folded(at) not in _ENDS_ERRAND:
            at += 1
        return at

    def _take(self, governor: Governor) -> None:
        self._answer_as_it_is()
        subject = subject_of(self._sentence, governor)
        if subject:
            self.bearers = subject
        elif not (self._introduction or self._own or self._found):
            self.bearers = self._referred(governor.first)
        if governor.force == DESCRIBED and self._binds_on(governor):
            assert self.governor
            governor = replace(governor, force=self.governor.force)
        self.governor = self._own = governor
        self._answered = not (governor.is_phrase and governor.takes_nouns)

    def _binds_on(self, governor: Governor) -> bool:
        """Whether what governs already goes for the phrase too: "ska ansvara för"."""
        if self.governor is None:
            return False
        return self._own is None or governor.first - self.governor.end <= 1

    def _referred(self, at: int) -> tuple[Mention, ...]:
        """Whom a pronoun before the verb at `at` refers to, or whose task “uppdraget” is."""
        if at == 0 or self._sentence.folded(at) in words_of("own_tasks"):
            return self._meant if at == 0 or not self._sentence.mentions else ()
        before = at - 1
        while self._sentence.folded(before) in words_of("adverbs"):
            before -= 1
        return self._meant if self._sentence.folded(before) in words_of("pronouns") else ()

    def _accept(self, occurrence: Occurrence) -> bool:
        found = self._readers[occurrence.word.form](occurrence)
        if found is None:
            return False
        bearers, confidence = found
        governed = self._own.first if self._own and occurrence.word.form != "present" else None
        shares = bool(self._found) and is_joined(self._sentence, self._found[-1].occurrence, occurrence)
        sure = min(confidence, occurrence.word.confidence)
        self._found.append(Stated(occurrence, self._force(), bearers, sure, shares, governed))
        self._answered = True
        return True

    def _force(self) -> str:
        if self.governor:
            return self.governor.force
        return "ska" if self._introduction and self._introduction.orders else DESCRIBED

    def _infinitive(self, occurrence: Occurrence) -> Found:
        if self._is_attribute(occurrence):
            return None
        if self.governor:
            return self._governed()
        if self._sentence.folded(occurrence.first - 2) == "för":
            self._purpose = self._sentence.purpose_of(occurrence.first - 2)
        if self._purpose:
            return self._purpose, _PURPOSE
        if self._introduction is None or not self._begins(occurrence):
            return None
        return self.bearers, _IN_LIST if self.bearers else _PERHAPS

    def _is_attribute(self, occurrence: Occurrence) -> bool:
        """Whether an infinitive belongs to a noun: "förmågan att samverka"."""
        at = occurrence.first
        if self._sentence.folded(at - 1) != "att" or at < 2:
            return False
        governed = self._own is not None and at - self._own.end <= _NEAR + 1
        return not governed and self._sentence.folded(at - 2) not in words_of("links") | {"för"}

    def _governed(self) -> Found:
        assert self.governor
        if self.bearers:
            return self.bearers, _BOUND
        demanding = self.governor.is_phrase or self.governor.force in _DEMANDING
        return ((), _OF_NOBODY) if demanding else None

    def _imperative(self, occurrence: Occurrence) -> Found:
        if self._introduction is None or not self._begins(occurrence):
            return None
        if any(each.occurrence.word.form != "imperative" for each in self._found):
            return None
        return self.bearers, _IN_LIST if self.bearers else _PERHAPS

    def _present(self, occurrence: Occurrence) -> Found:
        subject = (
            self._continued(occurrence)
            or self._sentence.antecedent(occurrence.first)
            or self._sentence.subject(occurrence.first, takes_object=True)
            or self._referred(occurrence.first)
        )
        if not subject:
            return None
        self.governor = self._own = None
        self.bearers = subject
        return subject, _SAID

    def _continued(self, occurrence: Occurrence) -> tuple[Mention, ...]:
        """The subject of the verb before, where this one is joined to it: "bereder ärenden och redovisar"."""
        if self._introduction and self._begins(occurrence):
            return self.bearers
        linked = is_linked(self._sentence, occurrence.first)
        return self.bearers if linked and (self._found or self._own) else ()

    def _passive(self, occurrence: Occurrence) -> Found:
        if self._is_told(occurrence):
            return None
        agent = agent_of(self._sentence, occurrence)
        if agent:
            return agent, _SAID
        if self.governor and self.governor.is_phrase and self.bearers:
            return self.bearers, _SAID
        if self.governor and self.governor.force not in (*_DEMANDING, DESCRIBED):
            return None
        if self.governor is None and is_soft(occurrence.word.duty):
            return None
        return (), _OF_NOBODY

    def _is_told(self, occurrence: Occurrence) -> bool:
        if not self._found or (self._own and self._own.first > self._found[-1].occurrence.first):
            return False
        return is_told(self._sentence, self._found[-1].occurrence, occurrence)

    def _noun(self, occurrence: Occurrence) -> Found:
        if self._introduction is None and self._is_heading_like() and occurrence.first == 0:
            return self.bearers, _PERHAPS
        if self.governor is None or not self.governor.takes_nouns or not self.bearers:
            return None
        last = self._found[-1].occurrence if self._found else None
        joined = last is not None and last.word.form == "noun" and is_joined(self._sentence, last, occurrence)
        start = self._own.end if self._own else 0
        listed = any(self._sentence.folded(at) == "," for at in range(start, occurrence.first))
        near = occurrence.first - start <= _NEAR and not listed and not (last and last.first >= start)
        return (self.bearers, _NOUN) if joined or near else None

    def _is_heading_like(self) -> bool:
        """Whether the sentence is a few words without a verb, as in the cell of a plan: "Utskick av kallelse"."""
        return not self._sentence.has_verb and len(self._sentence.tokens) <= _CELL

    def _begins(self, occurrence: Occurrence) -> bool:
        """Whether a verb is the first of an item, adverbs aside, or joined to the one before."""
        if self._found:
            return is_linked(self._sentence, occurrence.first)
        words = [self._sentence.folded(at) for at in range(occurrence.first)]
        free = words_of("adverbs") | words_of("openings")
        return all(word in free for word in words)

    def _answer_as_it_is(self) -> None:
        """Add what somebody answers for though no verb or noun of the table says how."""
        if not self._answered and self._own and self.bearers:
            at, end = self._own.first, self._own.end
            whole = Occurrence(_ANSWERS, at, end, end)
            self._found.append(Stated(whole, self._own.force, self.bearers, _ANSWERED, False, at))
        self._answered = True

    def _whole(self, introduction: Introduction) -> None:
        """Take an item without a duty word of its own for what its introduction speaks of."""
        governor, word = introduction.governor, introduction.word
        if word is None and governor and governor.takes_nouns and introduction.bearers:
            word = _ANSWERS
        if word:
            force = governor.force if governor else DESCRIBED
            whole = Occurrence(word, 0, 0, 0)
            self._found = [Stated(whole, force, introduction.bearers, _WHOLE, False, None)]


def _goes_beside(occurrence: Occurrence, taken: Sequence[Occurrence]) -> bool:
    """Whether an expression may count beside those of the same verb: "lämna resultat och förslag"."""
    if not taken:
        return True
    return bool(occurrence.word.rest) and all(
        each.word.rest and each.whole_end != occurrence.whole_end and each.word.duty != occurrence.word.duty
        for each in taken
    )
