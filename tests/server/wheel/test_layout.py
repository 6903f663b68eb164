"""Where things lie: words never meet, leaders never cross, marks keep to their months."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import HealthCheck, assume, given, settings

from server.wheel import MOST_ACTIVITIES, Today, WheelError, WheelModel, layout
from server.wheel.labels import Label
from server.wheel.layout import Layout, needle
from server.wheel.measures import CAPTION, CENTRE, ELBOW, LABEL, SECTOR, WIDTH, point
from tests.server.wheel.sample import activity, wheel, wheels

_SLACK = 0.01
Point = tuple[float, float]
Segment = tuple[Point, Point]
_SETTINGS = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def _laid(model: WheelModel) -> Layout:
    try:
        return layout(model)
    except WheelError:
        assume(False)
        raise


def _box(label: Label) -> tuple[float, float, float, float]:
    widths = [*(LABEL.width(line) for line in label.lines), *(CAPTION.width(line) for line in label.caption)]
    left = label.x - max(widths) if label.is_left else label.x
    return left, label.y - label.height / 2, left + max(widths), label.y + label.height / 2


def _segment(label: Label, rim: float) -> Segment:
    """Return the part of a leader outside the rim, with 0 as the middle line."""
    return point(rim + ELBOW, label.angle, 0.0), (label.x, label.y)


def _side(line: Segment, at: Point) -> float:
    """Return on which side of a line a point lies, as the sign of a number."""
    (x, y), (to_x, to_y) = line
    return (to_x - x) * (at[1] - y) - (to_y - y) * (at[0] - x)


def _cross(one: Segment, other: Segment) -> bool:
    return (
        _side(one, other[0]) * _side(one, other[1]) < -_SLACK and _side(other, one[0]) * _side(other, one[1]) < -_SLACK
    )


@_SETTINGS
@given(wheels())
def test_no_two_labels_overlap_and_none_leaves_the_picture(model: WheelModel) -> None:
    found = _laid(model)
    boxes = [_box(spoke.label) for spoke in found.spokes]
    for (left, top, right, bottom), (others_left, others_top, others_right, others_bottom) in combinations(boxes, 2):
        assert right <= others_left or others_right <= left or bottom <= others_top or others_bottom <= top
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert right <= WIDTH
        assert found.centre + top >= 0
        assert found.centre + bottom <= found.height


@_SETTINGS
@given(wheels())
def test_no_two_leaders_cross_and_none_comes_back_over_the_rim(model: WheelModel) -> None:
    found = _laid(model)
    segments = [_segment(spoke.label, found.rim) for spoke in found.spokes]
    assert not [pair for pair in combinations(segments, 2) if _cross(*pair)]
    for start, end in segments:
        for share in (0.25, 0.5, 0.75, 1.0):
            x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
            assert hypot(x - CENTRE, y) >= found.rim


@_SETTINGS
@given(wheels())
def test_a_leader_begins_in_the_months_of_its_activity_and_meets_no_other_mark(model: WheelModel) -> None:
    found = _laid(model)
    for spoke in found.spokes:
        assert spoke.activity.window
        first, span = spoke.activity.window
        assert (spoke.label.angle - (first - 1) * SECTOR) % 360 <= span * SECTOR + _SLACK
        for other in found.spokes:
            for arc in other.arcs:
                if other is not spoke and arc.outer > spoke.inner:
                    assert not _covers(arc.pieces, spoke.label.angle)


@_SETTINGS
@given(wheels())
def test_marks_keep_to_their_months_and_apart_from_each_other(model: WheelModel) -> None:
    found = _laid(model)
    for spoke in found.spokes:
        assert spoke.activity.window
        first, span = spoke.activity.window
        start = (first - 1) * SECTOR
        for arc in spoke.arcs:
            assert all(start <= at < to <= start + span * SECTOR for at, to in arc.pieces)
    arcs = [arc for spoke in found.spokes for arc in spoke.arcs]
    for one, other in combinations(arcs, 2):
        if one.inner < other.outer and other.inner < one.outer:
            assert not any(_meet(a, b) for a in one.pieces for b in other.pieces)


def _covers(pieces: tuple[tuple[float, float], ...], angle: float) -> bool:
    return any((angle - start) % 360 < end - start for start, end in pieces)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return (other[0] - one[0]) % 360 < one[1] - one[0] or (one[0] - other[0]) % 360 < other[1] - other[0]


@_SETTINGS
@given(wheels())
def test_the_needle_of_today_meets_no_mark(model: WheelModel) -> None:
    found = _laid(model)
    if model.today is None or model.today.day is None:
        return
    angle = needle(model.today) % 360
    assert not [arc for spoke in found.spokes for arc in spoke.arcs if _covers(arc.pieces, angle)]


def test_every_activity_with_a_month_has_a_mark_on_each_of_its_rings() -> None:
    found = layout(wheel(activity("a", (1, 1), {"political": True, "officials": False}), activity("b", None)))
    (spoke,) = found.spokes
    assert [(arc.ring.slug, arc.organises) for arc in spoke.arcs] == [("political", True), ("officials", False)]
    assert [ring.ring.slug for ring in found.rings] == ["political", "officials"]


def test_activities_of_the_same_month_lie_beside_each_other() -> None:
    found = layout(wheel(activity("a", (12, 1)), activity("b", (12, 2)), activity("c", (1, 1)), activity("d", (3, 1))))
    tracks = found.rings[0].tracks
    assert tracks["a"] != tracks["b"]
    assert tracks["c"] != tracks["b"]
    assert tracks["d"] == 0


def test_more_than_can_be_read_is_refused_in_words() -> None:
    with pytest.raises(WheelError, match="choose one body"):
        layout(wheel(*(activity(str(number), (5, 1)) for number in range(14))))
    with pytest.raises(WheelError, match=f"more than the {MOST_ACTIVITIES}"):
        wheel(*(activity(str(number), (number % 12 + 1, 1)) for number in range(MOST_ACTIVITIES + 1)))


def test_as_many_as_may_be_drawn_can_be_spread_over_the_year() -> None:
    full = wheel(*(activity(str(number), (number % 12 + 1, 1)) for number in range(MOST_ACTIVITIES)))
    assert len(layout(full).spokes) == MOST_ACTIVITIES


def test_today_points_at_its_day() -> None:
    assert needle(Today(1, 0.0, ())) == 0
    assert needle(Today(7, 0.5, ())) == 195
    assert needle(Today(7, None, ())) == 195
