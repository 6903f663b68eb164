"""Who acts in a document: bodies and posts that the workspace knows, and new ones that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.documents.locator import Span
from graph.drafting.auditing import body_of_auditors
from graph.drafting.body_words import Head, NewName, head_of, is_bare, new_names, tail_of
from graph.drafting.duty_words import duty_words_at
from graph.drafting.event_words import event_head
from graph.drafting.inflection import stems
from graph.drafting.named import is_where, tells_who_sits, with_short_names
from graph.drafting.names import Known, Mention, Names
from graph.drafting.own_lists import OwnLists
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
_AND = {"och", "eller", "samt", "respektive"}


@dataclass(frozen=True)
class Newcomer:
    """A body or post that no edition of the workspace knows."""

    known: Known
    head: Head
    #: Id of the body that a post, or a presidium, seems to be in.
    post_in: str | None = None
    #: Whether it stands in a list of the members, and what those listed are called: "partnerorganisationer".
    is_member: bool = False
    listed_as: str = ""
    #: The section and place that tells of it, where it is named in other words there.
    place: tuple[str, Span] | None = None


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
    _begun: bool = False
    #: All headings without their numbers, in lower case.
    titles: frozenset[str] = frozenset()
    #: By the word that a name ends in, the latest last.
    _latest: dict[str, Known] = field(default_factory=dict)
    _heading: dict[str, Known] = field(default_factory=dict)
    #: The bodies that the heading names, whatever their names end in.
    _headed: list[Known] = field(default_factory=list)
    #: Whom the title of the document names; a bare word means these before what was spoken of last.
    _title: dict[str, Known] = field(default_factory=dict)

    def enter_section(self, heading: Sequence[Token]) -> list[Mention]:
        """Begin a section; returns whom its heading names."""
        self._headed = []
        found = self.mentions(heading)
        self._headed = [mention.known for mention in found if mention.known.type == "Body"]
        self._heading = {head.word: mention.known for mention in found if (head := self._head(mention, heading))}
        if not self._begun:
            self._title = {word: known for word, known in self._heading.items() if known.type == "Body"}
        self._begun = True
        return found

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """Return who is named or referred to in a sentence, in order."""
        named = (mention for mention in self.names.mentions(tokens) if not is_where(mention, tokens))
        found = [self._in_section(mention, tokens) for mention in named]
        found += self._halves(tokens, found)
        found += self._meeting(tokens, found)
        for name in self.unknown(tokens, found):
            if name.definite and is_bare(name, tokens):
                found.append(Mention(self.meant(name, tokens), name.end - 1, name.end, _REFERRED))
        found = sorted(map(self._as_sure_as_known, found), key=lambda mention: mention.first)
        found = [self._at_place(self._of_its_body(mention, found, tokens), tokens) for mention in found]
        found = with_short_names(found, tokens)
        for mention in found:
            head = self._head(mention, tokens)
            if head and tokens[mention.first].folded not in table("bodies")["ranks"]:
                self._latest.pop(head.word, None)
                self._latest[head.word] = mention.known
        return found

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
        places = (*self._heading.items(), *self._title.items())
        meant = next((known for word, known in places if word.endswith(head.word)), None)
        return Mention(meant, mention.first, mention.end, _REFERRED) if meant else mention

    def _of_its_body(self, mention: Mention, found: Sequence[Mention], tokens: Sequence[Token]) -> Mention:
        """Tell the “ordföranden” of one body from that of another: each has its own."""
        newcomer = self.newcomers.get(mention.known.id)
        if newcomer is None or newcomer.head.word not in table("bodies")["of_each_body"]:
            return mention
        is_bare = not stems(newcomer.head.word).isdisjoint(stems(tokens[mention.first].text))
        if not is_bare or mention.end - mention.first > 1:
            return mention
        owned = any(other.end == mention.first for other in found)
        # The one presidium that the document has a section about is meant everywhere.
        has_section = mention.known.type == "Body" and mention.known.name.casefold() in self.titles
        if newcomer.post_in and not owned and (has_section or tells_who_sits(tokens, mention.first)):
            return mention
        body = self._owner(mention, found, tokens)
        if body is None and not self._has_section(newcomer.post_in):
            body = self._of_title(mention)
        if body is None or newcomer.post_in == body.id:
            return mention
        if newcomer.post_in is None:
            whole = self._whole_of(body) if tells_who_sits(tokens, mention.first) else body.id
            self.newcomers[mention.known.id] = replace(newcomer, post_in=whole)
            return mention
        name = f"{mention.known.name} i {body.name}"
        place = mention.known.id.partition("/")[0]
        known = Known(f"{place}/{slug(name)}", mention.known.type, name)
        self.newcomers.setdefault(known.id, Newcomer(known, newcomer.head, body.id))
        return Mention(known, mention.first, mention.end, min(mention.confidence, _REFERRED))

    def _at_place(self, mention: Mention, tokens: Sequence[Token]) -> Mention:
        """Tell the post of one municipality from those of others: "Miljöchefen i Alby"."""
        newcomer, end = self.newcomers.get(mention.known.id), mention.end
        followed = end + 1 < len(tokens) and tokens[end].folded == "i"
        one = followed and tokens[end - 1].folded.endswith("n") and newcomer and newcomer.head.type == "Post"
        place = self._place_at(tokens[end + 1 :]) if one else None
        if place is None or newcomer is None:
            return mention
        name = " ".join(token.text for token in tokens[mention.first : end + 1 + place.end])
        known = Known(f"post/{slug(name)}", "Post", name[0].upper() + name[1:])
        self.newcomers.setdefault(known.id, Newcomer(known, newcomer.head, place.known.id))
        return Mention(known, mention.first, end + 1 + place.end, min(mention.confidence, _REFERRED))

    def _place_at(self, tokens: Sequence[Token]) -> Mention | None:
        """The municipality or region that words begin with, by its name or that of its place alone."""
        named = (m for m in self.names.mentions(tokens) if m.first == 0 and m.known.type == "Principal")
        members = (each.known for each in self.newcomers.values() if each.known.type == "Principal")
        short = (Mention(known, 0, 1, _REFERRED) for known in members if known.name.startswith(f"{tokens[0].text} "))
        return next(named, None) or next(short, None)

    def _whole_of(self, body: Known) -> str:
        """Return whose chair sits in `body`: in a presidium that of the whole, "Presidiet utgörs av ordföranden"."""
        newcomer = self.newcomers.get(body.id)
        within = newcomer.post_in if newcomer and newcomer.head.word == "presidium" else None
        return within or body.id

    def _owner(self, mention: Mention, found: Sequence[Mention], tokens: Sequence[Token]) -> Known | None:
        """The body that a post or presidium is said to be of: right before or after it, else that of the section."""
        after = mention.end < len(tokens) and tokens[mention.end].folded in ("i", "för")
        beside = (m for m in found if m.end == mention.first or (after and m.first - mention.end in (1, 2)))
        said = next((m.known for m in beside if m.known.type == "Body"), None)
        of_section = (known for known in self._heading.values() if known.type == "Body" and known != mention.known)
        return said or next(of_section, None)

    def _has_section(self, body: str | None) -> bool:
        """Whether a section is about a body, so that its chair is meant elsewhere too."""
        known = self.newcomers.get(body or "")
        return known is not None and known.known.name.casefold() in self.titles

    def _of_title(self, mention: Mention) -> Known | None:
        """The body that the document is about, whose chair is meant where no other is spoken of."""
        of_title = (known for word, known in self._title.items() if _is_political(word) and known != mention.known)
        return next(of_title, None)

    def introduce(self, text: str, head: Head) -> Known:
        """Take in somebody new by a name that ends in `head`; one who is there already is returned."""
        name = text[0].upper() + (text[1:].casefold() if text.isupper() and head.word != text else text[1:])
        head = body_of_auditors(text, head, self.titles)
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

    def meant(self, name: NewName, tokens: Sequence[Token]) -> Known:
        """Return whom a bare word such as “gruppen” means here; somebody new where nobody is."""
        if name.head.type == "Collective":
            return self.introduce(_GENITIVE.sub("", tokens[name.end - 1].text), name.head)
        for places in (self._heading, self._title, self._latest):
            for word, known in reversed(places.items()):
                if word.endswith(name.head.word):
                    return known
        return self.introduce(_GENITIVE.sub("", tokens[name.end - 1].text), name.head)

    def _meeting(self, tokens: Sequence[Token], taken: Sequence[Mention]) -> list[Mention]:
        """Take “mötet” first in a sentence for the body of the section that is one: "Årsmötet"."""
        # First in the sentence, or right after its verb: "Dessutom fastställer mötet avgiften".
        verbs = duty_words_at(tokens, 1) if len(tokens) > _INVERTED else []
        at = _INVERTED if any(found.word.form == "present" for found in verbs) else 0
        first = tokens[at].folded if tokens else ""
        head = event_head(tokens[at]) if tokens and not _is_taken(at, taken) else None
        if head is None or head not in stems(first) or not _DEFINITE.search(first):
            return []
        meant = next((known for known in self._headed if known.name.casefold().endswith(first)), None)
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


def _is_political(word: str) -> bool:
    """Whether bodies whose name ends in `word` are such as have a chair and members."""
    head = head_of(word)
    return head is not None and head.level == "political"


def _is_taken(at: int, taken: Sequence[Mention]) -> bool:
    return any(mention.first <= at < mention.end for mention in taken)
