"""Tables of goals: a column for the goal, one for what it is measured by, perhaps ones for the level now and wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
class GoalRow:
    """A row of such a table."""

    name: Segment
    measure: Segment | None
    level: Level | None
    #: What is wanted, in the words of the text, and what the table says of the present.
    wanted: str
    now: str
    #: The cell that says what is wanted.
    place: Span | None = None


@dataclass(frozen=True)
class GoalTable:
    """Which column holds what, and the years that the headings of the wanted level and of the present give."""

    columns: Mapping[str, int]
    due: str | None
    counted_from: str | None = None

    def row(self, block: Block) -> GoalRow | None:
        """Return what a row below the heading tells; None where it names no goal."""
        cells = {meaning: each for meaning, at in self.columns.items() if (each := _cell(block, at)) and each.text}
        if "goal" not in cells:
            return None
        wanted, now = (cells[key].text if key in cells else "" for key in ("level", "now"))
        place = cells["level"].span if "level" in cells else None
        level, measure = self._level(wanted, now), cells.get("measure")
        if measure and not _NUMBER.search(f"{wanted} {now}") and is_to_be_made(measure.text):
            return GoalRow(cells["goal"], None, None, "", "")
        return GoalRow(cells["goal"], measure, level, wanted, self._dated(now), place)

    def _dated(self, now: str) -> str:
        """What the table says of the present, with the year that stands in its heading: "19 % (2024)"."""
        told = self.counted_from and _NUMBER.search(now) and not _YEAR.search(now)
        return f"{now.rstrip(' .')} ({self.counted_from})" if told else now

    def _level(self, wanted: str, now: str) -> Level | None:
        """What is to be reached; where no word says so, more or less than now is better, by the figures."""
        was, will = _NUMBER.search(now), _NUMBER.search(_YEAR.sub("", wanted))
        found = level_in(wanted)
        if will and not found:
            found = level_of(wanted, was is None or _value(was) <= _value(will))
        return found and found.until(year_in(wanted) or self.due)


def goal_table(row: Block) -> GoalTable | None:
    """Return the table that `row` heads; None where it has no column for goals and one for measures or levels."""
    found: dict[str, int] = {}
    due: str | None = None
    counted_from: str | None = None
    for number, cell in enumerate(cells_of(row)):
        meaning = meaning_of(_YEAR.sub("", cell.text), "goals")
        if meaning:
            found.setdefault(meaning, number)
        due = year_in(cell.text) or due if meaning == "level" else due
        counted_from = year_in(cell.text) or counted_from if meaning == "now" else counted_from
    return GoalTable(found, due, counted_from) if "goal" in found and found.keys() & {"measure", "level"} else None


def _cell(block: Block, number: int) -> Segment | None:
    cells = cells_of(block)
    return cells[number] if number < len(cells) else None


def _value(match: re.Match[str]) -> float:
    return float(match.group().replace(",", "."))
