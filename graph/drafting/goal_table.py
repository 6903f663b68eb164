"""Tables of goals: a column for the goal, one for what it is measured by, perhaps ones for the level now and wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.documents.conversion import Block
from graph.documents.locator import Span
from graph.documents.segments import Segment
from graph.drafting.amounts import Level, level_in, level_of, year_in
from graph.drafting.measured_by import is_to_be_made
from graph.drafting.tabling import cells_of, meaning_of

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:[/–-]\d\d)?\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Step:
    """A level that a row sets, in the words of its cell; no level where the words tell none."""

    level: Level | None
    words: str
    place: Span


@dataclass(frozen=True)
class GoalRow:
    """A row of such a table."""

    name: Segment
    measure: Segment | None
    #: What is wanted, one for each year that has a column.
    steps: tuple[Step, ...]
    #: What the table says of the present.
    now: str


@dataclass(frozen=True)
class Column:
    """A column with the year that its heading gives, and whether that is all that the heading says."""

    number: int
    year: str | None
    is_year: bool = False


@dataclass(frozen=True)
class GoalTable:
    """Which columns tell the goal, its measure, the present and what is wanted."""

    goal: int
    measure: int | None
    now: Column | None
    levels: tuple[Column, ...]

    def row(self, block: Block) -> GoalRow | None:
        """Return what a row below the heading tells; None where it names no goal."""
        cells = dict(enumerate(cells_of(block)))
        goal, measure = cells.get(self.goal), cells.get(-1 if self.measure is None else self.measure)
        if goal is None or not goal.text:
            return None
        present = cells[self.now.number].text if self.now and self.now.number in cells else ""
        told = [(each, cells[each.number]) for each in self.levels if each.number in cells]
        steps = tuple(_step(column, cell, present) for column, cell in told if cell.text)
        measure = measure if measure and measure.text else None
        words = " ".join([present, *(step.words for step in steps)])
        if measure and not _NUMBER.search(words) and is_to_be_made(measure.text):
            return GoalRow(goal, None, (), "")
        return GoalRow(goal, measure, steps, self._dated(present))

    def _dated(self, now: str) -> str:
        """What the table says of the present, with the year that stands in its heading: "19 % (2024)"."""
        year = self.now and self.now.year
        told = year and _NUMBER.search(now) and not _YEAR.search(now)
        return f"{now.rstrip(' .')} ({year})" if told else now


def _step(column: Column, cell: Segment, now: str) -> Step:
    """What is to be reached; where no word says so, more or less than now is better, by the figures."""
    was, will = _NUMBER.search(now), _NUMBER.search(_YEAR.sub("", cell.text))
    found = level_in(cell.text)
    if will and not found:
        found = level_of(cell.text, was is None or _value(was) <= _value(will))
    due = year_in(cell.text) or column.year
    words = f"{cell.text.rstrip(' .')} ({column.year})" if column.is_year else cell.text
    return Step(found and found.until(due), words, cell.span)


def goal_table(row: Block) -> GoalTable | None:
    """Return the table that `row` heads; None where it has no column for goals and one for measures or levels.

    Columns may be headed by years alone. Where no other tells of the present, the first of several years does.
    """
    columns: dict[str, list[Column]] = {"level": []}
    for number, cell in enumerate(cells_of(row)):
        is_year = _YEAR.fullmatch(cell.text.strip()) is not None
        meaning = "level" if is_year else meaning_of(_YEAR.sub("", cell.text), "goals")
        if meaning:
            columns.setdefault(meaning, []).append(Column(number, year_in(cell.text), is_year))
    levels = columns["level"]
    now = columns["now"][0] if "now" in columns else None
    if now is None and len(levels) > 1 and all(each.is_year for each in levels):
        now, *levels = sorted(levels, key=lambda each: each.year or "")
    if "goal" not in columns or not (levels or "measure" in columns):
        return None
    measure = columns["measure"][0].number if "measure" in columns else None
    return GoalTable(columns["goal"][0].number, measure, now, tuple(levels))


def _value(match: re.Match[str]) -> float:
    return float(match.group().replace(",", "."))
