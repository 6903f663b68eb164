"""Taking in, before a document is read, the names of bodies and posts that it uses and nobody knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.documents.conversion import Block
from graph.drafting.body_table import tabled_bodies, tabled_chairs
from graph.drafting.body_words import Head, head_of, is_bare
from graph.drafting.cast import COMPANY, CONSULTING, Cast
from graph.drafting.companies import companies, learn_heads_of_companies
from graph.drafting.duty_words import duty_words_at
from graph.drafting.headed import headed_names, without_number
from graph.drafting.inflection import definite_many, stems
from graph.drafting.listed_names import listed_actors
from graph.drafting.membership import Membership
from graph.drafting.named_after_kind import end_of_heading, is_kind_of
from graph.drafting.names import Known, Mention
from graph.drafting.own_names import learn_own_names
from graph.drafting.short_names import ShortName, is_collective_of_all, is_compound_of, is_name, short_names
from graph.drafting.tabling import texts_of
from graph.drafting.tailed import tailed_names
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.word_tables import table

_LONGEST_NAME = 7
#: A definite form is what a body is called; one such outweighs many others.
_DEFINITE_COUNTS = 1_000
_DEFINITE = re.compile(r"(?:n|t)$")
#: A consultation with a name of its own is a body.
_CONSULTING = re.compile(r"[A-ZÅÄÖ][a-zåäö]{3,}samrådets?$")
_TOGETHER = re.compile(r"[aeo]rna$")
_GENITIVE = re.compile(r"(?<=[nta])s$")


class Learning:
    """Makes the names of a document known to its cast."""

    def __init__(self, cast: Cast, blocks: Sequence[Block]) -> None:
        """Take who is known already, and the blocks of the document."""
        self._cast = cast
        self._blocks = blocks

    def learn(self) -> None:
        """Take in the members, the names that are used, and what one word for several means, in this order."""
        titles = (without_number(tokens_of(block.text)) for block in self._blocks if block.kind == "heading")
        self._cast.here.titles = frozenset(" ".join(token.folded for token in title) for title in titles)
        membership = Membership(self._cast, self._blocks)
        membership.learn_members()
        membership.learn_groups()
        membership.learn_agreed_with()
        self._learn_names()
        learn_own_names(self._cast, self._blocks)
        learn_heads_of_companies(self._cast, [text for block in self._blocks for text in texts_of(block)])
        membership.learn_each()
        self._learn_headed_bodies()
        self._learn_posts()
        membership.learn_collectives()
        membership.learn_member_municipalities()
        membership.learn_hosts()
        membership.learn_one_municipality()
        self._learn_short_names()

    def _learn_names(self) -> None:
        counted: Counter[str] = Counter()
        heads: dict[str, Head] = {}
        for text, head, weight in self._names_in():
            counted[text] += weight
            heads[text] = head
        for text, _ in counted.most_common():
            tokens = tokens_of(text)
            longer = [other for other in counted if other.startswith(f"{text} ") or _is_whole(other, text)]
            in_full = [other for other in counted if is_compound_of(text, other)]
            if len(in_full) == 1 and not longer:  # "Fritidsnätverket" of "Nätverket för fritid och kultur"
                self._cast.call(self._cast.introduce(in_full[0], heads[in_full[0]]), text)
            elif len(named := [other for other in counted if is_kind_of(tokens, tokens_of(other))]) == 1:
                self._cast.call(self._cast.introduce(named[0], heads[named[0]]), text)  # "Chefsgruppen"
            elif len(longer) == 1:  # the name of that one, shortened
                known = self._cast.introduce(longer[0], heads[longer[0]])
                self._cast.names.add(Known(known.id, known.type, text))
            elif not any(_covers(m, tokens) for m in self._cast.names.mentions(tokens)):
                self._cast.introduce(text, heads[text])

    def _learn_short_names(self) -> None:
        """Take in by what other names the text goes on to call those whom it has named, and a group of all."""
        for text in (text for block in self._blocks for text in texts_of(block)):
            for short in short_names(text):
                known = self._shortened(short)
                head = self._cast.head_in(short.short)
                of_many = head is not None and head.type == "Collective" and known and known.type != "Collective"
                if known and not of_many:  # "A, B och C kommuner, nedan kallade parterna" names no one of them
                    self._cast.call(known, short.short)
        groups = [each.known for each in self._cast.newcomers.values() if each.known.type == "Collective"]
        for group in groups:
            for other in groups:
                if is_collective_of_all(group.name, other.name) and other.id in self._cast.newcomers:
                    self._cast.merge(group, other)

    def _shortened(self, short: ShortName) -> Known | None:
        """Whom the words before another name speak of."""
        last = [mention for mention in self._cast.names.mentions(short.before) if mention.end == len(short.before)]
        spelt_out = tokens_of(short.spelt_out) if short.is_letters else ()
        whole = [m for m in self._cast.names.mentions(spelt_out) if m.first == 0 and m.end == len(spelt_out)]
        return next((mention.known for mention in (*whole, *last) if mention.known.name != short.short), None)

    def _head_of_whole(self, tokens: Sequence[Token]) -> Head:
        heads = [head for at in (0, -1) if (head := self._cast.head_in(tokens[at].text)) and head.type == "Body"]
        return heads[0] if heads else Head(tokens[0].folded, "Body", "other", "officials", sure=0.5)

    def _learn_headed_bodies(self) -> None:
        """Let a body with a section of its own be known in any form: "stämma" for "3.1 Stämman"."""
        for block in self._blocks:
            title = without_number(tokens_of(block.text)) if block.kind == "heading" else ()
            head = self._cast.head_in(title[0].text) if len(title) == 1 else None
            if head is None or head.type != "Body" or head.level != "political":
                continue
            definite = _DEFINITE.search(title[0].folded) and not title[0].folded.endswith(head.word)
            if definite and not self._cast.names.mentions(title):
                self._cast.introduce(title[0].text, head)

    def _learn_posts(self) -> None:
        """Let posts that only one of a document is be known wherever they are named: "väljer revisorer", "revisor"."""
        for title in tabled_chairs(self._blocks):
            tokens = tokens_of(title)
            named = self._cast.names.mentions(tokens)
            head = self._cast.head_in(tokens[0].text)
            is_known = any(mention.end == len(tokens) and mention.known.type != "Body" for mention in named)
            owned = any(m.first == 0 and m.end == len(tokens) - 1 for m in named)  # "Rådets ordförande"
            if not is_known and not (owned and tokens[-1].folded in table("bodies")["of_each_body"]):
                self._cast.introduce(title, head if head and head.type == "Post" else Head(title.casefold(), "Post"))
        for text in (text for block in self._blocks for text in texts_of(block)):
            tokens = tokens_of(text)
            for name in self._cast.unknown(tokens, self._cast.names.mentions(tokens)):
                last = tokens[name.end - 1].folded
                one = name.definite and last.endswith("n") and name.head.word in table("bodies")["audit"]["of"]
                if name.head.type == "Post" and is_bare(name, tokens) and (_TOGETHER.search(last) or one):
                    self._cast.meant(name, tokens)
                elif name.head.word in table("bodies")["audit"]["of"] and _are_elected(tokens, name.end - 1):
                    self._cast.introduce(definite_many(last), name.head)

    def _names_in(self) -> Iterator[tuple[str, Head, int]]:
        """Yield each name that is used, the word that it ends in, and how much this use of it counts."""
        yield from self._placed_names()
        for block, text in ((each, text) for each in self._blocks for text in texts_of(each)):
            tokens = tokens_of(text)
            for name in self._cast.unknown(tokens, self._cast.names.mentions(tokens)):
                if name.definite and not is_bare(name, tokens):
                    called = _GENITIVE.sub("", " ".join(token.text for token in tokens[name.first : name.end]))
                    yield called, name.head, _DEFINITE_COUNTS if called.endswith(("n", "t", "na")) else 1
            for name in tailed_names(tokens, self._cast.head_in):
                yield " ".join(token.text for token in tokens[name.first : name.end]), name.head, _DEFINITE_COUNTS
            title = without_number(tokens) if block.kind == "heading" else ()
            titled = self._titled(title) or self._named_after_kind(title)
            if titled:
                yield " ".join(token.text for token in title), titled, 1
            for short in short_names(text):
                spelt_out = short.spelt_out
                if short.is_letters and spelt_out and is_name(spelt_out):
                    yield spelt_out, self._head_of_whole(tokens_of(spelt_out)), 1

    def _consulting(self) -> Iterator[tuple[str, Head, int]]:
        """Yield each samråd that is a body, as its name tells inside a sentence: "I Trafiksamrådet ingår"."""
        for text in (text for block in self._blocks for text in texts_of(block)):
            tokens = tokens_of(text)
            for before, token in pairwise(tokens):
                if before.is_word and _CONSULTING.match(token.text):
                    yield token.text.removesuffix("s"), CONSULTING, _DEFINITE_COUNTS

    def _placed_names(self) -> Iterator[tuple[str, Head, int]]:
        """Yield each name that is known for one by where it stands: above what it does, or beside it in a table."""
        for headed in headed_names(self._blocks):
            head = self._cast.head_in(tokens_of(headed)[0].text) or Head(headed.casefold(), "Body", "other", sure=0.5)
            yield headed, head, _DEFINITE_COUNTS
        yield from self._consulting()
        texts = (text for block in self._blocks for text in texts_of(block))
        yield from ((name, COMPANY, _DEFINITE_COUNTS) for text in texts for name in companies(text))
        for name in tabled_bodies(self._blocks):
            tokens = tokens_of(name)
            yield name, self._named_after_kind(tokens) or self._head_of_whole(tokens), _DEFINITE_COUNTS
        for actor in listed_actors(self._blocks):
            if not self._cast.names.mentions(tokens_of(actor)) and self._cast.head_in(actor) is None:
                yield actor, Head(actor.casefold(), "Body", "other", sure=0.5), 1

    def _titled(self, tokens: Sequence[Token]) -> Head | None:
        """The head of a body that a heading names with what it is for: "Arbetsgruppen mot skadegörelse"."""
        head = self._cast.head_in(tokens[0].text) if 2 < len(tokens) <= _LONGEST_NAME else None
        goes_on = head is not None and tokens[1].folded in table("bodies")["links"]
        return head if goes_on and _DEFINITE.search(tokens[0].folded) else None

    def _named_after_kind(self, tokens: Sequence[Token]) -> Head | None:
        """The head of a body that a heading names by its kind and a name: "Styrgrupp Barn och unga"."""
        head = self._cast.head_in(tokens[0].text) if 1 < len(tokens) <= _LONGEST_NAME else None
        whole = head is not None and end_of_heading(tokens, head, self._cast.head_in) == len(tokens)
        return head if whole else None


def _are_elected(tokens: Sequence[Token], at: int) -> bool:
    """Whether auditors are named where they are elected, in the plural: "utser två revisorer"."""
    many = tokens[at].folded.endswith(("er", "are"))
    before = (each for step in range(max(0, at - 2), at) for each in duty_words_at(tokens, step))
    return many and any(each.word.duty == "utse" and each.word.form != "noun" for each in before)


def _is_whole(longer: str, text: str) -> bool:
    """Whether a name with a place before it is the whole of `text`: "Alby bygdeförbund" of "bygdeförbundet"."""
    place, _, last = longer.partition(" ")
    plain = " " not in text and " " not in last and place[:1].isupper() and place.endswith("s")
    head = head_of(last)
    named_by_place = head is not None and head.level == "external" and head_of(place) is None
    return plain and named_by_place and text != last and not stems(last).isdisjoint(stems(text))


def _covers(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether a name is known already, or what it ends in is name enough: "den gemensamma räddningsnämnden"."""
    last = tokens[-1].text
    head = head_of(last)
    enough = head is not None and head.word not in stems(last) and len(tokens) - mention.first == 1
    return mention.end == len(tokens) and (mention.first == 0 or enough)
