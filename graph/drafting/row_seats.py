"""Who sits in a body as a cell of a table lists them, part by part: "Två per kommun, kanslichefen samt en strateg"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.documents.locator import Span
from graph.drafting.body_table import BodyRow, is_title
from graph.drafting.clause import Guess
from graph.drafting.composition import Composition
from graph.drafting.governing import DESCRIBED
from graph.drafting.holders import post_of
from graph.drafting.inflection import is_genitive
from graph.drafting.names import Mention
from graph.drafting.numbers import number_of
from graph.drafting.passage import Passage
from graph.drafting.seats import Seats, is_drawn
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table

_LIKELY = 0.75
_APART = frozenset({",", ";", "samt", "/", "+"})
_EACH = frozenset({"per", "varje", "vardera", "respektive"})
_PERSONS = ("Post", "Role")


def seats_of_row(passage: Passage, row: BodyRow) -> Composition | None:
    """Return who sits in the body of a row, and who takes the chair; None where it says nothing of either."""
    members = [_part(row.members, start, end) for start, end in _parts(row.members)] if row.members else []
    chair = _chair(row)
    if not chair and any(clause.fills for clause in passage.clauses):  # "Utses av rådet"
        chair = ((_title(row), Guess(post_of(row.title.casefold(), row.body.known).id, _LIKELY)),)
    seat = _told_of_chair(row) if row.chair and not chair else None
    groups = (*members, *([seat] if seat else ()))
    if not groups and not chair:
        return None
    body = Guess(row.body.known.id, min(row.body.confidence, _LIKELY), "read-from", row.body.known.name)
    return Composition((passage.span,), passage.section, body, DESCRIBED, groups=groups, chairs=chair)


def _parts(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where each part of a list begins and ends: a comma parts, and an och before a number."""
    start = 0
    for at in range(len(sentence.tokens) + 1):
        counts = number_of(sentence.folded(at + 1)) is not None or sentence.folded(at + 1) in ("en", "ett")
        parts = sentence.folded(at) in _APART or (sentence.folded(at) == "och" and counts)
        if at == len(sentence.tokens) or parts:
            if at > start:
                yield start, at
            start = at + 1


def _part(sentence: Sentence, start: int, end: int) -> Seats:
    """Read one part: how many, from whom, or which post; its words are what they are called."""
    count = number_of(sentence.folded(start)) or 0
    of_each = any(sentence.folded(at) in _EACH for at in range(start, end))
    inside = [m for m in sentence.mentions if start <= m.first and m.end <= end]
    held = next((m for m in inside if m.known.type in _PERSONS and m.end == end and _is_all(inside, m, start)), None)
    drawn = [m for m in inside if m.known.type not in _PERSONS and _is_whose(sentence, m)]
    whom = held or (drawn[0] if len(drawn) == 1 else None)
    tokens = sentence.tokens[start:end]
    words = " ".join(token.text for token in tokens)
    pool = Guess(whom.known.id, min(whom.confidence, _LIKELY)) if whom else Guess("", _LIKELY)
    span, called = Span(tokens[0].start, tokens[-1].end), f"{words[0].upper()}{words[1:]}"
    return Seats(0 if of_each else count, pool, span, called=called, is_whole=True)


def _is_all(inside: Sequence[Mention], post: Mention, start: int) -> bool:
    """Whether a post is all that a part names, whose it is aside: "Rådets ordförande"."""
    return post.first == start or any(m.first == start and m.end == post.first for m in inside)


def _is_whose(sentence: Sentence, mention: Mention) -> bool:
    """Whether those who sit there are drawn from somebody, or are somebody's."""
    return is_drawn(sentence, mention) or is_genitive(sentence.tokens[mention.end - 1].text)


def _chair(row: BodyRow) -> tuple[tuple[str, Guess], ...]:
    """Who takes the chair, where the cell is a post and nothing else."""
    sentence = row.chair
    mention = sentence.mentions[-1] if sentence and sentence.mentions else None
    if sentence is None or mention is None or mention.known.type not in _PERSONS or mention.end < len(sentence.tokens):
        return ()
    owned = any(m.first == 0 and m.end == mention.first for m in sentence.mentions)  # "Rådets ordförande"
    if mention.first > 0 and not owned:
        return ()
    return ((_title(row), Guess(mention.known.id, min(mention.confidence, _LIKELY))),)


def _told_of_chair(row: BodyRow) -> Seats | None:
    """What else the cell of the chair says, in its words: "Ordförande: delat mellan två kommuner"."""
    assert row.chair
    tokens = row.chair.tokens
    words = " ".join(token.text for token in tokens).replace(" ,", ",")
    told = words if is_title(row.chair) else words[0].lower() + words[1:]
    span = Span(tokens[0].start, tokens[-1].end)
    return Seats(0, Guess("", _LIKELY), span, called=f"{_title(row)}: {told}", is_whole=True)


def _title(row: BodyRow) -> str:
    chairs = table("bodies")["chairs"]
    return row.title if row.title.casefold() in chairs else "Ordförande"
