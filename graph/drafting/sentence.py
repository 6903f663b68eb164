"""A sentence taken apart: its words, whom it names, and which of its words state something outright."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.drafting.asides import asides
from graph.drafting.finite import is_finite
from graph.drafting.inflection import is_genitive
from graph.drafting.names import Mention
from graph.drafting.word_tables import words_of
from graph.drafting.wording import DETERMINERS, Wording

#: How many words may stand between a verb and the subject after it.
_INVERTED = 3
#: A participle that takes a name right after it: "underställd", "underordnat", "överordnade".
_PLACED = re.compile(r"(?:under|över|jäm|sido)(?:ställ[dt]a?|ordna(?:d|t|de))$")


@dataclass(frozen=True)
class Sentence(Wording):
    """A sentence or list item, with what of it states something outright and who may be the subject there."""

    @cached_property
    def aside(self) -> tuple[bool, ...]:
        """For each token whether it stands in a clause that does not state a duty of the sentence itself."""
        return tuple(asides(self))

    @property
    def main_text(self) -> str:
        """The words without those of subordinate clauses."""
        return " ".join(t.text for t, aside in zip(self.tokens, self.aside, strict=True) if not aside)

    @cached_property
    def has_verb(self) -> bool:
        """Whether any word is a verb that a main clause may have."""
        return any(is_finite(self, at) for at in range(len(self.tokens)))

    def subject(self, verb: int, takes_object: bool = False) -> tuple[Mention, ...]:
        """Return who is the subject of the verb at token `verb`, several where joined by och; may be empty.

        A verb that takes an object has its subject after it only where something else goes first.
        """
        opened = self.begins_at(verb)
        before = [
            m
            for m in self.mentions
            if opened <= m.first and m.end <= verb and self.is_free(m) and not self._is_past(m, verb)
        ]
        after = [m for m in self.mentions if 0 <= m.first - verb - 1 <= _INVERTED and self.is_free(m)]
        first = self._joined_to(verb)
        if first is not None and before:
            return self.subject(first, takes_object)
        near = bool(before) and self.only_adverbs(before[-1].end, verb)
        if (
            after
            and not near
            and self.only_adverbs(verb + 1, after[0].first)
            and (self._is_fronted() or not takes_object)
        ):
            return self._joined(after, after[0])
        return self._joined(before, before[-1]) if before else ()

    def _joined_to(self, verb: int) -> int | None:
        """The verb whose subject goes for one right after och too: "utser en ordförande och sammanträder"."""
        if self.folded(verb - 1) not in ("och", "samt") or self.aside[verb]:
            return None
        earlier = (at for at in range(self.begins_at(verb - 1), verb - 1) if is_finite(self, at) and not self.aside[at])
        return next(earlier, None)

    def begins_at(self, verb: int) -> int:
        """Where the main clause of a verb begins, where words of its own stand before the verb.

        That is after a semicolon, or after a comma with och or men where a main clause is over: "leder, och X väljer".
        """
        opened = next((at + 1 for at in range(verb - 1, -1, -1) if self._parts(at)), 0)
        return 0 if self.only_adverbs(opened, verb) else opened

    def _parts(self, at: int) -> bool:
        """Whether a main clause ends at the token `at`, so that another may begin after it."""
        links = self.folded(at) in ("och", "men", "medan") and self.folded(at - 1) == ","
        over = links and any(is_finite(self, step) and not self.aside[step] for step in range(at - 1))
        return self.folded(at) == ";" or over

    def _is_past(self, mention: Mention, verb: int) -> bool:
        """Whether a name is the subject of a relative clause that is over: "Kassören, som rådet utser, ska"."""
        before = mention.first - 1
        while self.folded(before) in DETERMINERS:
            before -= 1
        return self.folded(before) == "som" and any(self.folded(at) == "," for at in range(mention.end, verb))

    def _is_fronted(self) -> bool:
        """Whether the sentence begins with something else than its subject."""
        first = self.folded(0)
        opening = words_of("prepositions") | words_of("adverbs") | words_of("fronted")
        return first in opening or first.isdigit() or self.aside[0]

    def is_free(self, mention: Mention) -> bool:
        """Whether a name may be a subject: not governed by a preposition, aside, or a mere attribute."""
        before = self._before_owners(mention.first - 1)
        one_of = self.folded(before) == "av" and self.folded(before - 1) in ("en", "vardera", "samtliga", "någon")
        if (self.folded(before) in words_of("prepositions") and not one_of) or self.aside[mention.first]:
            return False
        if before > 0 and self.folded(before) in ("och", "samt", "eller", ",", "/"):
            linked = [m for m in self.mentions if m.end == before]
            if linked and not self.is_free(linked[0]):
                return False
        return not self.is_attribute(mention) and not self._is_predicate(before)

    def _before_owners(self, at: int) -> int:
        """The last word before a name, articles and owners aside: "inför" in "inför kommunernas fullmäktige"."""
        while self.folded(at) in DETERMINERS:
            at -= 1
        owner = next((m for m in self.mentions if m.end == at + 1 and self.is_attribute(m)), None)
        return self._before_owners(owner.first - 1) if owner else at

    def _is_predicate(self, before: int) -> bool:
        """Whether a name after the token `before` only tells what the subject is: "X är rådets sekreterare"."""
        inverted = self.aside[0] and self.aside[before - 1]  # "När det behövs är rådet den grupp som"
        placed = bool(_PLACED.search(self.folded(before)))  # "är underställd styrelsen"
        return before > 0 and self.folded(before - placed) in words_of("copulas") and not inverted

    def is_attribute(self, mention: Mention) -> bool:
        """Whether a name stands in the genitive before something else than a task of its own."""
        last = self.tokens[mention.end - 1].text
        if not is_genitive(last) or mention.known.name.casefold().endswith("s"):
            return False
        return mention.end not in self.governors

    def joined(self, one: Mention) -> tuple[Mention, ...]:
        """Return `one` with those that stand beside it in the sentence."""
        return self._joined(self.mentions, one)

    def _joined(self, among: Sequence[Mention], one: Mention) -> tuple[Mention, ...]:
        """Return `one` with those that stand beside it, joined by och, samt or commas."""
        group = [one]
        for other in reversed([m for m in among if m.end <= one.first]):
            between = [token.folded for token in self.tokens[other.end : group[0].first]]
            if not between or not all(word in _joining() for word in between):
                break
            group.insert(0, other)
        for other in [m for m in among if m.first >= one.end]:
            between = [token.folded for token in self.tokens[group[-1].end : other.first]]
            if not between or not all(word in _joining() for word in between):
                break
            group.append(other)
        return tuple(group)


def _joining() -> frozenset[str]:
    return words_of("links") | {"den", "de", "det", "(", ")"}
