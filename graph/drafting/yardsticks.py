"""By what a goal is measured: "Målet mäts genom andelen …", "Måttet är …", "Indikator: …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.aiming import Aim
from graph.drafting.amounts import Change, Level, change_in, level_in
from graph.drafting.measured_by import measure_of
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


def yardsticks(passages: Sequence[Passage], goals: Sequence[Aim]) -> Iterator[Yardstick]:
    """Yield what the passages say that the goal before them in their section is measured by."""
    for passage in passages:
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
