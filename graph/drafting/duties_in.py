"""Finding the duties that a sentence or list item states: which verb, laid on by what, borne by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.drafting.duty_words import DutyWord, Occurrence, duty_words_at, is_soft
from graph.drafting.governing import DESCRIBED, Governor
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table

#: Words that may stand between “ansvarar för” and the noun of a duty.
_NEAR = 4
_ANSWERS = DutyWord("ansvara", "present", ("för",), 0.7, "ansvara för", "ansvarar för")
_ANSWERED, _WHOLE = 0.7, 0.6
_OF_NOBODY, _PERHAPS = 0.6, 0.45
#: A sentence that says of a thing that it ... lays a duty on nobody it names; "kan" does not even that.
_DEMANDING = ("ska", "bor", "behover", "kommer-att")


@dataclass(frozen=True)
class Introduction:
    """What a sentence before a list says of all its items."""

    bearers: tuple[Mention, ...] = ()
    governor: Governor | None = None
    #: The duty of its own verb, where no turn of phrase leaves the duty to the items: "Styrelsen beslutar om:".
    word: DutyWord | None = None
    #: Whether the items are orders: "Följ upp målen".
    orders: bool = False


@dataclass(frozen=True)
class Stated:
    """One duty as found: its word, what governs it, and who bears it."""

    occurrence: Occurrence
    force: str
    bearers: tuple[Mention, ...]
    confidence: float
    #: Joined to the duty before it, with which it shares its object: "planera och genomföra".
    shares: bool
    #: Where the phrase or auxiliary that governs it begins, in this sentence.
    governed_at: int | None


def _goes_beside(occurrence: Occurrence, taken: Sequence[Occurrence]) -> bool:
    """Whether an expression may count beside those of the same verb: "lämna resultat och förslag"."""
    if not taken:
        return True
    return bool(occurrence.word.rest) and all(
        each.word.rest and each.whole_end != occurrence.whole_end and each.word.duty != occurrence.word.duty
        for each in taken
    )


@cache
def _own_tasks() -> frozenset[str]:
    return frozenset(table("frames")["own_tasks"])


class DutiesIn:
    """Walks through one sentence, with the introduction of the list that it is an item of, if any."""

    def __init__(
        self,
        sentence: Sentence,
        introduction: Introduction | None,
        fallback: Sequence[Mention],
        introduces: bool = False,
    ) -> None:
        """Take as `fallback` whom pronouns may mean; a sentence that `introduces` a list leaves it to the items."""
        self._introduces = introduces
        self._sentence = sentence
        self._introduction = introduction
        self._fallback = tuple(fallback)
        self.governor = introduction.governor if introduction else None
        self.bearers = introduction.bearers if introduction else ()
        self._own: Governor | None = None
        self._answered = True
        self._found: list[Stated] = []

    def find(self) -> list[Stated]:
        """Return the duties in the order of the words."""
        at = 0
        while at < len(self._sentence.tokens):
            at = at + 1 if self._sentence.aside[at] else self._step(at)
        if self._introduces:
            return self._found
        self._answer_as_it_is()
        if not self._found and self._introduction and self._sentence.folded(len(self._sentence.tokens) - 1) != "?":
            self._whole(self._introduction)
        return self._found

    def _step(self, at: int) -> int:
        governor = self._sentence.governors.get(at)
        if governor:
            self._take(governor)
            return governor.end
        taken: list[Occurrence] = []
        for occurrence in duty_words_at(self._sentence.tokens, at):
            if _goes_beside(occurrence, taken) and self._accept(occurrence):
                taken.append(occurrence)
        if any(each.word.duty == "ge-uppdrag" for each in taken):
            return self._past_errand(taken[0].whole_end)
        return taken[0].end if taken else at + 1

    def _past_errand(self, at: int) -> int:
        """Step over what others are told to do: "uppdra åt kansliet att utreda"."""
        while at < len(self._sentence.tokens) and self._sentence.folded(at) not in (",", ";"):
            at += 1
        return at

    def _take(self, governor: Governor) -> None:
        self._answer_as_it_is()
        subject = self._subject_of(governor)
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

    def _subject_of(self, governor: Governor) -> tuple[Mention, ...]:
        sentence = self._sentence
        owners = [m for m in sentence.mentions if m.end == governor.first and sentence.folded(m.end) in _own_tasks()]
        if owners:
            return sentence.joined(owners[-1])
        inside = [m for m in sentence.mentions if governor.first < m.first and m.end <= governor.end]
        if inside:
            return tuple(inside[-1:])
        if sentence.folded(governor.first) in table("frames")["additions"]:
            return tuple([m for m in sentence.mentions if m.first > governor.end and sentence.is_free(m)][:1])
        return sentence.antecedent(governor.first) or sentence.subject(governor.first)

    def _referred(self, at: int) -> tuple[Mention, ...]:
        """Whom a pronoun before the verb at `at` refers to, or whose task “uppdraget” is."""
        if at == 0 or self._sentence.folded(at) in _own_tasks():
            return self._fallback if at == 0 or not self._sentence.mentions else ()
        before = at - 1
        while self._sentence.folded(before) in table("frames")["adverbs"]:
            before -= 1
        return self._fallback if self._sentence.folded(before) in table("frames")["pronouns"] else ()

    def _accept(self, occurrence: Occurrence) -> bool:
        found = getattr(self, f"_{occurrence.word.form}")(occurrence)
        if found is None:
            return False
        bearers, confidence = found
        governed = self._own.first if self._own and occurrence.word.form != "present" else None
        shares = bool(self._found) and self._is_joined(self._found[-1].occurrence, occurrence)
        sure = min(confidence, occurrence.word.confidence)
        self._found.append(Stated(occurrence, self._force(), bearers, sure, shares, governed))
        self._answered = True
        return True

    def _force(self) -> str:
        if self.governor:
            return self.governor.force
        return "ska" if self._introduction and self._introduction.orders else DESCRIBED

    def _infinitive(self, occurrence: Occurrence) -> tuple[tuple[Mention, ...], float] | None:
        if self._is_attribute(occurrence):
            return None
        if self.governor:
            return self._governed()
        if self._introduction is None or not self._begins(occurrence):
            return None
        return self.bearers, 0.8 if self.bearers else _PERHAPS

    def _is_attribute(self, occurrence: Occurrence) -> bool:
        """Whether an infinitive belongs to a noun: "förmågan att samverka"."""
        at = occurrence.first
        if self._sentence.folded(at - 1) != "att" or at < 2:
            return False
        governed = self._own is not None and at - self._own.end <= _NEAR + 1
        return not governed and self._sentence.folded(at - 2) not in (*table("frames")["links"], "för")

    def _governed(self) -> tuple[tuple[Mention, ...], float] | None:
        assert self.governor
        if self.bearers:
            return self.bearers, 1.0
        if self.governor.is_phrase:
            return (), _OF_NOBODY
        return ((), _OF_NOBODY) if self.governor.force in _DEMANDING else None

    def _imperative(self, occurrence: Occurrence) -> tuple[tuple[Mention, ...], float] | None:
        if self._introduction is None or not self._begins(occurrence):
            return None
        return self.bearers, 0.8 if self.bearers else _PERHAPS

    def _present(self, occurrence: Occurrence) -> tuple[tuple[Mention, ...], float] | None:
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
        return subject, 0.9

    def _continued(self, occurrence: Occurrence) -> tuple[Mention, ...]:
        """The subject of the verb before, where this one is joined to it: "bereder ärenden och redovisar"."""
        if self._introduction and self._begins(occurrence):
            return self.bearers
        before = occurrence.first - 1
        while self._sentence.folded(before) in table("frames")["adverbs"]:
            before -= 1
        joined = self._sentence.folded(before) in table("frames")["links"]
        return self.bearers if joined and (self._found or self._own) else ()

    def _passive(self, occurrence: Occurrence) -> tuple[tuple[Mention, ...], float] | None:
        agent = self._agent(occurrence)
        if agent:
            return agent, 0.9
        if self.governor and self.governor.is_phrase and self.bearers:
            return self.bearers, 0.9
        if self.governor and self.governor.force not in (*_DEMANDING, DESCRIBED):
            return None
        if self.governor is None and is_soft(occurrence.word.duty):
            return None
        return (), _OF_NOBODY

    def _noun(self, occurrence: Occurrence) -> tuple[tuple[Mention, ...], float] | None:
        if self.governor is None or not self.governor.takes_nouns or not self.bearers:
            return None
        last = self._found[-1].occurrence if self._found else None
        joined = last is not None and last.word.form == "noun" and self._is_joined(last, occurrence)
        start = self._own.end if self._own else 0
        near = occurrence.first - start <= _NEAR and not (last and last.first >= start)
        return (self.bearers, 0.85) if joined or near else None

    def _agent(self, occurrence: Occurrence) -> tuple[Mention, ...]:
        """Whoever “av” after a passive verb names, up to the next verb; or “genom” before it."""
        marks = ("av", "från") if occurrence.word.duty == "skicka-ut" else ("av",)
        for mention in self._sentence.mentions:
            if mention.first < occurrence.first:
                if mention.first == 1 and self._sentence.folded(0) == "genom":
                    return (mention,)
                continue
            before = [self._sentence.folded(mention.first - step) for step in (1, 2)]
            if before[0] in marks or (before[1] in marks and before[0] in ("en", "ett", "den", "det", "de")):
                return (mention,) if self._reaches(occurrence, mention) else ()
        return ()

    def _reaches(self, occurrence: Occurrence, mention: Mention) -> bool:
        """Whether no other verb stands between a passive verb and whom “av” names, unless joined to it."""
        one = occurrence
        for at in range(occurrence.whole_end, mention.first):
            others = [each for each in duty_words_at(self._sentence.tokens, at) if each.word.form in ("passive", "present")]
            if others:
                if not self._is_joined(one, others[0]):
                    return False
                one = others[0]
        return True

    def _begins(self, occurrence: Occurrence) -> bool:
        """Whether a verb is the first of an item, adverbs and questions aside, or joined to such a one."""
        if self._found:
            return self._is_joined(self._found[-1].occurrence, occurrence) or self._found[-1].governed_at is None
        words = [self._sentence.folded(at) for at in range(occurrence.first)]
        free = {*table("frames")["adverbs"], *table("frames")["openings"]}
        return all(word in free for word in words)

    def _is_joined(self, one: Occurrence, other: Occurrence) -> bool:
        between = [self._sentence.folded(at) for at in range(one.end, other.first)]
        free = {*table("frames")["links"], *table("frames")["adverbs"], "att", "för"}
        rest = set(one.word.rest)
        return bool(between) and all(word in free or word in rest for word in between)

    def _answer_as_it_is(self) -> None:
        """Add what somebody answers for though no verb or noun of the table says how."""
        if not self._answered and self._own and self.bearers:
            at = self._own.first
            self._found.append(
                Stated(
                    Occurrence(_ANSWERS, at, self._own.end, self._own.end),
                    self._own.force,
                    self.bearers,
                    0.7,
                    False,
                    at,
                )
            )
        self._answered = True

    def _whole(self, introduction: Introduction) -> None:
        """Take an item without a duty word of its own for what its introduction speaks of."""
        governor, word = introduction.governor, introduction.word
        if word is None and governor and governor.takes_nouns and introduction.bearers:
            word = _ANSWERS
        if word:
            force = governor.force if governor else DESCRIBED
            self._found = [Stated(Occurrence(word, 0, 0, 0), force, introduction.bearers, _WHOLE, False, None)]
