"""Tables of duties: a column for what is done, one for who does it, perhaps ones for when and to whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.documents.conversion import Block
from graph.documents.segments import Segment
from graph.drafting.clause import Clause, Guess
from graph.drafting.governing import DESCRIBED, Governor
from graph.drafting.moments import deadline_in, months_in, recurrence_in, times_a_year_in
from graph.drafting.names import Mention
from graph.drafting.stated import Introduction
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.word_tables import table

_FEWEST, _FEWEST_MONTHS = 2, 3
#: "Jan" is a month, "j" is not.
_SHORTEST = 3
_LONGEST_HEADING = 5
_OTHER = re.compile(r"[^\w ]+")
_SURE = 0.8
#: What a row lays on whoever its cell names.
_ROW = Governor(0, 0, DESCRIBED, is_phrase=True, takes_nouns=True)

Columns = Mapping[str, int]


@dataclass(frozen=True)
class Row:
    """A row of a table of duties."""

    #: The cell that says what is done.
    duty: Segment
    introduction: Introduction
    _texts: Mapping[str, str]
    _recipients: tuple[Mention, ...]

    def completed(self, clause: Clause, block: Block) -> Clause:
        """Return `clause`, found in the cell of the duty, with what the other cells of the row say."""
        when = self._texts.get("deadline", "")
        often = recurrence_in(when)
        told = tuple(Guess(m.known.id, min(m.confidence, _SURE)) for m in self._recipients)
        return replace(
            clause,
            span=block.span,
            deadline=clause.deadline or (deadline_in(f"senast {when}") if when else None),
            recurrence=clause.recurrence or (Guess(often, _SURE) if often else None),
            times=clause.times or times_a_year_in(when),
            recipients=clause.recipients or told,
        )


def columns_of(row: Block) -> Columns:
    """Return which column holds what, where `row` heads a table of duties; empty where it does not."""
    found: dict[str, int] = {}
    for number, text in enumerate(_texts(row)):
        meaning = meaning_of(text, "duties")
        if meaning:
            found.setdefault(meaning, number)
    return found if len(found) >= _FEWEST and "duty" in found else {}


def meaning_of(heading: str, kind: str) -> str | None:
    """Return what a column under `heading` holds in a table of that `kind`; None where it is unknown."""
    words = " ".join(_OTHER.sub(" ", heading.casefold()).split())
    found = next((meaning for meaning, headings in _headings(kind) if words in headings), None)
    return found or (_like(words.split()) if kind == "year" else _each_of(words.split(), kind))


def _each_of(words: Sequence[str], kind: str) -> str | None:
    """What each word of a heading means, where that is one thing: "Organ/forum", "Uppdrag och ansvar"."""
    told = [word for word in words if word not in ("och", "eller")]
    meanings = {next((m for m, headings in _headings(kind) if word in headings), None) for word in told}
    return meanings.pop() if kind == "bodies" and len(told) > 1 and len(meanings) == 1 else None


def _like(words: Sequence[str]) -> str | None:
    """What a heading of more words asks for: "Vem håller i det", "Vad händer"."""
    asked: Mapping[str, list[str]] = table("tables")["year_asks"]
    short = 1 < len(words) <= _LONGEST_HEADING
    return next((meaning for meaning, listed in asked.items() if short and set(words) & set(listed)), None)


def row_of(block: Block, columns: Columns, mentions: Callable[[Sequence[Token]], list[Mention]]) -> Row | None:
    """Return a row below such a heading; None where its cell for the duty is empty."""
    texts = _texts(block)
    cells = {meaning: number for meaning, number in columns.items() if number < len(texts)}
    duty = cells.get("duty")
    if duty is None or not texts[duty]:
        return None

    def named(meaning: str) -> tuple[Mention, ...]:
        number = cells.get(meaning)
        return () if number is None else tuple(mentions(tokens_of(texts[number], block.cells[number].start)))

    introduction = Introduction(named("bearer"), _ROW)
    told = {meaning: texts[number] for meaning, number in cells.items()}
    return Row(Segment(block.cells[duty], texts[duty], listed=True), introduction, told, named("recipient"))


def months_of(row: Block) -> Mapping[int, str]:
    """Return which column is which month, where `row` heads a plan of the year; empty where it does not."""
    found = {number: months for number, text in enumerate(_texts(row)) if len(months := months_named(text)) == 1}
    return {number: months[0] for number, months in found.items()} if len(found) >= _FEWEST_MONTHS else {}


def cells_of(row: Block) -> list[Segment]:
    """Return the cells of a row, empty ones too."""
    return [Segment(cell, text, listed=False) for cell, text in zip(row.cells, _texts(row), strict=True)]


def months_named(text: str) -> tuple[str, ...]:
    """Return the month that `text` is the name of, short or whole; empty where it is none."""
    short = text.strip(" .").casefold()
    full = next((name for name in table("times")["months"] if len(short) >= _SHORTEST and name.startswith(short)), "")
    return months_in(full)


def texts_of(block: Block) -> list[str]:
    """Return the texts of a block that stand each by itself: its cells where it is a row, else its text."""
    return _texts(block) if block.kind == "row" else [block.text]


def _texts(row: Block) -> list[str]:
    start = row.span.start
    return [row.text[cell.start - start : cell.end - start] for cell in row.cells]


@cache
def _headings(kind: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((meaning, frozenset(words)) for meaning, words in table("tables")[kind].items())
