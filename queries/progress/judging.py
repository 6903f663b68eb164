"""The rule of progress: how measured values stand to a target. It depends on nothing but what it is given.

1. A change is counted from the value of the target's baseline year, for each organisation from its own. Without that
   value nothing is judged.
2. The value that counts is the latest one not later than the due year. The due year is *past* where there is a value
   of that year or a later one; the calendar on the wall decides nothing.
3. A change the way of the target that is at least the amount is *met*. A smaller one is *on the way*, or *not met*
   where the due year is past; none at all is *unchanged*, and the opposite is *the wrong way*.
4. The amount is compared only with values it can be compared with: see `wanted`. Where the target gives no amount, or
   the key figure is a proxy, which points the same way and measures something else, only the way is judged.
5. A key figure that measures the opposite turns the change round.
6. A target that points the way its indicator says is unfavourable is not judged: one of the two is wrong.

"At least" does not change the verdict, as a change beyond the amount reaches it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

Verdict = Literal[
    "met", "on-the-way", "not-met", "unchanged", "wrong-way", "right-way", "baseline-missing", "later-missing",
    "unit-differs", "contradictory", "not-measured",
]  # fmt: skip

#: What a change counted in one unit comes to in the unit of the values; other pairs cannot be compared.
#: An amount in per cent against values in per cent may mean percentage points or a part of the value, so it is no pair.
_FACTORS: Final = {
    ("percentage-point", "percent"): Decimal(1),
    ("per-thousand-inhabitants", "per-thousand-inhabitants"): Decimal(1),
    ("per-thousand-inhabitants", "per-hundred-thousand-inhabitants"): Decimal(100),
    ("per-hundred-thousand-inhabitants", "per-hundred-thousand-inhabitants"): Decimal(1),
    ("per-hundred-thousand-inhabitants", "per-thousand-inhabitants"): Decimal("0.01"),
    ("years", "years"): Decimal(1),
}
_UNFAVOURABLE: Final = {("increase", "less-is-better"), ("decrease", "more-is-better")}
_PROXY, _REVERSED = "proxy", "reversed"


@dataclass(frozen=True)
class Aim:
    """What a target says; slugs of the vocabulary, empty or None where it does not say."""

    direction: str
    amount: Decimal | None = None
    unit: str = ""
    baseline: int | None = None
    due: int | None = None
    #: Which way is favourable, as the indicator says.
    polarity: str = ""


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
    #: Value of the baseline year.
    start: Decimal | None = None
    #: The value that counts, and its year.
    year: int | None = None
    value: Decimal | None = None
    #: The value that would meet the target.
    wanted: Decimal | None = None

    @property
    def share(self) -> Decimal | None:
        """Return how much of the way has been gone, in per cent; None where the way has no known length."""
        if self.start is None or self.value is None or self.wanted is None or self.wanted == self.start:
            return None
        return round((self.value - self.start) / (self.wanted - self.start) * 100, 0)


def judge(aim: Aim, series: Series) -> Judgement:
    """Return how `series` stands to `aim`."""
    if (aim.direction, aim.polarity) in _UNFAVOURABLE:
        return Judgement("contradictory")
    if not series.values:
        return Judgement("not-measured")
    start = dict(series.values).get(aim.baseline) if aim.baseline is not None else None
    if start is None:
        year, value = series.values[-1]
        return Judgement("baseline-missing", year=year, value=value)
    counting = _counting(aim, series)
    if counting is None:
        return Judgement("later-missing", start)
    year, value = counting
    goal = wanted(aim, series, start)
    is_past = aim.due is not None and series.values[-1][0] >= aim.due
    return Judgement(_verdict(aim, series, (start, value, goal), is_past), start, year, value, goal)


def wanted(aim: Aim, series: Series, start: Decimal) -> Decimal | None:
    """Return the value that meets `aim`, counted from `start`; None where its amount cannot be compared.

    The units have to be of one kind, and the key figure has to measure what the indicator means. One that measures the
    opposite will do where both are shares, since the one is then the rest of the other.
    """
    factor = _FACTORS.get((aim.unit, series.unit))
    is_other = series.grade == _PROXY or (series.grade == _REVERSED and series.unit != "percent")
    if aim.amount is None or factor is None or is_other:
        return None
    return start + _sign(aim, series) * aim.amount * factor


def _counting(aim: Aim, series: Series) -> tuple[int, Decimal] | None:
    assert aim.baseline is not None
    later = [(year, value) for year, value in series.values if year > aim.baseline]
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
