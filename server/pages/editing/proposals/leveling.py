"""A level in figures that a sentence sets: its fields, with the goal and the measure that stand above it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.drafting.amounts import level_in
from graph.record import Record
from server.pages.editing.measures import GOAL, MEASURE
from server.pages.editing.passages import passages
from server.pages.visit import Visit

TARGET = "Target"
#: As the scheme of units names it, where the text says none: a target has to have one.
_NO_UNIT = "none"


def figures_in(words: str) -> dict[str, str]:
    """Return the fields of a target that the figures of `words` answer.

    >>> figures_in("Högst 14 procent senast 2029.")
    {'levelAtMost.1': '14', 'unit.1': 'percent', 'unitText.1': '', 'dueYear.1': '2029'}
    """
    level = level_in(words)
    if level is None or not level.is_exact:
        return {}
    key = "levelAtLeast" if level.polarity == "more-is-better" else "levelAtMost"
    unit = level.unit or ("" if level.unit_text else _NO_UNIT)
    return {
        f"{key}.1": level.number,
        "unit.1": unit,
        "unitText.1": level.unit_text or "",
        "dueYear.1": level.due or "",
    }


def above(visit: Visit, records: Iterable[Record], at: int) -> dict[str, str]:
    """Return the last goal that stands before `at` in the document, and what it is measured by, as fields of a target.

    `records` are those of one edition.
    """
    found: dict[str, tuple[int, Record]] = {}
    for record in records:
        place = _place(visit, record) if record.type in (GOAL, MEASURE) else None
        if place is not None and place <= at and place >= found.get(record.type, (0, record))[0]:
            found[record.type] = (place, record)
    goal, measure = found.get(GOAL), found.get(MEASURE)
    fields = {"targetOf.1": goal[1].id} if goal else {}
    if goal and measure and goal[1].id in measure[1].values("measures"):
        fields["indicator.1"] = measure[1].id
    return fields


def _place(visit: Visit, record: Record) -> int | None:
    return next((place.at for place in passages(visit, record) if place.at is not None), None)
