"""By what a goal is measured: "Målet mäts genom andelen …", "Måttet är …", "Indikator: …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.aiming import Aim
from graph.drafting.amounts import Change, Level, change_in, level_in
from graph.drafting.goal_table import GoalRow
from graph.drafting.measured_by import measure_of
from graph.drafting.measured_items import measure_in
from graph.drafting.passage import Passage


@dataclass(frozen=True)
class Yardstick:
    """What a goal is measured by, with the level that is wanted, in the words of the text."""

    span: Span
    section: str
    label: str
    goal: Aim
    level: Level | None
    change: Change | None
    #: What is wanted, where no level could be read from it, and how it is now, in the words of a table.
    wanted: str = ""
    now: str = ""
    #: The cell of a table that says what is wanted, and its words.
    told_at: Span | None = None
    told: str = ""


def yardsticks(passages: Sequence[Passage], goals: Sequence[Aim]) -> Iterator[Yardstick]:
    """Yield what the passages say that the goal before them in their section is measured by."""
    for passage in passages:
        if passage.goal:
            yield from _in_row(passage, passage.goal, goals)
            continue
        goal = _of_item(passage, goals)
        found = measure_in(passage.text) if goal else None
        if goal and found:
            yield Yardstick(passage.span, passage.section, found.label, goal, found.level, None, now=found.now)
            continue
        label = measure_of(passage.text)
        before = [goal for goal in goals if goal.section == passage.section and goal.span.end <= passage.span.start]
        if label and before:
            yield Yardstick(
                passage.span,
                passage.section,
                label,
                before[-1],
                level_in(passage.text),
                change_in(passage.text),
            )


def _of_item(passage: Passage, goals: Sequence[Aim]) -> Aim | None:
    """The goal that the item of a list, or the paragraph, states before this sentence of it."""
    block = passage.block
    inside = (goal for goal in goals if block.span.start <= goal.span.start and goal.span.end <= passage.span.start)
    return next(inside, None)


def _in_row(passage: Passage, row: GoalRow, goals: Sequence[Aim]) -> Iterator[Yardstick]:
    """Yield what a row of a table of goals tells that its goal is measured by."""
    goal = next((each for each in goals if each.span == row.name.span), None)
    if goal and row.measure:
        label = row.measure.text.rstrip(" .")
        note = "" if row.level else row.wanted
        level = row.level and row.level.measured_in(label)
        span = row.measure.span
        yield Yardstick(span, passage.section, label, goal, level, None, note, row.now, row.place, row.wanted)
