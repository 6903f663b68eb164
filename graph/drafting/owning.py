"""Whose a post or presidium is: each body has a chair of its own, and each municipality its own officers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.drafting.body_words import head_of
from graph.drafting.inflection import stems
from graph.drafting.named import tells_who_sits
from graph.drafting.names import Known, Mention, Names
from graph.drafting.newcomer import Newcomer
from graph.drafting.slugs import slug
from graph.drafting.tokens import Token
from graph.drafting.word_tables import table

_REFERRED = 0.75


@dataclass
class Here:
    """Where in a document one is reading: what its title and the heading of the section name."""

    #: All headings without their numbers, in lower case.
    titles: frozenset[str] = frozenset()
    #: Whom the heading names, by the word that a name ends in.
    heading: dict[str, Known] = field(default_factory=dict)
    #: The bodies that the heading names, whatever their names end in.
    headed: list[Known] = field(default_factory=list)
    #: Whom the title of the document names; a bare word means these before what was spoken of last.
    title: dict[str, Known] = field(default_factory=dict)


class Owning:
    """Tells the chair of one body from that of another, and takes in those that nobody knew."""

    def __init__(self, newcomers: dict[str, Newcomer], names: Names, here: Here) -> None:
        """Take who is new in the document, all names, and where one is reading."""
        self._newcomers = newcomers
        self._names = names
        self._here = here

    def of_its_body(self, mention: Mention, found: Sequence[Mention], tokens: Sequence[Token]) -> Mention:
        """Tell the “ordföranden” of one body from that of another: each has its own."""
        newcomer = self._newcomers.get(mention.known.id)
        if newcomer is None or newcomer.head.word not in table("bodies")["of_each_body"]:
            return mention
        is_bare = not stems(newcomer.head.word).isdisjoint(stems(tokens[mention.first].text))
        if not is_bare or mention.end - mention.first > 1:
            return mention
        owned = any(other.end == mention.first for other in found)
        # The one presidium that the document has a section about is meant everywhere.
        has_section = mention.known.type == "Body" and mention.known.name.casefold() in self._here.titles
        if newcomer.post_in and not owned and (has_section or tells_who_sits(tokens, mention.first)):
            return mention
        body = self._owner(mention, found, tokens)
        if body is None and not self._has_section(newcomer.post_in):
            body = self._of_title(mention)
        if body is None or newcomer.post_in == body.id:
            return mention
        if newcomer.post_in is None:
            whole = self._whole_of(body) if tells_who_sits(tokens, mention.first) else body.id
            self._newcomers[mention.known.id] = replace(newcomer, post_in=whole)
            return mention
        name = f"{mention.known.name} i {body.name}"
        place = mention.known.id.partition("/")[0]
        known = Known(f"{place}/{slug(name)}", mention.known.type, name)
        self._newcomers.setdefault(known.id, Newcomer(known, newcomer.head, body.id))
        return Mention(known, mention.first, mention.end, min(mention.confidence, _REFERRED))

    def at_place(self, mention: Mention, tokens: Sequence[Token]) -> Mention:
        """Tell the post of one municipality from those of others: "Miljöchefen i Alby"."""
        newcomer, end = self._newcomers.get(mention.known.id), mention.end
        followed = end + 1 < len(tokens) and tokens[end].folded == "i"
        one = followed and tokens[end - 1].folded.endswith("n") and newcomer and newcomer.head.type == "Post"
        place = self._place_at(tokens[end + 1 :]) if one else None
        if place is None or newcomer is None:
            return mention
        name = " ".join(token.text for token in tokens[mention.first : end + 1 + place.end])
        known = Known(f"post/{slug(name)}", "Post", name[0].upper() + name[1:])
        self._newcomers.setdefault(known.id, Newcomer(known, newcomer.head, place.known.id))
        return Mention(known, mention.first, end + 1 + place.end, min(mention.confidence, _REFERRED))

    def _place_at(self, tokens: Sequence[Token]) -> Mention | None:
        """The municipality or region that words begin with, by its name or that of its place alone."""
        named = (m for m in self._names.mentions(tokens) if m.first == 0 and m.known.type == "Principal")
        members = (each.known for each in self._newcomers.values() if each.known.type == "Principal")
        short = (Mention(known, 0, 1, _REFERRED) for known in members if known.name.startswith(f"{tokens[0].text} "))
        return next(named, None) or next(short, None)

    def _whole_of(self, body: Known) -> str:
        """Return whose chair sits in `body`: in a presidium that of the whole, "Presidiet utgörs av ordföranden"."""
        newcomer = self._newcomers.get(body.id)
        within = newcomer.post_in if newcomer and newcomer.head.word == "presidium" else None
        return within or body.id

    def _owner(self, mention: Mention, found: Sequence[Mention], tokens: Sequence[Token]) -> Known | None:
        """The body that a post or presidium is said to be of: right before or after it, else that of the section."""
        after = mention.end < len(tokens) and tokens[mention.end].folded in ("i", "för")
        beside = (m for m in found if m.end == mention.first or (after and m.first - mention.end in (1, 2)))
        said = next((m.known for m in beside if m.known.type == "Body"), None)
        of_section = (known for known in self._here.heading.values() if known.type == "Body" and known != mention.known)
        return said or next(of_section, None) or self._only_one_of_many(found)

    def _only_one_of_many(self, found: Sequence[Mention]) -> Known | None:
        """The one body that a sentence names, where the section is about several: "Ordförande utses av nätverket"."""
        of_several = any(known.type == "Collective" for known in self._here.heading.values())
        bodies = list(dict.fromkeys(m.known for m in found if m.known.type == "Body"))
        return bodies[0] if of_several and len(bodies) == 1 else None

    def _has_section(self, body: str | None) -> bool:
        """Whether a section is about a body, so that its chair is meant elsewhere too."""
        known = self._newcomers.get(body or "")
        return known is not None and known.known.name.casefold() in self._here.titles

    def _of_title(self, mention: Mention) -> Known | None:
        """The body that the document is about, whose chair is meant where no other is spoken of."""
        of_title = (known for word, known in self._here.title.items() if _is_political(word) and known != mention.known)
        return next(of_title, None)


def _is_political(word: str) -> bool:
    """Whether bodies whose name ends in `word` are such as have a chair and members."""
    head = head_of(word)
    return head is not None and head.level == "political"
