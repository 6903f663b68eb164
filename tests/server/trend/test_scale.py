"""Scales: round numbers that enclose what is drawn, few enough to read."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from server.trend.scale import Scale, ticks

_values = st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 3)), min_size=1, max_size=20)


@settings(deadline=None)
@given(_values)
def test_ticks_enclose_the_values_and_are_few_and_even(values: list[float]) -> None:
    found = ticks(values)
    slack = 1e-6 * max(1.0, *map(abs, values))
    assert found[0] <= min(values) + slack
    assert found[-1] >= max(values) - slack
    assert 2 <= len(found) <= 6
    steps = {round((after - before) / (found[1] - found[0]), 6) for before, after in pairwise(found)}
    assert steps == {1.0}


def test_ticks_are_round() -> None:
    assert ticks([61.5, 74.0]) == (60.0, 65.0, 70.0, 75.0)
    assert ticks([0.0]) == (-0.5, -0.25, 0.0, 0.25, 0.5)
    assert ticks([-3.0, 4.0]) == (-4.0, -2.0, 0.0, 2.0, 4.0)


def test_a_scale_leads_from_values_to_places() -> None:
    scale = Scale(10, 20, 100, 0)
    assert (scale.at(10), scale.at(15), scale.at(20)) == (100, 50, 0)
    assert Scale(5, 5, 0, 10).at(5) == 5
