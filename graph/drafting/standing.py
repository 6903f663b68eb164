"""Where a sentence stands, word by word: who is spoken of, what binds them, and which duties it has stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.drafting.bearing import is_it, is_linked, subject_of
from graph.drafting.duty_words import Occurrence
from graph.drafting.finite import is_finite
from graph.drafting.governing import DEMANDING, DESCRIBED, Governor
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.stated import Introduction, Stated
from graph.drafting.word_tables import words_of


class Standing:
    """A sentence with the introduction of the list that it is an item of, if any, as far as it has been read."""

    def __init__(
        self,
        sentence: Sentence,
        introduction: Introduction | None,
        meant: Sequence[Mention],
        seats_of: Sequence[Mention] = (),
        headed: Sequence[Mention] = (),
    ) -> None:
        """Take as `meant` whom a pronoun may mean, as `seats_of` the body that “ledamöterna” sit in.

        The section is `headed` by the one body or post that it is about, if any.
        """
        self.sentence = sentence
        self.introduction = introduction
        self.meant = tuple(meant)
        self.seats_of = tuple(seats_of)
        self.headed = tuple(headed)
        #: What binds those who are spoken of, and whether this sentence itself said so.
        self.governor = introduction.governor if introduction else None
        self.own: Governor | None = None
        self.bearers = introduction.bearers if introduction else ()
        #: Whom the sentence says that something is there for: "finns för att".
        self.purpose: tuple[Mention, ...] = ()
        self.found: list[Stated] = []
        #: Whether what governs tells only what somebody unnamed is hoped to do.
        self.is_wish = False

    @property
    def force(self) -> str:
        """How binding what comes next is."""
        if self.governor:
            return self.governor.force
        return "ska" if self.introduction and self.introduction.orders else DESCRIBED

    def govern(self, governor: Governor) -> Governor:
        """Let `governor` bind its subject, or whoever is spoken of; returns it with the force that it has here."""
        subject = self._spoken_of_still(governor) or subject_of(self.sentence, governor)
        if self._goes_on_of_thing(governor):
            subject = self.bearers = ()
        self.is_wish = self._is_of_others(governor, subject) or self._makes_able(governor)
        if self.is_wish:
            subject = self.bearers = ()
        if subject:
            self.bearers = subject
        elif not (self.introduction or self.own or self.found) or self._begins_anew(governor.first):
            self.bearers = self.referred(governor.first)
        if self.sentence.folded(governor.first) == "kunna" and self.own and self.own.end == governor.first:
            governor = replace(governor, force=self.own.force)  # "bör kunna erbjuda" is as binding as "bör"
        if governor.force == DESCRIBED and self._binds_on(governor):
            assert self.governor
            governor = replace(governor, force=self.governor.force, denied=governor.denied or self.governor.denied)
        self.governor = self.own = governor
        return governor

    def _spoken_of_still(self, governor: Governor) -> tuple[Mention, ...]:
        """Return who is spoken of, where an auxiliary goes on right after och: "väljer X och får uppdra åt Y"."""
        goes_on = self.sentence.folded(governor.first - 1) in words_of("links") | {"men"}
        if self.found and self.sentence.done_by_another(self.found[-1].occurrence.first) is not None:
            return ()  # a relative clause is over: "Kassören, som rådet utser, ska"
        if governor.is_phrase:  # "sammankallar styrelsen och ansvarar för": the subject is left out
            verb = self.sentence.folded(governor.first - 1) in ("och", "samt", "men") and not self._is_task(governor)
            goes_on = verb and bool(self.found) and self.found[-1].occurrence.word.form == "present"
        return self.bearers if goes_on and (self.found or self.own) else ()

    def _goes_on_of_thing(self, governor: Governor) -> bool:
        """Whether an auxiliary goes on about what was done to: "Förslag väcks av rådet och måste inkomma"."""
        last = self.found[-1] if self.found else None
        if last is None or last.occurrence.word.form != "passive" or governor.is_phrase:
            return False
        after = any(bearer.first > last.occurrence.first for bearer in last.bearers if bearer in self.sentence.mentions)
        return after and self.sentence.folded(governor.first - 1) in ("och", "samt", "men")

    def _is_of_others(self, governor: Governor, subject: Sequence[Mention]) -> bool:
        """Whether an auxiliary stands in a clause about somebody unnamed: "verkar för att fler elever ska stanna"."""
        att = next((at for at in range(governor.first - 1, -1, -1) if self.sentence.folded(at) == "att"), None)
        if (
            att is None
            or governor.is_phrase
            or self.sentence.folded(att - 1) == "om"
            or self.sentence.only_adverbs(att + 1, governor.first)
        ):
            return False
        is_verb = any(found.word.form == "infinitive" for found in self.sentence.duty_words(att + 1))
        if is_verb or any(mention.first > att for mention in subject if mention in self.sentence.mentions):
            return False
        between = range(att + 1, governor.first)
        named = any(att < mention.first < governor.first for mention in self.sentence.mentions)
        signs = any(self.sentence.folded(at) in {",", ";", "och", "samt", "men"} for at in between)
        return not named and not signs and not any(is_finite(self.sentence, at) for at in between)

    def _makes_able(self, governor: Governor) -> bool:
        """Whether an auxiliary tells what somebody is to be able to do, which is no duty: "ska kunna välja"."""
        before = self.sentence.governors.get(governor.first - 1)
        able = self.sentence.folded(governor.first) == "kunna"
        return (
            able and before is not None and not before.is_phrase and before.force in DEMANDING and before.force != "bor"
        )

    def _begins_anew(self, verb: int) -> bool:
        """Whether a new main clause with a subject of its own goes before the verb: "väljer X; uppgiften bör"."""
        opened = self.sentence.begins_at(verb)
        return opened > 0 and opened < verb and not self.sentence.only_adverbs(opened, verb)

    def _is_task(self, governor: Governor) -> bool:
        return self.sentence.folded(governor.first) in words_of("own_tasks")

    def speak_of(self, subject: tuple[Mention, ...]) -> None:
        """Let a verb of its own begin anew with `subject`, whom nothing binds."""
        self.governor = self.own = None
        self.bearers = subject

    def _binds_on(self, governor: Governor) -> bool:
        """Whether what governs already goes for the phrase too: "ska ansvara för"."""
        if self.governor is None:
            return False
        depends = self.sentence.folded(governor.first) in words_of("dependent")  # "ska inom länet svara för"
        return self.own is None or governor.first - self.governor.end <= 1 or depends

    def referred(self, at: int) -> tuple[Mention, ...]:
        """Return whom a pronoun before the verb at `at` refers to, or whose task “uppdraget” is."""
        if at == 0 or self.sentence.folded(at) in words_of("own_tasks"):
            return self.meant if at == 0 or not self.sentence.mentions else ()
        return self._seated(at) or self._by_pronoun(at)

    def _seated(self, verb: int) -> tuple[Mention, ...]:
        """Return the body whose members are the subject of the verb: "Ledamöterna i rådet ska", "Då ska ledamoten"."""
        sentence = self.sentence
        if sentence.folded(verb + 1) in words_of("seated"):
            return self._body_of(verb + 1)
        for at in range(verb - 1, -1, -1):
            if sentence.folded(at) in words_of("seated"):
                return self._body_of(at) if self._only_body_between(at + 1, verb) else ()
        return ()

    def _body_of(self, seat: int) -> tuple[Mention, ...]:
        if self.sentence.folded(seat - 1) in words_of("prepositions"):
            return ()
        named = [m for m in self.sentence.mentions if m.first - seat in (1, 2) and m.known.type == "Body"]
        owner = [m for m in self.sentence.mentions if m.end == seat and self.sentence.is_attribute(m)]
        return tuple((named if self.sentence.folded(seat + 1) in ("i", "av") else owner)[:1]) or self.seats_of

    def _only_body_between(self, start: int, verb: int) -> bool:
        """Whether a seat and the verb have but adverbs, other seats and the body between them."""
        free = words_of("adverbs") | words_of("seated") | {"i", "av", "och", "eller", "samt"}
        inside = {at for m in self.sentence.mentions for at in range(m.first, m.end)}
        return all(at in inside or self.sentence.folded(at) in free for at in range(start, verb))

    def _by_pronoun(self, at: int) -> tuple[Mention, ...]:
        before = at - 1
        while self.sentence.folded(before) in words_of("adverbs"):
            before -= 1
        told = self.sentence.folded(before) in words_of("pronouns") or is_it(self.sentence, before, self.meant)
        return self.meant if told else ()

    def continued(self, occurrence: Occurrence) -> tuple[Mention, ...]:
        """Return the subject of the verb before, where this one is joined to it: "bereder ärenden och redovisar"."""
        if self.introduction and self.begins(occurrence):
            return self.bearers
        linked = is_linked(self.sentence, occurrence.first)
        return self.bearers if linked and (self.found or self.own) else ()

    def begins(self, occurrence: Occurrence) -> bool:
        """Whether a verb is the first of an item, adverbs aside, or joined to the one before."""
        if self.found:
            return is_linked(self.sentence, occurrence.first)
        words = [self.sentence.folded(at) for at in range(occurrence.first)]
        free = words_of("adverbs") | words_of("openings")
        return all(word in free for word in words)
