"""Reading tables row by row: as duties, matters, goals, entries of a plan of the year, or each cell by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.documents.conversion import Block
from graph.documents.segments import Segment, sentences
from graph.drafting.body_rows import passage_of_body
from graph.drafting.body_table import BodyTable, body_table, tells_by_itself
from graph.drafting.goal_table import GoalTable, goal_table
from graph.drafting.matrix import Matrix, Who, matrix_of
from graph.drafting.names import Mention
from graph.drafting.parted_entries import parted
from graph.drafting.passage import Passage
from graph.drafting.sentence import Sentence
from graph.drafting.stated import Introduction
from graph.drafting.tabling import Columns, cells_of, columns_of, months_of, row_of
from graph.drafting.tokens import Token
from graph.drafting.yearly import YearTable, year_table

#: Reads the words of a cell as a sentence of its block, in the light of an introduction.
Read = Callable[[Segment, Block, Introduction | None], Passage]


class Rows:
    """A table as far as it has been read; its first row tells what kind of table it is."""

    def __init__(self, read: Read, mentions: Callable[[Sequence[Token]], list[Mention]], who: Who) -> None:
        """Take what reads a sentence, who finds names, and who finds whom a cell names."""
        self._read = read
        self._mentions = mentions
        self._who = who
        self._goes_on = False
        self._columns: Columns = {}
        self._months: Mapping[int, str] = {}
        self._year: YearTable | None = None
        self._matrix: Matrix | None = None
        self._goals: GoalTable | None = None
        self._bodies: BodyTable | None = None
        self._body: Mention | None = None

    def begin(self, block: Block, goes_on: bool) -> None:
        """Begin the row `block`; one that does not go on from a row before it heads a table."""
        self._goes_on = goes_on
        if not goes_on:
            self._columns, self._months = columns_of(block), {}
            self._year = year_table(block, bool(self._columns))
            self._matrix = matrix_of(block)
            self._goals = goal_table(block)
            self._bodies, self._body = self._of_bodies(block), None
        self._months = months_of(block) or self._months

    def passages(self, block: Block, section: str) -> Iterator[Passage]:
        """Yield what the row tells: one passage, or one for each sentence of its cells."""
        row = self._row_of_body(block, section) if self._bodies and self._goes_on else None
        if row:
            yield row
        elif self._goals:
            goal = self._goals.row(block) if self._goes_on else None
            yield Passage(section, block, block.text, block.span, Sentence((), ()), goal=goal)
        elif self._matrix:
            yield self._of_matrix(self._matrix, block)
        else:
            told = self._of_year(block) or self._of_duties(block)
            yield from told or self._cells(block)

    def _of_bodies(self, block: Block) -> BodyTable | None:
        """Return the table of bodies that a row heads, where it can be no other table."""
        table = body_table(block)
        other = self._year or self._matrix or self._goals or self._columns
        return table if table and (tells_by_itself(table) or not other) else None

    def _row_of_body(self, block: Block, section: str) -> Passage | None:
        assert self._bodies
        found = passage_of_body(self._bodies, block, section, self._read, self._mentions, self._body)
        self._body = found.body.body if found and found.body else self._body
        return found

    def _of_matrix(self, matrix: Matrix, block: Block) -> Passage:
        """Read a row of matters and who does what with them; the headings are no duties."""
        passage = self._read(matrix.matter(block), block, Introduction())
        clauses = tuple(matrix.clauses(block, passage.section, self._who)) if self._goes_on else ()
        return replace(passage, text=block.text, span=block.span, clauses=clauses)

    def _of_year(self, block: Block) -> list[Passage]:
        entry = self._year.entry(block, self._mentions) if self._goes_on and self._year else None
        if self._year is None or entry is None:
            return []
        self._year = self._year.after(block)
        entries = parted(entry, self._mentions)
        read = [self._read(each.matter, block, Introduction(each.organisers)) for each in entries]
        told = [replace(_borne(passage), entry=each) for each, passage in zip(entries, read, strict=True)]
        return told if len(told) > 1 else [replace(told[0], text=block.text, span=block.span)]

    def _of_duties(self, block: Block) -> list[Passage]:
        row = row_of(block, self._columns, self._mentions) if self._goes_on and self._columns else None
        if row is None:
            return []
        passage = self._read(row.duty, block, row.introduction)
        clauses = tuple(row.completed(clause, block) for clause in passage.clauses)
        return [replace(passage, text=block.text, span=block.span, clauses=clauses)]

    def _cells(self, block: Block) -> Iterator[Passage]:
        for number, cell in enumerate(cells_of(block)):
            for piece in sentences(cell) if cell.text else ():
                yield replace(_borne(self._read(piece, block, None)), month=self._months.get(number))


def _borne(passage: Passage) -> Passage:
    """Return what a cell says without the duties of nobody: a cell by itself is no sentence."""
    return replace(passage, clauses=tuple(clause for clause in passage.clauses if clause.bearers))
