"""By what a goal is measured: "Målet mäts genom andelen …", "Måttet är …", "Indikator: …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.documents.locator import Span
from graph.drafting.aiming import Aim
from graph.drafting.amounts import Change, Level, change_in, level_in
from graph.drafting.goal_table import GoalRow, Step
from graph.drafting.measured_by import after_measure, counted_in, measure_of
from graph.drafting.measured_items import measure_in
from graph.drafting.passage import Passage
from graph.drafting.wanted import bare_level_in, now_in, wanted_in
from graph.drafting.word_tables import table


@dataclass(frozen=True)
class Yardstick:
    """What a goal is measured by, with the level that is wanted, in the words of the text."""

    span: Span
    section: str
    #: Empty where a level is set for the goal itself, and no measure is named.
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
    #: What a table wants in later years.
    later: tuple[Step, ...] = ()


def yardsticks(passages: Sequence[Passage], goals: Sequence[Aim]) -> Iterator[Yardstick]:
    """Yield what the passages say that the goal before them in their section is measured by, and what is wanted."""
    found: list[Yardstick] = []
    for passage in passages:
        if passage.goal:
            found += _in_row(passage, passage.goal, goals)
            continue
        before = [goal for goal in goals if goal.section == passage.section and goal.span.end <= passage.span.start]
        if before and not _completed(found, passage, before[-1]):
            found += _told(passage, _of_item(passage, goals), before[-1])
    yield from found


def _told(passage: Passage, of_item: Aim | None, before: Aim) -> Iterator[Yardstick]:
    """Yield what a sentence tells that the goal of its item, or the one before, is measured by."""
    measure = measure_in(passage.text) if of_item else None
    label = measure_of(passage.text) or counted_in(passage.sentence)
    if of_item and measure:
        place, told = (passage.span, passage.section), (measure.level, measure.change)
        yield Yardstick(*place, measure.label, of_item, *told, now=measure.now)
    elif label:
        after = after_measure(passage.text)
        wanted = wanted_in(after)  # "Indikator: andel som läser, målvärde 95 procent år 2029"
        level = level_in(after) or (wanted.level if wanted else None)
        yield Yardstick(passage.span, passage.section, label, before, level, change_in(after))


def _completed(found: list[Yardstick], passage: Passage, goal: Aim) -> bool:
    """Let a sentence that sets a level, or tells of now, go for the last measure of the goal, else for the goal."""
    at = next((at for at in range(len(found) - 1, -1, -1) if found[at].goal is goal and found[at].label), None)
    now = now_in(passage.text)
    if now and at is not None:
        found[at] = replace(found[at], now=now)
        return True
    named_alone = at is not None and not (found[at].level or found[at].change)
    wanted = wanted_in(passage.text, not _is_to_fall(goal)) or (bare_level_in(passage.text) if named_alone else None)
    if wanted is None:
        return False
    if at is None or found[at].told_at or found[at].level or found[at].change:
        new = Yardstick(passage.span, passage.section, "", goal, wanted.level, wanted.change, told=wanted.words)
        found.append(new)
        return True
    level = wanted.level and wanted.level.measured_in(found[at].label)
    now = wanted.now or found[at].now
    found[at] = replace(found[at], level=level, change=wanted.change, told_at=passage.span, told=wanted.words, now=now)
    return True


def _is_to_fall(goal: Aim) -> bool:
    """Whether a goal says that something is to become less: "Skolfrånvaron minskar", "Färre olyckor"."""
    words = {word.casefold() for word in goal.label.split()}
    return not words.isdisjoint({*table("amounts")["directions"]["decrease"], *table("amounts")["fewer"]})


def _of_item(passage: Passage, goals: Sequence[Aim]) -> Aim | None:
    """The goal that the item of a list, or the paragraph, states before this sentence of it."""
    block = passage.block
    inside = (goal for goal in goals if block.span.start <= goal.span.start and goal.span.end <= passage.span.start)
    return next(inside, None)


def _in_row(passage: Passage, row: GoalRow, goals: Sequence[Aim]) -> Iterator[Yardstick]:
    """Yield what a row of a table of goals tells that its goal is measured by."""
    goal = next((each for each in goals if each.span == row.name.span), None)
    if goal is None or row.measure is None:
        return
    label = row.measure.text.rstrip(" .")
    alone = Yardstick(row.measure.span, passage.section, label, goal, None, None, now=row.now)
    steps = [replace(each, level=each.level and each.level.measured_in(label)) for each in row.steps]
    if not steps:
        yield alone
        return
    first, *later = steps
    wanted = "" if first.level else first.words
    told = replace(alone, level=first.level, wanted=wanted, told_at=first.place, told=first.words)
    yield replace(told, later=tuple(later))
