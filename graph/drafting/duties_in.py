"""Finding the duties that a sentence or list item states: which verb, laid on by what, borne by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.drafting.acting import act_of, begun_with, done_at
from graph.drafting.bearing import is_joined, is_linked
from graph.drafting.by_form import READERS
from graph.drafting.duty_words import DutyWord, Occurrence
from graph.drafting.governing import DESCRIBED, Governor
from graph.drafting.names import Mention
from graph.drafting.negation import is_contrasted, is_denied
from graph.drafting.said_once import said_once
from graph.drafting.sentence import Sentence
from graph.drafting.standing import Standing
from graph.drafting.stated import Introduction, Stated
from graph.drafting.told import present_at, told_of
from graph.drafting.word_tables import words_of

_ANSWERS = DutyWord("ansvara", "present", ("för",), 0.7, "ansvara för", "ansvarar för")
_ANSWERED, _WHOLE = 0.7, 0.6
_ENDS_ERRAND = (",", ";", "")


class DutiesIn:
    """Walks through one sentence, with the introduction of the list that it is an item of, if any."""

    def __init__(
        self,
        sentence: Sentence,
        introduction: Introduction | None,
        meant: Sequence[Mention],
        introduces: bool = False,
        seats_of: Sequence[Mention] = (),
        headed: Sequence[Mention] = (),
    ) -> None:
        """Take as `meant` whom a pronoun may mean, as `seats_of` the body that “ledamöterna” sit in.

        The section is `headed` by the one body or post that it is about, if any. A sentence that `introduces` a
        list leaves it to the items.
        """
        self._sentence = sentence
        self._introduction = introduction
        self._introduces = introduces
        self._standing = Standing(sentence, introduction, meant, seats_of, headed)
        self._answered = True
        #: Whether the sentence says what somebody may not or shall not do.
        conditional = 0 if sentence.aside and sentence.aside[0] else -1  # "Kan parterna inte enas, prövas frågan"
        self.denies = any(
            each.denied and at != conditional and not _is_of_whoever(sentence, at)
            for at, each in sentence.governors.items()
        )

    @property
    def governor(self) -> Governor | None:
        """What binds whoever the sentence ends by speaking of."""
        return self._standing.governor

    @property
    def bearers(self) -> tuple[Mention, ...]:
        """Whom the sentence ends by speaking of."""
        return self._standing.bearers

    def find(self) -> list[Stated]:
        """Return the duties in the order of the words."""
        found, at = self._standing.found, 0
        while at < len(self._sentence.tokens):
            at = at + 1 if self._sentence.aside[at] else self._step(at)
        if self._introduces:
            return found
        self._answer_as_it_is()
        self._begin_item()
        found += said_once(self._sentence, found)
        found += self._done_in_item() if not found else []
        told = told_of(self._sentence) if not (found or self._introduction or self._sentence.governors) else None
        if told:
            found.append(Stated(told[0], DESCRIBED, told[1], told[0].word.confidence, False, None))
        if not found and self._introduction and self._goes_on(self._introduction):
            found += _whole(self._introduction)
        return found

    def _goes_on(self, introduction: Introduction) -> bool:
        """Whether an item ends the sentence of its introduction, and is no question or sentence of its own."""
        own = self._standing.own is not None and introduction.word is not None
        return not own and not self.denies and self._sentence.folded(len(self._sentence.tokens) - 1) != "?"

    def _step(self, at: int) -> int:
        governor = self._sentence.governors.get(at)
        if governor:
            self._take(governor)
            return governor.end
        taken: list[Occurrence] = []
        for occurrence in self._sentence.duty_words(at):
            if _goes_beside(self._sentence, occurrence, taken):
                beside = replace(occurrence, end=_past_link(self._sentence, taken[-1])) if taken else occurrence
                taken += [beside] if self._accept(beside) else []
        if not taken and self._may_go_on(at):
            done = done_at(self._sentence, at, self._standing.own)
            taken += [done] if done and self._accept(done) else []
        if any(each.word.duty == "ge-uppdrag" for each in taken):
            return self._past_errand(taken[0].whole_end)
        return taken[0].end if taken else at + 1

    def _may_go_on(self, at: int) -> bool:
        """Whether one more verb may stand at `at`: the first that an auxiliary binds, or one joined to it."""
        own, found = self._standing.own, self._standing.found
        return own is None or not found or found[-1].governed_at != own.first or is_linked(self._sentence, at)

    def _past_errand(self, at: int) -> int:
        """Step over what others are told to do: "uppdra åt kansliet att utreda"."""
        while self._sentence.folded(at) not in _ENDS_ERRAND:
            at += 1
        return at

    def _take(self, governor: Governor) -> None:
        self._answer_as_it_is()
        governor = self._standing.govern(governor)
        self._answered = governor.denied or not (governor.is_phrase and governor.takes_nouns)

    def _accept(self, occurrence: Occurrence) -> bool:
        standing = self._standing
        goes_on = occurrence.word.form == "present" and is_linked(self._sentence, occurrence.first)
        if goes_on:  # "ansvarar för att skolan får veta och rapporterar", "ska hålla kontakt och företräder"
            self._answer_as_it_is()
        read = READERS[occurrence.word.form](standing, occurrence)
        if read is None or self._is_denied(occurrence):
            return False
        bearers, confidence = read
        governed = standing.own.first if standing.own and occurrence.word.form != "present" else None
        shares = bool(standing.found) and is_joined(self._sentence, standing.found[-1].occurrence, occurrence)
        sure = min(confidence, occurrence.word.confidence)
        standing.found.append(Stated(occurrence, standing.force, bearers, sure, shares, governed))
        self._answered = True
        return True

    def _is_denied(self, occurrence: Occurrence) -> bool:
        tokens, governor = self._sentence.tokens, self._standing.governor
        if occurrence.word.form == "present":
            denied = is_denied(tokens, occurrence.first, occurrence.end)
        else:
            start = self._standing.own.first if self._standing.own else 0
            denied = governor is not None and governor.denied and not is_contrasted(tokens, start, occurrence)
        self.denies = self.denies or denied
        return denied

    def _answer_as_it_is(self) -> None:
        """Add what somebody answers for, or is to do, though no verb or noun of the table says how."""
        own, bearers = self._standing.own, self._standing.bearers
        act = act_of(self._sentence, own) if own and self._is_said_of(bearers, own) else None
        if act and own:
            same = [each for each in self._standing.found if each.governed_at == own.first]
            self._put_before(Stated(act, own.force, bearers, act.word.confidence, False, own.first), same)
        if not self._answered and own and bearers:
            whole = Occurrence(_ANSWERS, own.first, own.end, own.end)
            self._standing.found.append(Stated(whole, own.force, bearers, _ANSWERED, False, own.first))
        self._answered = True

    def _begin_item(self) -> None:
        """Add what an item after "Styrelsen ska" begins with, by a verb that no table has."""
        introduction, own = self._introduction, self._standing.own
        governor = introduction.governor if introduction else None
        if introduction is None or governor is None or own or governor.denied:
            return
        if governor.is_phrase and not (introduction.acts and self._sentence.tokens[0].text.islower()):
            return
        whole = self._sentence.has_verb and not self._standing.found  # "Husen hålls i gott skick" is no item of "ska"
        act = begun_with(self._sentence) if introduction.names and introduction.bearers and not whole else None
        if act:
            stated = Stated(act, governor.force, introduction.bearers, act.word.confidence, False, None)
            self._put_before(stated, self._standing.found[:])

    def _done_in_item(self) -> list[Stated]:
        """Return what an item after a mere name begins with, by a present verb that no table has: "Kansliet"."""
        introduction = self._introduction
        bare = introduction is not None and introduction.names and not (introduction.governor or introduction.word)
        act = present_at(self._sentence, 0) if bare else None
        bearers = introduction.bearers if introduction else ()
        return [Stated(act, DESCRIBED, bearers, act.word.confidence, False, None)] if act else []

    def _put_before(self, act: Stated, same: Sequence[Stated]) -> None:
        """Let a verb count beside those that go on after it with och: "upphandla trafik och följa upp avtalen"."""
        found, sentence = self._standing.found, self._sentence
        if not same:
            found.append(act)
            return
        first = same[0].occurrence
        between = [sentence.folded(at) for at in range(act.occurrence.end, first.first)]
        goes_on = first.word.form == "infinitive" and is_linked(sentence, first.first)
        if goes_on and len(between) > 1 and "att" not in between:
            found.insert(found.index(same[0]), act)

    def _is_said_of(self, bearers: Sequence[Mention], governor: Governor) -> bool:
        """Whether an auxiliary has the bearers for its subject: named, meant by a pronoun, or left out as joined."""
        before = self._sentence.folded(governor.first - 1)
        named = any(bearer in self._sentence.mentions for bearer in bearers)
        told = before in words_of("pronouns") | words_of("adverbs") | words_of("links") | {"", "men"}
        return bool(bearers) and (named or told)


def _is_of_whoever(sentence: Sentence, at: int) -> bool:
    """Whether an auxiliary only tells of whom a sentence speaks: "den som inte kan eller vill delta"."""
    return sentence.aside[at] and "som" in (sentence.folded(at - 1), sentence.folded(at - 2))


def _whole(introduction: Introduction) -> list[Stated]:
    """Take an item without a duty word of its own for what its introduction speaks of."""
    governor, word = introduction.governor, introduction.word
    if word is None and governor and governor.takes_nouns and introduction.bearers:
        word = _ANSWERS
    if word is None or (governor and governor.denied):
        return []
    force = governor.force if governor else DESCRIBED
    return [Stated(Occurrence(word, 0, 0, 0), force, introduction.bearers, _WHOLE, False, None)]


def _goes_beside(sentence: Sentence, occurrence: Occurrence, taken: Sequence[Occurrence]) -> bool:
    """Whether an expression may count beside those of the same verb: "lämna resultat och förslag".

    "Lämna förslag till rapport" is one: what a preposition stands before only tells of the first.
    """
    if not taken:
        return True
    between = range(taken[-1].whole_end, occurrence.whole_end - 1)
    if any(sentence.folded(at) in words_of("prepositions") for at in between):
        return False
    if not any(sentence.folded(at) in words_of("links") for at in between):
        return False
    return bool(occurrence.word.rest) and all(
        each.word.rest and each.whole_end != occurrence.whole_end and each.word.duty != occurrence.word.duty
        for each in taken
    )


def _past_link(sentence: Sentence, taken: Occurrence) -> int:
    """Where the words go on of an expression with the verb of one before it: at "förslag" of "resultat och förslag"."""
    links = (at + 1 for at in range(taken.whole_end, len(sentence.tokens)) if sentence.folded(at) in words_of("links"))
    return next(links, taken.whole_end)
