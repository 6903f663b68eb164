"""The words of a sentence, whom it names, and its verbs, whichever of its clauses they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.drafting.duty_words import Occurrence, Verbs, duty_words_at
from graph.drafting.governing import Governor, governors
from graph.drafting.names import Mention
from graph.drafting.tokens import Token
from graph.drafting.word_tables import words_of

#: Words before a noun that may stand between it and its preposition.
DETERMINERS = frozenset({"den", "de", "det", "en", "ett", "varje", "respektive", "samtliga", "alla", "länets", "båda"})


@dataclass(frozen=True)
class Wording:
    """A sentence or list item; offsets of its tokens count characters of the normalised text."""

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    #: The verbs of duties that the workspace has added.
    own_verbs: Verbs = field(default_factory=dict, compare=False)

    def duty_words(self, at: int) -> list[Occurrence]:
        """Return the expressions for duties whose verb or noun stands at token `at`, the longest first.

        There are none outside the sentence.
        """
        return duty_words_at(self.tokens, at, self.own_verbs) if 0 <= at < len(self.tokens) else []

    @cached_property
    def governors(self) -> Mapping[int, Governor]:
        """Turns of phrase and auxiliaries by their first token."""
        return governors(self.tokens)

    @cached_property
    def is_copular(self) -> int | None:
        """The token of the verb that tells what the subject is, where the sentence has one."""
        governed = {at for each in self.governors.values() for at in range(each.first, each.end)}
        copulas = (at for at, token in enumerate(self.tokens) if token.folded in words_of("copulas"))
        return next((at for at in copulas if at not in governed), None)

    def folded(self, at: int) -> str:
        """Return the word at `at` in lower case; nothing outside the sentence."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def text_of(self, start: int, stop: int) -> str:
        """Return the words from token `start` up to `stop`, with single spaces."""
        return " ".join(token.text for token in self.tokens[start:stop])

    def antecedent(self, verb: int) -> tuple[Mention, ...]:
        """Return whom a relative clause with its verb at `verb` is about: "kanslichefen, som leder"."""
        opening = next((at for at in range(verb, -1, -1) if self.folded(at) == "som"), None)
        if opening is None or self.done_by_another(verb) is not None or self._goes_on_past(opening, verb):
            return ()
        end = opening - 1 if self.folded(opening - 1) == "," else opening
        return tuple(m for m in self.mentions if m.end == end and not self._is_pointed(m))

    def _goes_on_past(self, opening: int, verb: int) -> bool:
        """Whether a relative clause is over before a verb: "Kansliet finns i Alby, som är värd, och består av"."""
        links = self.folded(verb - 1) in ("och", "samt") and self.folded(verb - 2) == ","
        return links and self.folded(opening - 1) == ","

    def _is_pointed(self, mention: Mention) -> bool:
        """Whether a relative clause only tells which one is meant: "chefen i den kommun som leder rådet"."""
        before = self.folded(mention.first - 1), self.folded(mention.first - 2)
        return before[0] in ("den", "det") and before[1] in ("i", "från", "för")

    def done_by_another(self, verb: int) -> int | None:
        """Return the “som” of a clause whose verb at `verb` has its own subject: "ledamöter som rådet väljer"."""
        for mention in self.mentions:
            before = mention.first - 1
            while self.folded(before) in DETERMINERS:
                before -= 1
            if self.folded(before) == "som" and mention.end <= verb and self.only_adverbs(mention.end, verb):
                return before
        return None

    def purpose_of(self, at: int) -> tuple[Mention, ...]:
        """Return who is set up, or is what it is, for the purpose that “för att” at token `at` tells."""
        for verb in range(at - 1, 0, -1):
            if self.folded(verb) in words_of("founded") | words_of("copulas"):
                before = [m for m in self.mentions if m.end <= verb and self.only_adverbs(m.end, verb)]
                return tuple(before[-1:])
        return ()

    def only_adverbs(self, start: int, stop: int) -> bool:
        """Whether nothing but adverbs and determiners stands between two places."""
        free = words_of("adverbs") | DETERMINERS
        return all(self.folded(at) in free for at in range(start, stop))
