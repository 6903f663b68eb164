"""Plans of the year: what is dealt with in which month, by whom, as rows of a table or under the name of the month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.documents.conversion import Block
from graph.documents.locator import Span
from graph.documents.segments import Segment
from graph.drafting.dated_lines import dated_lead, day_in
from graph.drafting.moments import Deadline, months_in
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.tabling import cells_of, meaning_of, months_named
from graph.drafting.tokens import Token, tokens_of

_APART = (",", ":", ";", "–", "-")
_ENDS = (".", "")

Mentions = Callable[[Sequence[Token]], list[Mention]]


@dataclass(frozen=True)
class Entry:
    """One entry of a plan of the year."""

    months: tuple[str, ...]
    #: What is dealt with; empty where it is told in the sentences after.
    matter: Segment
    organisers: tuple[Mention, ...]
    #: The day that stands with the month.
    deadline: Deadline | None = None


@dataclass(frozen=True)
class YearTable:
    """A table with a column for the month and one for what is dealt with then."""

    columns: Mapping[str, int]
    #: The months of the row before, which go on where the cell is empty.
    months: tuple[str, ...] = ()

    def after(self, row: Block) -> YearTable:
        """Return the table as it stands after `row`."""
        return replace(self, months=self._months(row))

    def entry(self, row: Block, mentions: Mentions) -> Entry | None:
        """Return what `row` tells; None where it gives no month, or nothing that is dealt with."""
        matter, months = self._cell(row, "matter"), self._months(row)
        if matter is None or not matter.text or not months:
            return None
        organiser = self._cell(row, "organiser")
        named = mentions(tokens_of(organiser.text, organiser.span.start)) if organiser else ()
        when = self._cell(row, "month")
        deadline = day_in(when.text) if when else None
        return Entry(months, replace(matter, listed=True), tuple(named), deadline)

    def _months(self, row: Block) -> tuple[str, ...]:
        cell = self._cell(row, "month")
        if cell is None or not cell.text:
            return self.months
        return months_named(cell.text) or months_in(cell.text)

    def _cell(self, row: Block, meaning: str) -> Segment | None:
        number, cells = self.columns.get(meaning), cells_of(row)
        return cells[number] if number is not None and number < len(cells) else None


def year_table(row: Block, is_of_duties: bool) -> YearTable | None:
    """Return the table that `row` heads; None where it has no such columns.

    One that is a table of duties too is a plan of the year where its rows begin with the month.
    """
    found: dict[str, int] = {}
    for number, cell in enumerate(cells_of(row)):
        meaning = meaning_of(cell.text, "year")
        if meaning:
            found.setdefault(meaning, number)
    if not {"month", "matter"} <= found.keys() or (is_of_duties and found["month"] > 0):
        return None
    return YearTable(found)


def announced(sentence: Sentence, piece: Segment) -> Entry | None:
    """Return the entry that a line begins with its month and whoever meets then: "Mars: Direktionen. Bokslut."."""
    lead = dated_lead(piece.text)
    first = next((mention for mention in sentence.mentions if mention.first == 0), None)
    if lead is None or first is None:
        return None
    organisers = sentence.joined(first)
    end = organisers[-1].end
    if sentence.folded(end) in _APART and end + 1 < len(sentence.tokens):
        start = sentence.tokens[end + 1].start
        text = piece.text[start - piece.span.start :]
        return Entry(lead.months, Segment(Span(start, piece.span.end), text, listed=True), organisers, lead.deadline)
    if sentence.folded(end) in _ENDS:
        return Entry(
            lead.months, Segment(Span(piece.span.end, piece.span.end), "", listed=True), organisers, lead.deadline
        )
    return None
