"""The records of what goals are measured by, and of the changes that are set as targets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.drafting.aiming import Aim
from graph.drafting.amounts import Change, Level, year_in
from graph.drafting.goal_table import Step
from graph.drafting.marked import Marked
from graph.drafting.numbers import number_of
from graph.drafting.records.making import Fields, Making
from graph.drafting.yardsticks import Yardstick

#: All 11 of four fictional documents were right, of measures and of levels alike.
_READ, _LEVEL, _UNSAID = 0.8, 0.75, 0.3
#: As the scheme of units names it, where the text says none: a target has to have one.
_NO_UNIT = "none"
_FIGURE = re.compile(r"\d{1,3}(?:\s\d{3})+|\d+(?:[.,]\d+)?")


def goal_id(making: Making, goal: Aim) -> str:
    """Return the id of a goal, the same whenever it is asked for."""
    return making.identity_of(goal, "goal", goal.label)


def indicator_records(making: Making) -> Iterator[Fields]:
    """Yield an indicator for each sentence that says by what a goal is measured.

    A level that is to be reached stands there in the words of the text too.
    """
    comments = making.comments
    for each in (each for each in making.proposal.yardsticks if each.label):
        later = [one.words for one in each.later]
        first = each.told if later else each.level.words if each.level else each.wanted
        told = [first, *later, each.now and f"Nuläge: {each.now}"]
        words = " ".join(f"{text[0].upper()}{text[1:].rstrip(' .')}." for text in told if text)
        yield {
            "id": _indicator_id(making, each),
            "type": "Indicator",
            "label": making.label(each.label),
            "description": making.label(words) if words else None,
            "measures": Marked(goal_id(making, each.goal), comments.uncertain(_READ, comments("goal-before"))),
            "polarity": each.level
            and Marked(each.level.polarity, comments.uncertain(_LEVEL, comments("level", words=each.level.words))),
            "source": making.source([(each.section, each.span)]),
        }


def target_records(making: Making) -> Iterator[Fields]:
    """Yield a target for each change that a goal, or what it is measured by, sets, and for each level to reach."""
    for each in making.proposal.yardsticks:
        if each.change or (each.level and each.level.is_exact):
            yield _of_yardstick(making, each, Step(each.level, each.told, each.told_at or each.span))
        for step in each.later:
            if step.level and step.level.is_exact:
                yield _of_yardstick(making, each, step)
    for goal in making.proposal.goals:
        place = making.source([(goal.section, goal.span)])
        if goal.change:
            yield _target(making, goal.label, goal, goal.change) | {"source": place}
        elif goal.level and goal.level.is_exact:
            yield _level_target(making, goal.label, goal, goal.level) | {"source": place}


def _of_yardstick(making: Making, each: Yardstick, step: Step) -> Fields:
    name = each.label or each.goal.label
    label = f"{name}: {step.words.rstrip(' .')}" if step.words else name
    target = _target(making, label, each.goal, each.change) if each.change else {}
    if step.level and not each.change:
        target = _level_target(making, label, each.goal, step.level) | _counted_from(each.now)
    return target | {
        "indicator": _indicator_id(making, each) if each.label else None,
        "source": making.source([(each.section, step.place)]),
    }


def _counted_from(now: str) -> Fields:
    """The value that is told of now, and its year: "utgångsläget är 46 procent (2024)"."""
    year = year_in(now)
    numbers = [match.group() for match in _FIGURE.finditer(now) if match.group() != year]
    said = [word for word in now.casefold().split() if not word[0].isdigit() and number_of(word)]
    if len(numbers) + len(said) != 1:
        return {}
    number = re.sub(r"\s", "", numbers[0]).replace(",", ".") if numbers else str(number_of(said[0]))
    return {"baselineLevel": number, "baselineYear": year}


def _target(making: Making, label: str, goal: Aim, change: Change) -> Fields:
    comments = making.comments
    return {
        "id": making.identity("target", label),
        "type": "Target",
        "label": making.label(label),
        "targetOf": goal_id(making, goal),
        "direction": Marked(change.direction, comments.uncertain(_READ)),
        "amount": change.amount,
        "atLeast": change.at_least,
        "unit": change.unit,
        "dueYear": change.due or goal.due,
    }


def _level_target(making: Making, label: str, goal: Aim, level: Level) -> Fields:
    key = "levelAtLeast" if level.polarity == "more-is-better" else "levelAtMost"
    return {
        "id": making.identity("target", label),
        "type": "Target",
        "label": making.label(label),
        "targetOf": goal_id(making, goal),
        key: Marked(level.number, making.comments.uncertain(_LEVEL, making.comments("level", words=level.words))),
        "unit": level.unit or (None if level.unit_text else Marked(_NO_UNIT, making.comments.uncertain(_UNSAID))),
        "unitText": level.unit_text,
        "dueYear": level.due or goal.due,
    }


def _indicator_id(making: Making, each: Yardstick) -> str:
    return making.identity_of(each, "indicator", each.label)
