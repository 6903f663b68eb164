"""Who acts in a document: bodies and posts that the workspace knows, and new ones that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.drafting.auditing import body_of_auditors
from graph.drafting.body_words import Head, NewName, head_of, is_bare, new_names, tail_of
from graph.drafting.duty_words import duty_words_at
from graph.drafting.event_words import event_head
from graph.drafting.inflection import definite_many, stems
from graph.drafting.named import is_where, with_short_names
from graph.drafting.names import Known, Mention, Names
from graph.drafting.newcomer import Newcomer
from graph.drafting.one_and_many import is_one_of
from graph.drafting.own_lists import OwnLists
from graph.drafting.owning import Here, Owning
from graph.drafting.slugs import slug
from graph.drafting.tokens import Token
from graph.drafting.word_tables import table

_NEW, _REFERRED = 0.7, 0.75
#: Where the subject stands in a sentence that begins with one other word and its verb.
_INVERTED = 2
_DEFINITE = re.compile(r"(?:n|t)$")
_HYPHENED = re.compile(r"\w+-$")
_GENITIVE = re.compile(r"(?<=[nta])s$")
#: A consultation is a body only where one has a name of its own, and then “samrådet” is that one too.
CONSULTING = Head("samråd", "Body", "consultative-body", "officials", sure=0.5)
#: What a company is called in short: “bolaget”.
COMPANY = Head("bolag", "Body", "other", "external", sure=0.65)
#: So many letters tell the plural of a name in the definite form from its singular: "nätverken", "nätverket".
_ENDING = 2
#: What a bare word is the subject of after one of these is about another: "styrgruppen, till vilken gruppen".
_WHICH = frozenset({"som", "vilken", "vilket", "vilka"})
_AND = {"och", "eller", "samt", "respektive"}


@dataclass
class Cast:
    """Finds who is named in a sentence; asked in the order of the document, it knows whom “gruppen” means."""

    names: Names
    #: The posts that the workspace knows, by role and body.
    posts: Mapping[tuple[str, str], Known] = field(default_factory=dict)
    newcomers: dict[str, Newcomer] = field(default_factory=dict)
    own: OwnLists = field(default_factory=OwnLists)
    #: The other names that the document gives somebody, by id.
    called: dict[str, list[str]] = field(default_factory=dict)
    here: Here = field(default_factory=Here)
    _begun: bool = False
    #: By the word that a name ends in, the latest last.
    _latest: dict[str, Known] = field(default_factory=dict)

    def enter_section(self, heading: Sequence[Token]) -> list[Mention]:
        """Begin a section; returns whom its heading names."""
        self.here.headed = []
        found = self.mentions(heading)
        self.here.headed = [mention.known for mention in found if mention.known.type == "Body"]
        self.here.heading = {head.word: mention.known for mention in found if (head := self._head(mention, heading))}
        if not self._begun:
            self.here.title = {word: known for word, known in self.here.heading.items() if known.type == "Body"}
        self._begun = True
        return found

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """Return who is named or referred to in a sentence, in order."""
        named = [mention for mention in self.names.mentions(tokens) if not is_where(mention, tokens)]
        shared = [*self._halves(tokens, named), *self._meeting(tokens, named)]
        unknown = [name for name in self.unknown(tokens, [*named, *shared]) if name.definite and is_bare(name, tokens)]
        found = [*self._in_order(tokens, named, unknown), *shared]
        found = sorted(map(self._as_sure_as_known, found), key=lambda mention: mention.first)
        owning = Owning(self.newcomers, self.names, self.here)
        found = [owning.at_place(owning.of_its_body(mention, found, tokens), tokens) for mention in found]
        found = with_short_names(found, tokens)
        pointed = {name.end - 1 for name in unknown}
        # Whom “gruppen” meant is still spoken of after "gruppen rapporterar till styrgruppen".
        for mention in sorted(found, key=lambda mention: mention.first in pointed):
            self._remember(mention, tokens)
        return found

    def _in_order(
        self, tokens: Sequence[Token], named: Sequence[Mention], bare: Sequence[NewName]
    ) -> Iterator[Mention]:
        """Yield who is named and whom bare words mean, each by what stands before it and not after."""
        found: list[Mention] = []
        everyone: list[Mention | NewName] = [*named, *bare]
        for each in sorted(everyone, key=lambda each: each.first):
            if isinstance(each, Mention):
                found.append(self._in_section(each, tokens))
            else:
                meant = self.meant(each, tokens, self._antecedent(each, tokens, found))
                found.append(Mention(meant, each.end - 1, each.end, _REFERRED))
            self._remember(found[-1], tokens)
        yield from found

    def _remember(self, mention: Mention, tokens: Sequence[Token]) -> None:
        """Let a bare word after it mean whoever is named."""
        head = self._head(mention, tokens)
        if head and tokens[mention.first].folded not in table("bodies")["ranks"]:
            self._latest.pop(head.word, None)
            self._latest[head.word] = mention.known

    def holder(self, mention: Mention, body: Known | None) -> Mention:
        """Return who bears what a role is said to do: the post with that role in `body`."""
        role = mention.known
        if role.type != "Role":
            return mention
        post = self.posts.get((role.id, body.id if body else ""))
        if post is None:
            name = f"{role.name} i {body.name}" if body else role.name
            post = Known(f"post/{slug(name)}", "Post", name)
            self.newcomers.setdefault(post.id, Newcomer(post, Head(role.name, "Post"), body.id if body else None))
        return Mention(post, mention.first, mention.end, min(mention.confidence, _REFERRED))

    def _in_section(self, mention: Mention, tokens: Sequence[Token]) -> Mention:
        """Take a bare “arbetsgruppen” for the one that the section is about."""
        head = self.head_in(tokens[mention.first].text) if mention.end - mention.first == 1 else None
        if head is None or head.word not in stems(tokens[mention.first].text):
            return mention
        places = (*self.here.heading.items(), *self.here.title.items())
        meant = next((known for word, known in places if word.endswith(head.word)), None)
        if is_one_of(tokens[mention.first].text, (meant or mention.known).name):
            meant = self._latest.get(head.word) or meant
        return Mention(meant, mention.first, mention.end, _REFERRED) if meant else mention

    def introduce(self, text: str, head: Head) -> Known:
        """Take in somebody new by a name that ends in `head`; one who is there already is returned."""
        name = text[0].upper() + (text[1:].casefold() if text.isupper() and head.word != text else text[1:])
        head = body_of_auditors(text, head, self.here.titles)
        place = "post" if head.type == "Post" else "organisation"
        known = Known(f"{place}/{slug(name)}", head.type, name)
        self.newcomers.setdefault(known.id, Newcomer(known, head))
        self.names.add(known)
        if " " in name and name.split()[-1].islower():  # "Den gemensamma jouren"
            self.names.add_exact(known, name[0].lower() + name[1:])
        return known

    def call(self, known: Known, other: str) -> None:
        """Let somebody go by another name too."""
        names = self.called.setdefault(known.id, [])
        if other.casefold() == known.name.casefold() or other in names:
            return
        names.append(other)
        if other.isupper():
            self.names.add_exact(known, other)
        else:
            self.names.add(Known(known.id, known.type, other))

    def merge(self, whole: Known, other: Known) -> None:
        """Let `other`, who is nobody else than `whole`, be the same, by both names."""
        del self.newcomers[other.id]
        self.call(whole, other.name)

    def unknown(self, tokens: Sequence[Token], known: Sequence[Mention]) -> list[NewName]:
        """Return the names in `tokens` outside of those who are `known`."""
        return new_names(tokens, [(mention.first, mention.end) for mention in known], self.head_in)

    def head_in(self, word: str) -> Head | None:
        """Return what `word` ends in: a kind of body of the workspace's own, else one of the usual."""
        return self.own.head_of(word) or head_of(word) or self._consulting(word)

    def _consulting(self, word: str) -> Head | None:
        """Return the head of a body that is consulted, where the document has one."""
        is_such = word.casefold().endswith(("samrådet", "samrådets"))
        return CONSULTING if is_such and any(each.head == CONSULTING for each in self.newcomers.values()) else None

    def _head(self, mention: Mention, tokens: Sequence[Token]) -> Head | None:
        last, first = (self.head_in(tokens[at].text) for at in (mention.end - 1, mention.first))
        newcomer = self.newcomers.get(mention.known.id)
        if newcomer and newcomer.head.word == COMPANY.word:
            return newcomer.head  # "Alby vatten AB" is “bolaget” too
        if last is None and first is None and mention.known.type == "Body":  # "Vård- och skolnätverket Ängsdal"
            heads = (self.head_in(tokens[at].text) for at in range(mention.first, mention.end))
            return next((head for head in heads if head and head.type == "Body"), None)
        of_body = mention.known.type == "Body" and first is not None and first.type == "Body"
        # "Nätverket för medicinskt ansvariga" is a network, whatever its last word is.
        return first if of_body and (last is None or last.type != "Body") else last or first

    def _as_sure_as_known(self, mention: Mention) -> Mention:
        if mention.known.id not in self.newcomers:
            return mention
        return Mention(mention.known, mention.first, mention.end, min(mention.confidence, _NEW))

    def _antecedent(self, name: NewName, tokens: Sequence[Token], found: Sequence[Mention]) -> Known | None:
        """Return whom a relative clause is about that a bare word is the subject of: "X, till vilken gruppen"."""
        before = [m for m in found if m.end < name.end - 1]
        is_subject = bool(before) and tokens[name.end - 2].folded in _WHICH
        return before[-1].known if is_subject else None

    def meant(self, name: NewName, tokens: Sequence[Token], other_than: Known | None = None) -> Known:
        """Return whom a bare word such as “gruppen” means here; somebody new where nobody is.

        It is nobody whom the clause that it stands in is about.
        """
        called = _GENITIVE.sub("", tokens[name.end - 1].text)
        if name.head.type == "Collective":
            return self.introduce(called, name.head)
        many = _are_many(name.head, called)
        for places in (self.here.heading, self.here.title, self._latest):
            for word, known in reversed(places.items()):
                other = is_one_of(called, known.name) or (many and not known.name.endswith(called[-_ENDING:]))
                if word.endswith(name.head.word) and not other and known != other_than:
                    return known
        return self._only_one(name.head, called.casefold()) or self.introduce(called, self._of_many(name.head, called))

    def _only_one(self, head: Head, called: str) -> Known | None:
        """Return the one body that is named by this kind and a name of its own: "Styrgrupp Barn", "Skolkansliet".

        The name that is one word has to have a section, and the bare one none.
        """
        names = {each.known: each.known.name.casefold() for each in self.newcomers.values()}
        begun = [known for known, name in names.items() if name.startswith(f"{head.word} ".casefold())]
        one = head.type == "Body" and not _are_many(head, called) and called not in self.here.titles
        ended = [known for known, name in names.items() if one and known.type == "Body" and name in self.here.titles]
        ended = [known for known in ended if " " not in known.name and names[known].endswith((called, head.word))]
        return next((found[0] for found in (begun, ended) if len(found) == 1), None)

    def _of_many(self, head: Head, called: str) -> Head:
        """Return the head of a name, that of a circle where it is the plural of the kind of several: "Nätverken"."""
        bodies = [each for each in self.newcomers.values() if each.known.type == "Body" and " " not in each.known.name]
        several = _are_many(head, called) and sum(each.head.word == head.word for each in bodies) > 1
        return Head(head.word, "Collective", "group-of-actors", head.level, sure=head.sure) if several else head

    def _meeting(self, tokens: Sequence[Token], taken: Sequence[Mention]) -> list[Mention]:
        """Take “mötet” first in a sentence for the body of the section that is one: "Årsmötet"."""
        # First in the sentence, or right after its verb: "Dessutom fastställer mötet avgiften".
        verbs = duty_words_at(tokens, 1) if len(tokens) > _INVERTED else []
        at = _INVERTED if any(found.word.form == "present" for found in verbs) else 0
        first = tokens[at].folded if tokens else ""
        head = event_head(tokens[at]) if tokens and not _is_taken(at, taken) else None
        if head is None or head not in stems(first) or not _DEFINITE.search(first):
            return []
        meant = next((known for known in self.here.headed if known.name.casefold().endswith(first)), None)
        return [Mention(meant, at, at + 1, _REFERRED)] if meant else []

    def _halves(self, tokens: Sequence[Token], taken: Sequence[Mention]) -> list[Mention]:
        """Find the first of two names that share their last word: "utvecklings- och samordningsgrupper"."""
        found = []
        for at, (one, link, other) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
            if not _HYPHENED.match(one.text) or link.folded not in _AND or _is_taken(at, taken):
                continue
            whole = Token(one.text.removesuffix("-") + tail_of(other.text), one.start, one.end)
            found += [Mention(m.known, at, at + 1, _REFERRED) for m in self.names.mentions([whole])]
        return found


def _are_many(head: Head, called: str) -> bool:
    """Whether bodies are spoken of together, by the plural of their kind: "nätverken", not "fullmäktige"."""
    return head.type == "Body" and called.casefold() == definite_many(head.word) != head.word


def _is_taken(at: int, taken: Sequence[Mention]) -> bool:
    return any(mention.first <= at < mention.end for mention in taken)
