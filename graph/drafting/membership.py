"""Who belongs to what a document is about: municipalities, members, the region, the host, and all of them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graph.documents.conversion import Block
from graph.drafting.agreed_with import agreed_with
from graph.drafting.body_words import Head, is_bare
from graph.drafting.cast import Cast
from graph.drafting.each_has import each_has
from graph.drafting.listed_names import hosts, listed_members, listed_municipalities
from graph.drafting.names import Known
from graph.drafting.owned_groups import owned_groups
from graph.drafting.tabling import texts_of
from graph.drafting.tokens import Token, tokens_of

#: A shorter word ends too many others.
_FEWEST_LETTERS = 8
_GENITIVE = re.compile(r"(?<=[nta])s$")


class Membership:
    """Makes the members of a document known to its cast, by all that they are called."""

    def __init__(self, cast: Cast, blocks: Sequence[Block]) -> None:
        """Take who is known already, and the blocks of the document."""
        self._cast = cast
        self._blocks = blocks
        self._texts = [tokens_of(text) for block in blocks for text in texts_of(block)]

    def learn_members(self) -> None:
        """Take in those whom the blocks list: municipalities by the names of their places, and members."""
        guessed = dict(pair for tokens in self._texts for pair in listed_municipalities(tokens))
        for place, name in ((place, self._as_written(place, name)) for place, name in guessed.items()):
            if not self._cast.names.mentions(tokens_of(name)):
                known = self._cast.introduce(name, Head("kommun", "Principal", "municipality", "principal"))
                self._cast.names.add_exact(known, place)
        self._learn_region()
        for name, word in listed_members(self._blocks):
            tokens = tokens_of(name)
            if any(mention.first == 0 and mention.end == len(tokens) for mention in self._cast.names.mentions(tokens)):
                continue
            known = self._cast.introduce(name, self._head_of_member(name, tokens))
            self._learn_last_word(known)
            short, _, place = name.partition(" i ")
            if place and " " in short:
                self._cast.names.add(Known(known.id, known.type, short))  # "Föreningen Viken" of "... i Alby"
            self._cast.newcomers[known.id] = replace(self._cast.newcomers[known.id], is_member=True, listed_as=word)

    def _learn_last_word(self, known: Known) -> None:
        """Let a member go by what it is: "fiskeområdena" of "Övre Salens fiskeområden", "kraftbolaget" of an AB."""
        *first, last = known.name.split()
        if first and last.islower() and len(last) >= _FEWEST_LETTERS:
            self._cast.names.add(Known(known.id, known.type, last))
        words = {token.folded for tokens in self._texts for token in tokens}
        for word in words if last == "AB" else ():
            kind = word.removesuffix("s").removesuffix("bolaget")
            if word.removesuffix("s") != kind and len(kind) > 2 and kind in known.name.casefold().split():
                self._cast.names.add(Known(known.id, known.type, f"{kind}bolaget"))

    def _as_written(self, place: str, name: str) -> str:
        """The name of a municipality as the text has it somewhere, else as it is guessed: "Tranäng kommun"."""
        forms = (name, f"{place} kommun", f"{place}s kommun")
        pairs = {f"{one.text} {other.folded}" for tokens in self._texts for one, other in pairwise(tokens)}
        return next((form for form in forms if form in pairs), name)

    def learn_collectives(self) -> None:
        """Take in those who are spoken of together, so that one of them is known for each from the beginning."""
        for tokens in self._texts:
            for name in self._cast.unknown(tokens, self._cast.names.mentions(tokens)):
                if name.head.type == "Collective" and name.definite and is_bare(name, tokens):
                    self._cast.meant(name, tokens)

    def learn_member_municipalities(self) -> None:
        """Let "varje medlemskommun" be one of the municipalities, where the members have no name of their own."""
        known = next((each.known for each in self._cast.newcomers.values() if each.known.name == "Kommunerna"), None)
        spoken_of = any(token.folded.startswith("medlemskommun") for tokens in self._texts for token in tokens)
        if known and spoken_of and not self._cast.names.mentions(tokens_of("medlemskommunerna")):
            self._cast.names.add(Known(known.id, known.type, "Medlemskommunerna"))

    def learn_groups(self) -> None:
        """Take in those who act together for each of many: "parternas revisorer"."""
        names = self._cast.names
        for tokens in self._texts:
            for name, head in owned_groups(tokens):
                called = tokens_of(name)
                if not any(mention.end == len(called) for mention in names.mentions(called)):
                    self._cast.introduce(name, head)

    def learn_each(self) -> None:
        """Take in what each of many has one of: "varje kommunstyrelse", "parternas chefer"."""
        for tokens in self._texts:
            for name, head in each_has(tokens):
                if not any(self._cast.names.mentions(tokens_of(name))):
                    self._cast.introduce(name, head)

    def learn_hosts(self) -> None:
        """Let "värdkommunen" be the one that is said to be it."""
        for tokens in self._texts:
            for at, word in hosts(tokens):
                for mention in self._cast.names.mentions(tokens):
                    if mention.end == at:
                        self._cast.names.add_exact(mention.known, word)
                        self._cast.names.add_exact(mention.known, word.capitalize())

    def _learn_region(self) -> None:
        """Let "regionen" be the one region that is named."""
        found = ((tokens, self._cast.unknown(tokens, self._cast.names.mentions(tokens))) for tokens in self._texts)
        named = {
            _GENITIVE.sub("", " ".join(token.text for token in tokens[name.first : name.end])): name.head
            for tokens, names in found
            for name in names
            if name.head.type == "Principal" and name.head.word == "region" and name.end > name.first + 1
        }
        if len(named) == 1 and not self._cast.names.mentions(tokens_of("regionen")):
            known = self._cast.introduce(*next(iter(named.items())))
            for word in ("Regionen", "regionen", "Region"):
                self._cast.names.add_exact(known, word)

    def learn_agreed_with(self) -> None:
        """Take in those with whom the document lists agreements."""
        for text in (text for block in self._blocks for text in texts_of(block)):
            for each in agreed_with(text):
                tokens = tokens_of(each.who)
                if not any(m.first == 0 and m.end == len(tokens) for m in self._cast.names.mentions(tokens)):
                    head = self._head_of_member(each.who, tokens)
                    outside = head.type == "Body"
                    self._cast.introduce(each.who, replace(head, level="external", sure=0.5) if outside else head)

    def learn_one_municipality(self) -> None:
        """Let "kommunen" be the one municipality that is named, where nothing is said of several."""
        named = [each.known for each in self._cast.newcomers.values() if each.head.kind == "municipality"]
        words = {token.folded for tokens in self._texts for token in tokens}
        if len(named) == 1 and words.isdisjoint({"kommuner", "kommunerna", "kommunernas", "medlemskommunerna"}):
            self._cast.names.add_exact(named[0], "kommunen")
            self._cast.names.add_exact(named[0], "Kommunen")

    def _head_of_member(self, name: str, tokens: Sequence[Token]) -> Head:
        """What a member is by its name: a municipality or region, else a body as its last word tells."""
        whole = next((each for each in self._cast.unknown(tokens, ()) if each.end - each.first == len(tokens)), None)
        if whole and whole.head.type in ("Principal", "Body"):
            return whole.head
        head = self._cast.head_in(tokens[-1].text)
        return head if head and head.type == "Body" else Head(name, "Body", "other", "external", sure=0.5)
