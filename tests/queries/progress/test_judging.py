"""The rule of progress: each sentence of it, and that no change of unit or sign gets past it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.progress.judging import Aim, Series, judge, wanted
from queries.progress.level import Level

POINTS = Aim("increase", Decimal(2), "percentage-point", 2017, 2022, "more-is-better")
D = Decimal
decimals = st.decimals(-1000, 1000, places=2)


def series(*values: float, first: int = 2017, unit: str = "percent", grade: str = "close") -> Series:
    return Series(tuple((first + n, D(str(value))) for n, value in enumerate(values)), unit, grade)


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        (series(70, 71), "on-the-way"),
        (series(70, 72), "met"),
        (series(70, 75), "met"),
        (series(70, 70), "unchanged"),
        (series(70, 69.9), "wrong-way"),
        (series(70), "later-missing"),
        (series(70, 71, first=2018), "baseline-missing"),
        (Series(()), "not-measured"),
        (series(70, 70, 71, 71, 71, 71.9), "not-met"),
        (series(70, 70, 71, 71, 71, 72), "met"),
        (series(70, 70, 71, 71, 71, 69), "wrong-way"),
        # What comes after the due year does not count, but tells that it has passed.
        (series(70, 70, 71, 71, 71, 71, 99), "not-met"),
        (Series(((2017, D(70)), (2021, D(71)), (2024, D(80))), "percent"), "not-met"),
    ],
)
def test_the_verdict_follows_the_rule(values: Series, verdict: str) -> None:
    assert judge(POINTS, values).verdict == verdict


def test_a_decrease_is_counted_the_other_way() -> None:
    aim = Aim("decrease", D(2), "percentage-point", 2017, 2022, "less-is-better")
    assert judge(aim, series(10, 8)).verdict == "met"
    assert judge(aim, series(10, 9)).verdict == "on-the-way"
    assert judge(aim, series(10, 11)).verdict == "wrong-way"


def test_the_judgement_tells_what_it_rests_on() -> None:
    judged = judge(POINTS, series(70, 71.5))
    assert (judged.start, judged.year, judged.value, judged.wanted) == (D(70), 2018, D("71.5"), D(72))
    assert judged.share == 75
    assert judge(POINTS, series(70, 69)).share == -50


@pytest.mark.parametrize(
    ("unit", "of_values", "goal"),
    [
        ("percentage-point", "percent", D(8)),
        ("percent", "percent", None),
        ("percentage-point", "years", None),
        ("per-thousand-inhabitants", "per-hundred-thousand-inhabitants", D(-190)),
        ("per-hundred-thousand-inhabitants", "per-thousand-inhabitants", D("9.98")),
        ("per-thousand-inhabitants", "per-thousand-inhabitants", D(8)),
        ("years", "years", D(8)),
        ("none", "none", None),
        ("percentage-point", "", None),
        ("", "percent", None),
    ],
)
def test_amounts_are_compared_in_units_of_one_kind(unit: str, of_values: str, goal: Decimal | None) -> None:
    aim = Aim("decrease", D(2), unit, 2017, 2022)
    assert wanted(aim, series(10, unit=of_values), D(10)) == goal


def test_where_units_differ_only_the_wrong_way_is_judged() -> None:
    aim = Aim("decrease", D(2), "per-thousand-inhabitants", 2017, 2022)
    assert judge(aim, series(10, 1, unit="percent")).verdict == "unit-differs"
    assert judge(aim, series(10, 11, unit="percent")).verdict == "wrong-way"


@pytest.mark.parametrize(
    ("last", "verdict"), [(71, "right-way"), (99, "right-way"), (70, "unchanged"), (69, "wrong-way")]
)
def test_without_an_amount_and_by_a_proxy_only_the_way_is_judged(last: float, verdict: str) -> None:
    assert judge(Aim("increase", None, "none", 2017, 2022), series(70, last)).verdict == verdict
    assert judge(POINTS, series(70, last, grade="proxy")).verdict == verdict


def test_what_measures_the_opposite_is_turned_round() -> None:
    trust = Aim("increase", D(2), "percentage-point", 2017, 2022, "more-is-better")
    assert judge(trust, series(30, 28, grade="reversed")).verdict == "met"
    assert judge(trust, series(30, 29, grade="reversed")).verdict == "on-the-way"
    assert judge(trust, series(30, 31, grade="reversed")).verdict == "wrong-way"
    assert judge(trust, series(30, 28, grade="reversed")).wanted == 28
    assert judge(trust, series(30, 1, grade="reversed", unit="years")).verdict == "unit-differs"


def test_a_target_against_the_polarity_of_its_indicator_is_not_judged() -> None:
    assert (
        judge(Aim("increase", D(2), "percentage-point", 2017, 2022, "less-is-better"), series(1, 9)).verdict
        == "contradictory"
    )
    assert (
        judge(Aim("decrease", D(2), "percentage-point", 2017, 2022, "more-is-better"), series(9, 1)).verdict
        == "contradictory"
    )


def test_a_target_without_years_is_not_guessed_at() -> None:
    assert judge(Aim("increase", D(2), "percentage-point"), series(70, 80)).verdict == "baseline-missing"
    assert judge(Aim("increase", D(2), "percentage-point", 2017), series(70, 71, 71.5)).verdict == "on-the-way"


@given(st.lists(decimals, min_size=2, max_size=8), decimals, st.sampled_from(["", "close", "proxy", "reversed"]))
def test_moving_all_values_alike_changes_nothing(values: list[Decimal], by: Decimal, grade: str) -> None:
    def moved(step: Decimal) -> str:
        return judge(
            POINTS, Series(tuple((2017 + n, v + step) for n, v in enumerate(values)), "percent", grade)
        ).verdict

    assert moved(D(0)) == moved(by)


@given(st.lists(decimals, min_size=2, max_size=8), st.sampled_from(["", "close", "proxy"]))
def test_a_rise_towards_more_is_a_fall_towards_less(values: list[Decimal], grade: str) -> None:
    up = Series(tuple((2017 + n, v) for n, v in enumerate(values)), "percent", grade)
    down = Series(tuple((year, -value) for year, value in up.values), "percent", grade)
    less = Aim("decrease", D(2), "percentage-point", 2017, 2022, "less-is-better")
    assert judge(POINTS, up).verdict == judge(less, down).verdict


@given(st.lists(decimals, min_size=2, max_size=8))
def test_the_same_in_another_unit_gets_the_same_verdict(values: list[Decimal]) -> None:
    thousands = Aim("decrease", D(3), "per-thousand-inhabitants", 2017, 2022)
    small = Series(tuple((2017 + n, v) for n, v in enumerate(values)), "per-thousand-inhabitants")
    large = Series(tuple((year, value * 100) for year, value in small.values), "per-hundred-thousand-inhabitants")
    assert judge(thousands, small).verdict == judge(thousands, large).verdict


BOUND = Aim(level=Level(least=D(45)), unit="percent", due=2029, polarity="more-is-better")
QUICK = Aim(level=Level(most=D(21)), unit="days", due=2029, polarity="less-is-better")


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        (series(30, 45, first=2026), "met"),
        (series(60, 46, first=2026), "met"),
        (series(44.9, first=2026), "not-yet"),
        (series(30, 40, first=2026), "on-the-way"),
        (series(40, 30, first=2026), "wrong-way"),
        (series(40, 40, first=2026), "unchanged"),
        (series(30, 40, 41, 44, first=2026), "not-met"),
        (series(30, 40, 41, 45, first=2026), "met"),
        # What comes after the due year counts only where nothing is earlier.
        (series(30, 40, 41, 44, 50, first=2026), "not-met"),
        (series(50, first=2031), "met"),
        (series(40, 50, first=2031), "not-met"),
        (series(50, first=2026, unit="days"), "unit-differs"),
        (series(50, first=2026, unit=""), "unit-differs"),
        (series(50, first=2026, grade="proxy"), "unit-differs"),
        (Series(()), "not-measured"),
    ],
)
def test_a_level_is_met_by_the_value_itself_and_not_by_its_change(values: Series, verdict: str) -> None:
    assert judge(BOUND, values).verdict == verdict


def test_at_most_is_judged_the_other_way() -> None:
    assert judge(QUICK, series(21, first=2026, unit="days")).verdict == "met"
    assert judge(QUICK, series(22, first=2026, unit="days")).verdict == "not-yet"
    assert judge(QUICK, series(30, 25, first=2026, unit="days")).verdict == "on-the-way"
    judged = judge(QUICK, series(31, 26, first=2026, unit="days"))
    assert (judged.since, judged.start, judged.wanted, judged.share) == (2026, D(31), D(21), D(50))


def test_a_level_with_two_ends_has_to_be_between_them() -> None:
    even = Aim(level=Level(D(40), D(60)), unit="percent", polarity="more-is-better")
    found = [judge(even, series(value)).verdict for value in (39, 40, 50, 60, 61)]
    assert found == ["not-yet", "met", "met", "met", "not-yet"]


def test_a_level_counts_from_the_baseline_year_that_the_target_gives() -> None:
    since = Aim(level=Level(least=D(45)), unit="percent", baseline=2027, due=2035)
    assert judge(since, series(44, 30, 40, first=2026)).verdict == "on-the-way"
    assert judge(since, series(44, 40, first=2026)).verdict == "not-yet"


def test_a_level_of_what_measures_the_opposite_is_that_of_the_rest() -> None:
    assert judge(BOUND, series(55, first=2026, grade="reversed")).verdict == "met"
    assert judge(BOUND, series(56, first=2026, grade="reversed")).verdict == "not-yet"
    assert judge(QUICK, series(1, first=2026, unit="days", grade="reversed")).verdict == "unit-differs"


def test_a_level_the_unfavourable_way_is_not_judged() -> None:
    assert (
        judge(Aim(level=Level(least=D(1)), unit="days", polarity="less-is-better"), series(3)).verdict
        == "contradictory"
    )


def test_a_level_in_percentage_points_is_no_level() -> None:
    assert judge(Aim(level=Level(least=D(1)), unit="percentage-point"), series(3)).verdict == "unit-differs"


def test_a_change_without_a_direction_is_not_judged() -> None:
    assert judge(Aim(amount=D(2), unit="years", baseline=2017), series(1, 3, unit="years")).verdict == "unit-differs"


def test_a_change_in_days_is_counted_in_days() -> None:
    assert judge(Aim("decrease", D(2), "days", 2017), series(9, 7, unit="days")).verdict == "met"


LEVEL = Aim(unit="percent", due=2030, level=Level(least=D(80)), baseline_level=D(46))


@pytest.mark.parametrize(
    ("aim", "values", "verdict", "start"),
    [
        # One value is enough where the target gives what it is counted from.
        (LEVEL, series(60, first=2027), "on-the-way", 46),
        (LEVEL, series(40, first=2027), "wrong-way", 46),
        (LEVEL, series(46, first=2027), "unchanged", 46),
        (LEVEL, series(81, first=2027), "met", 46),
        (LEVEL, series(60, first=2030), "not-met", 46),
        # From the baseline of the target, not from whatever was measured first.
        (LEVEL, series(70, 60, first=2027), "on-the-way", 46),
        # What was measured in the baseline year is one's own, and goes before.
        (replace(LEVEL, baseline=2026), series(50, 48, first=2026), "wrong-way", 50),
        (replace(LEVEL, baseline=2026), series(50, first=2026), "not-yet", None),
        # What is older than the baseline tells nothing of the way from it.
        (replace(LEVEL, baseline=2026), series(60, 85, first=2019), "later-missing", 46),
        (replace(LEVEL, baseline=2026), series(85, 60, first=2026), "wrong-way", 85),
        # Without a baseline of any kind it is as before.
        (replace(LEVEL, baseline_level=None), series(60, first=2027), "not-yet", None),
        # What cannot be compared is not counted from.
        (LEVEL, series(60, first=2027, grade="proxy"), "unit-differs", None),
        (LEVEL, series(30, first=2027, grade="reversed"), "on-the-way", 54),
    ],
)
def test_the_way_goes_from_the_baseline_of_the_target(
    aim: Aim, values: Series, verdict: str, start: float | None
) -> None:
    judged = judge(aim, values)
    assert (judged.verdict, judged.start) == (verdict, None if start is None else D(start))


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        (series(71, first=2018), "on-the-way"),
        (series(72, first=2018), "met"),
        (series(69, first=2018), "wrong-way"),
        (series(71, first=2016), "later-missing"),
        (series(71, first=2018, unit="years"), "baseline-missing"),
        (series(70.5, 72, first=2017), "on-the-way"),
    ],
)
def test_a_change_is_counted_from_the_baseline_of_the_target_where_none_was_measured(
    values: Series, verdict: str
) -> None:
    judged = judge(replace(POINTS, baseline_level=D(70)), values)
    assert judged.verdict == verdict
    assert judged.since == (2017 if dict(values.values).get(2017) else None)
