"""Tables of goals: a column for the goal, one for what it is measured by, perhaps ones for the level now and wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph.documents.conversion import Block
from graph.documents.locator import Span
from graph.documents.segments import Segment
from graph.drafting.amounts import Level, level_in, level_of, year_in
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
    """Which column holds what, and the year that the heading of the wanted level gives."""

    columns: Mapping[str, int]
    due: str | None

    def row(self, block: Block) -> GoalRow | None:
        """Return what a row below the heading tells; None where it names no goal."""
        cells = {meaning: each for meaning, at in self.columns.items() if (each := _cell(block, at)) and each.text}
        if "goal" not in cells:
            return None
        wanted, now = (cells[key].text if key in cells else "" for key in ("level", "now"))
        place = cells["level"].span if "level" in cells else None
        return GoalRow(cells["goal"], cells.get("measure"), self._level(wanted, now), wanted, now, place)

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
    for number, cell in enumerate(cells_of(row)):
        meaning = meaning_of(_YEAR.sub("", cell.text), "goals")
        if meaning:
            found.setdefault(meaning, number)
        due = year_in(cell.text) or due if meaning == "level" else due
    return GoalTable(found, due) if "goal" in found and found.keys() & {"measure", "level"} else None


def _cell(block: Block, number: int) -> Segment | None:
    cells = cells_of(block)
    return cells[number] if number < len(cells) else None


def _value(match: re.Match[str]) -> float:
    return float(match.group().replace(",", "."))
