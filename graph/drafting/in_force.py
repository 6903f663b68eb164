"""What a document says of its own standing: who adopted or revised it and when, and from when to when it holds.

It stands without a subject, as on a front page ("Antagen av fullmäktige den 12 mars 2031, § 14"), or with the
document for its subject ("Detta reglemente gäller från och med den 1 april 2031"). A rule about who is to adopt
it ("Reglementet fastställs av fullmäktige") says nothing of the sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from graph.documents.conversion import Block
from graph.documents.locator import Span
from graph.drafting.dated import Dated, dates_in, day_and_month
from graph.drafting.names import Known, Mention
from graph.drafting.passage import Passage, Section
from graph.drafting.standing_words import approved_by, beginning, later, undecided_words, until
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.word_tables import table

Kind = Literal["adopted", "revised", "from", "to", "draft", "proposal"]
_SECTION_SIGN = re.compile(r"§+\s*\d+(?:[–-]\d+)?(?:/\d{2,4})?|\bprotokoll\s+\d+/\d+|\bdnr\s+\S*\d")
_ORGANISATIONS = ("Body", "Principal", "Collective", "Arena", "CompoundBody", "Actor")
#: How decisions are made in general is no decision: “Beslut i forumen fattas med samsyn”.
_MADE = re.compile(r"(?i)\bbeslut\w*\b.*\b(?:fattas|tas|fattar|tar)\b")
#: A document that is not decided says so among its first words.
_FIRST_BLOCKS, _SHORT = 8, 12
#: What tells of the standing is a line or two; so many characters are another thing.
_LONGEST = 1_000


@dataclass(frozen=True)
class InForce:
    """One thing that a place says of the standing of the document."""

    kind: Kind
    span: Span
    section: str
    #: A year, month or day as records write it; empty where the place gives none.
    date: str = ""
    #: Whoever adopted or revised it.
    by: Known | None = None
    #: The municipality or region whose body it is, where that is named after it.
    within: Known | None = None
    #: The number of the decision, with its sign.
    decision: str = ""
    #: Whoever is said to have approved it before: a condition of the decision, and no decision of its own.
    approvers: tuple[Known, ...] = ()


#: Whose a body is said to be.
_WHOLES = ("Principal", "Arena")


@dataclass(frozen=True)
class _Place:
    text: str
    span: Span
    section: str
    tokens: Sequence[Token]
    mentions: Sequence[Mention]

    def named(self, start: int, end: int) -> list[Mention]:
        """Who is named between two characters of the place."""
        first, last = self.span.start + start, self.span.start + end
        found = [m for m in self.mentions if first <= self.tokens[m.first].start < last]
        return [mention for mention in found if mention.known.type in _ORGANISATIONS]


def in_force(passages: Sequence[Passage], sections: Sequence[Section]) -> Iterator[InForce]:
    """Yield what headings and passages say of the standing of the document, in order."""
    for number, place in enumerate(sorted(_places(passages, sections), key=lambda place: place.span.start)):
        if number < _FIRST_BLOCKS:
            yield from _undecided(place)
        yield from _read(place)


def _places(passages: Sequence[Passage], sections: Sequence[Section]) -> Iterator[_Place]:
    for section in sections:
        if section.heading:
            tokens = tokens_of(section.heading.text, section.heading.span.start)
            yield _Place(section.heading.text, section.heading.span, section.slug, tokens, section.named)
    rows: dict[Block, list[Passage]] = {}
    for passage in passages:
        if passage.block.kind == "row":
            rows.setdefault(passage.block, []).append(passage)
        else:
            sentence = passage.sentence
            yield _Place(passage.text, passage.span, passage.section, sentence.tokens, sentence.mentions)
    for block, cells in rows.items():
        yield _of_row(block, cells)


def _of_row(block: Block, cells: Sequence[Passage]) -> _Place:
    """A row of a front page, "Antagen av | Fullmäktige", read as one line."""
    tokens: list[Token] = []
    mentions: list[Mention] = []
    for passage in cells:
        shift = len(tokens)
        tokens += passage.sentence.tokens
        mentions += [Mention(m.known, m.first + shift, m.end + shift, m.confidence) for m in passage.sentence.mentions]
    return _Place(block.text, block.span, cells[0].section, tokens, mentions)


def _undecided(place: _Place) -> Iterator[InForce]:
    match = undecided_words().match(place.text)
    if match and len(place.text.split()) <= _SHORT:
        word = match["word"].casefold()
        kinds: dict[Literal["draft", "proposal"], list[str]] = table("standing")["undecided"]
        yield InForce(next(kind for kind, words in kinds.items() if word in words), place.span, place.section)


def _read(place: _Place) -> Iterator[InForce]:
    first = beginning().match(place.text) if len(place.text) <= _LONGEST else None
    if first is None or _MADE.search(place.text):
        return
    starts = [(first.start("word"), first), *((m.start(), m) for m in later().finditer(place.text, first.end()))]
    ends = [start for start, _ in starts[1:]] + [len(place.text)]
    for (start, match), end in zip(starts, ends, strict=True):
        kind = _kind_of(match["word"])
        yield from _validity(place, match.end("word"), end) if kind == "from" else _decision(place, kind, start, end)


def _validity(place: _Place, start: int, end: int) -> Iterator[InForce]:
    """Read "från och med den 1 april 2031 till och med …": what a word of until goes before is the end."""
    at, found = start, _dates(place, start, end)
    for number, dated in enumerate(found):
        between = place.text[at : dated.start]
        kind: Kind = "to" if until().search(between) else "from"
        own = _until_here(place, at if number else 0, dated) if len(found) > 1 else place.span
        yield InForce(kind, own, place.section, dated.date)
        at = dated.end


def _until_here(place: _Place, start: int, dated: Dated) -> Span:
    """The words that give one of several dates, so that each stands in a place that says no other."""
    begun = start + len(place.text[start:]) - len(place.text[start:].lstrip(" ,;–-"))
    return Span(place.span.start + begun, place.span.start + dated.end)


def _decision(place: _Place, kind: Kind, start: int, end: int) -> Iterator[InForce]:
    """Read who adopted or revised it: each with the date and number that follow, or those of the whole."""
    named = place.named(start, end)
    whose = {m.end for m in named}  # "av nätverkets årsmöte" is the meeting, whose it is beside the matter
    who = [m for m in named if m.end not in {other.first for other in named if other.first in whose}]
    whole = _dates(place, start, end)
    if not whole and not who:
        return
    after = approved_by(place.text, start, end)
    approvers = place.named(*after) if after else []
    bodies = [m for m in who if not _is_whose(place, m, who) and m not in approvers]
    if not bodies:
        yield from (
            InForce(kind, place.span, place.section, each.date, decision=_number(place.text[start:end]))
            for each in whole[:1]
        )
    each_of = [m for m in who if m.known.type == "Principal" and place.tokens[m.first - 1].folded == "i"]
    organs = [m for m in bodies if m not in each_of]
    if len(organs) == 1 and len(each_of) > 1 and kind == "adopted":
        yield from _by_each(place, organs[0].known, each_of, end, whole)
        return
    begins = [place.tokens[m.first].start - place.span.start for m in bodies]
    for body, (begin, stop) in zip(bodies, pairwise([*begins, end]), strict=True):
        others = [each for each in whole if not begins[0] < each.start < begin]  # those are of who stands before
        own = _dates(place, begin, stop) or others
        within = next((m.known for m in who if m.known.type == "Principal" and _is_whose(place, m, [body])), None)
        number = _number(place.text[begin:stop]) or _number(place.text[start:end])
        date = own[0].date if own else ""
        before = tuple(mention.known for mention in approvers)
        yield InForce(kind, place.span, place.section, date, body.known, within, number, before)


def _by_each(
    place: _Place, body: Known, places: Sequence[Mention], end: int, whole: Sequence[Dated]
) -> Iterator[InForce]:
    """Read when the same body of each of several decided: "av fullmäktige i Alby den 3 maj, i Berga den 4 maj 2031"."""
    begins = [place.tokens[mention.first].start - place.span.start for mention in places]
    years = [dated.date[:4] for dated in whole]
    for mention, (begin, stop) in zip(places, pairwise([*begins, end]), strict=True):
        text = place.text[begin:stop]
        own = [dated.date for dated in whole if begin <= dated.start < stop]
        day = day_and_month(text, next(iter(years), ""))
        date = own[0] if own else day or next(iter([dated.date for dated in whole]), "")
        yield InForce("adopted", place.span, place.section, date, body, mention.known, _number(text))


def _is_whose(place: _Place, one: Mention, others: Sequence[Mention]) -> bool:
    """Whether a municipality, region or arena only tells whose the body before it is: "fullmäktige i Ås kommun"."""
    before = place.tokens[one.first - 1].folded if one.first else ""
    return one.known.type in _WHOLES and before in ("i", "för") and any(m.end == one.first - 1 for m in others)


def _dates(place: _Place, start: int, end: int) -> list[Dated]:
    return [dated for dated in dates_in(place.text) if start <= dated.start < end]


def _number(text: str) -> str:
    match = _SECTION_SIGN.search(text)
    return " ".join(match.group().split()) if match else ""


def _kind_of(word: str) -> Kind:
    words = " ".join(word.casefold().split())
    kinds: tuple[Kind, ...] = ("adopted", "revised", "from")
    return next(kind for kind in kinds if words in table("standing")[kind])
