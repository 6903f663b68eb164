"""The rule of progress: how measured values stand to a target. It depends on nothing but what it is given.

1. A change is counted from the value of the target's baseline year, for each organisation from its own; where that was
   not measured, from the baseline that the target gives, if it can be compared. Without either nothing is judged.
2. The value that counts is the latest one later than the baseline year and not later than the due year: one from before
   the baseline says nothing of the way from it. The due year is *past* where there is a value of that year or a later
   one; the calendar on the wall decides nothing.
3. A change the way of the target that is at least the amount is *met*. A smaller one is *on the way*, or *not met*
   where the due year is past; none at all is *unchanged*, and the opposite is *the wrong way*.
4. The amount is compared only with values it can be compared with: see `wanted`. Where the target gives no amount, or
   the key figure is a proxy, which points the same way and measures something else, only the way is judged.
5. A key figure that measures the opposite turns the change round.
6. A target that points the way its indicator says is unfavourable is not judged: one of the two is wrong.
7. A target that gives a level is *met* by a value at that level, whatever it was before. Otherwise it is *not met*
   where the due year is past, and before that judged by whether the value has come nearer since the baseline, or since
   the first value where no year or level of one is given; *not met yet* where there is nothing to compare with. The
   value of the baseline year itself may meet it. Where all values are later than the due year, the first one counts.

"At least" does not change the verdict, as a change beyond the amount reaches it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from queries.progress.level import NO_LEVEL, Level

Verdict = Literal[
    "met", "on-the-way", "not-yet", "not-met", "unchanged", "wrong-way", "right-way", "baseline-missing",
    "later-missing", "unit-differs", "contradictory", "not-measured",
]  # fmt: skip

#: What a change counted in one unit comes to in the unit of the values; other pairs cannot be compared.
#: An amount in per cent against values in per cent may mean percentage points or a part of the value, so it is no pair.
_FACTORS: Final = {
    ("percentage-point", "percent"): Decimal(1),
    ("per-thousand-inhabitants", "per-thousand-inhabitants"): Decimal(1),
    ("per-thousand-inhabitants", "per-hundred-thousand-inhabitants"): Decimal(100),
    ("per-hundred-thousand-inhabitants", "per-hundred-thousand-inhabitants"): Decimal(1),
    ("per-hundred-thousand-inhabitants", "per-thousand-inhabitants"): Decimal("0.01"),
}
#: Units in which a change and a level are counted alike.
_COUNTED_ALIKE: Final = {"years", "months", "weeks", "days", "hours", "count"}
_UNFAVOURABLE: Final = {("increase", "less-is-better"), ("decrease", "more-is-better")}
_PROXY, _REVERSED = "proxy", "reversed"
_WHOLE: Final = Decimal(100)


@dataclass(frozen=True)
class Aim:
    """What a target says; slugs of the vocabulary, empty or None where it does not say."""

    direction: str = ""
    amount: Decimal | None = None
    unit: str = ""
    baseline: int | None = None
    due: int | None = None
    #: Which way is favourable, as the indicator says.
    polarity: str = ""
    #: What the value itself is to be.
    level: Level = NO_LEVEL
    #: The value that it is counted from, as the target gives it.
    baseline_level: Decimal | None = None

    @property
    def is_unfavourable(self) -> bool:
        """Tell whether the way of the target is not the one that is favourable."""
        return any((way, self.polarity) in _UNFAVOURABLE for way in (self.direction, self.level.direction))


@dataclass(frozen=True)
class Series:
    """What was measured for one organisation with one key figure, in the order of the years."""

    values: tuple[tuple[int, Decimal], ...]
    unit: str = ""
    #: How well the key figure fits; empty where the values are of no key figure.
    grade: str = ""


@dataclass(frozen=True)
class Judgement:
    """The verdict with what it rests on, as far as that is known."""

    verdict: Verdict
    #: Value that a change is counted from.
    start: Decimal | None = None
    #: The value that counts, and its year.
    year: int | None = None
    value: Decimal | None = None
    #: The value that would meet the target.
    wanted: Decimal | None = None
    #: Year of the value that a change is counted from; None where the target gives that value itself.
    since: int | None = None

    @property
    def share(self) -> Decimal | None:
        """Return how much of the way has been gone, in per cent; None where the way has no known length."""
        if self.start is None or self.value is None or self.wanted is None or self.wanted == self.start:
            return None
        return round((self.value - self.start) / (self.wanted - self.start) * 100, 0)


def judge(aim: Aim, series: Series) -> Judgement:
    """Return how `series` stands to `aim`."""
    if aim.is_unfavourable:
        return Judgement("contradictory")
    if not series.values:
        return Judgement("not-measured")
    return _judge_level(aim, series) if aim.level else _judge_change(aim, series)


def _judge_level(aim: Aim, series: Series) -> Judgement:
    counting = [each for each in series.values if aim.baseline is None or each[0] >= aim.baseline]
    level = level_in(aim, series)
    if not counting:
        return Judgement("later-missing", baseline_in(aim, series))
    upto = [each for each in counting if aim.due is None or each[0] <= aim.due]
    year, value = upto[-1] if upto else counting[0]
    since, start = _earlier(aim, series, year)
    if level is None:
        return Judgement("unit-differs", start, year, value, since=since)
    goal = level.end_nearest(value)
    is_past = aim.due is not None and series.values[-1][0] >= aim.due
    return Judgement(_nearness(start, value, goal, is_past), start, year, value, goal, since)


def _earlier(aim: Aim, series: Series, year: int) -> tuple[int | None, Decimal | None]:
    """Return what a value of `year` is compared with, and the year of that where it was measured."""
    given = baseline_in(aim, series)
    measured = [each for each in series.values if each[0] < year and aim.baseline in (None, each[0])]
    if measured and (given is None or aim.baseline is not None):
        return measured[0]
    return None, given if aim.baseline != year else None


def _nearness(start: Decimal | None, value: Decimal, goal: Decimal, is_past: bool) -> Verdict:
    if value == goal:
        return "met"
    if is_past:
        return "not-met"
    if start is None:
        return "not-yet"
    nearer = abs(start - goal) - abs(value - goal)
    return "on-the-way" if nearer > 0 else "wrong-way" if nearer < 0 else "unchanged"


def _judge_change(aim: Aim, series: Series) -> Judgement:
    measured = dict(series.values).get(aim.baseline) if aim.baseline is not None else None
    start, since = (measured, aim.baseline) if measured is not None else (baseline_in(aim, series), None)
    if start is None:
        year, value = series.values[-1]
        return Judgement("baseline-missing", year=year, value=value)
    if not aim.direction:
        return Judgement("unit-differs", start, since=since)
    counting = _counting(aim, series)
    if counting is None:
        return Judgement("later-missing", start, since=since)
    year, value = counting
    goal = wanted(aim, series, start)
    is_past = aim.due is not None and series.values[-1][0] >= aim.due
    return Judgement(_verdict(aim, series, (start, value, goal), is_past), start, year, value, goal, since)


def level_in(aim: Aim, series: Series) -> Level | None:
    """Return the level of `aim` counted as the values are; None where it cannot be compared with them."""
    factor = Decimal(1) if aim.unit == series.unit != "" else _FACTORS.get((aim.unit, series.unit))
    if series.grade == _REVERSED:
        return aim.level.of_the_rest() if factor and aim.unit == series.unit == "percent" else None
    is_other = series.grade == _PROXY or (aim.unit, series.unit) == ("percentage-point", "percent")
    return None if factor is None or is_other else aim.level.times(factor)


def baseline_in(aim: Aim, series: Series) -> Decimal | None:
    """Return the baseline that `aim` gives, counted as the values are; None where it gives none or it is of another."""
    if aim.baseline_level is None or series.grade == _PROXY:
        return None
    factor = Decimal(1) if aim.unit == series.unit != "" else _FACTORS.get((aim.unit, series.unit))
    if series.grade == _REVERSED:
        return _WHOLE - aim.baseline_level if factor and series.unit == "percent" else None
    return None if factor is None else aim.baseline_level * factor


def wanted(aim: Aim, series: Series, start: Decimal) -> Decimal | None:
    """Return the value that meets `aim`, counted from `start`; None where what it asks for cannot be compared.

    The units have to be of one kind, and the key figure has to measure what the indicator means. One that measures the
    opposite will do where both are shares, since the one is then the rest of the other.
    """
    if aim.level:
        level = level_in(aim, series)
        return level.end_nearest(start) if level else None
    is_alike = aim.unit == series.unit and aim.unit in _COUNTED_ALIKE
    factor = Decimal(1) if is_alike else _FACTORS.get((aim.unit, series.unit))
    is_other = series.grade == _PROXY or (series.grade == _REVERSED and series.unit != "percent")
    if aim.amount is None or factor is None or is_other:
        return None
    return start + _sign(aim, series) * aim.amount * factor


def _counting(aim: Aim, series: Series) -> tuple[int, Decimal] | None:
    later = [(year, value) for year, value in series.values if aim.baseline is None or year > aim.baseline]
    return next((each for each in reversed(later) if aim.due is None or each[0] <= aim.due), None)


def _verdict(aim: Aim, series: Series, seen: tuple[Decimal, Decimal, Decimal | None], is_past: bool) -> Verdict:
    start, value, goal = seen
    gone = (value - start) * _sign(aim, series)
    if goal is not None and gone >= abs(goal - start):
        return "met"
    if gone <= 0:
        return "wrong-way" if gone < 0 else "unchanged"
    if goal is not None:
        return "not-met" if is_past else "on-the-way"
    # A proxy and a target without an amount tell the way; otherwise the amount is there and cannot be compared.
    return "right-way" if aim.amount is None or series.grade == _PROXY else "unit-differs"


def _sign(aim: Aim, series: Series) -> int:
    return (1 if aim.direction == "increase" else -1) * (-1 if series.grade == _REVERSED else 1)
