"""The geometry of every layout: nothing overlaps, no line behind a box, every word inside its box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.chart import ChartModel, Ground, Layout, layout
from server.chart.around import part as part_of
from server.chart.fitting import snug
from server.chart.frames import frames, links
from server.chart.ground import whole
from server.chart.layout import Box
from server.chart.measures import PADDING, RIM, STRIPE
from server.chart.paths import Point
from server.chart.type_styles import CAPTION
from tests.server.chart.generated import charts

_HAIR = 0.01
_thoroughly = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width - _HAIR
        and other.x < one.x + one.width - _HAIR
        and one.y < other.y + other.height - _HAIR
        and other.y < one.y + one.height - _HAIR
    )


def _enters(start: Point, end: Point, box: Box, rim: float = 0) -> bool:
    """Say whether a piece of a line is behind a box, its lower ``rim`` left aside."""
    left, right = sorted((start[0], end[0]))
    top, foot = sorted((start[1], end[1]))
    return (
        left < box.x + box.width - _HAIR
        and right > box.x + _HAIR
        and top < box.y + box.height - rim - _HAIR
        and foot > box.y + _HAIR
    )


def _box_of(model: ChartModel) -> Mapping[str, str]:
    """Return for each body the box that it is drawn in, on a ground as in all its charts together."""
    return frames(whole(model.ground.charts), model.ground.charts[0].ids) if model.ground else frames(model)


def _check_boxes(found: Layout, model: ChartModel) -> None:
    box_of = _box_of(model)
    shown = model.ids | (model.ground.charts[0].ids if model.ground else frozenset())
    assert {box.content.node.id for box in found.boxes} == {box_of[name] for name in shown}
    assert not [pair for pair in combinations(found.boxes, 2) if _overlap(*pair)]
    for box in found.boxes:
        assert box.x >= 0
        assert box.x + box.width <= found.width
        assert box.y >= 0
        assert box.y + box.height <= found.height


def _check_lines(found: Layout, model: ChartModel) -> None:
    box_of = _box_of(model)
    segments = [(*piece, route) for route in found.routes for piece in pairwise(route.points)]
    for start, end, route in segments:
        assert start[0] == end[0] or start[1] == end[1], f"{route.edge} is not at right angles"
        ends = {box_of[route.edge.source], box_of[route.edge.target]} - {route.edge.source, route.edge.target}
        crossed = [
            box.content.node.id
            for box in found.boxes
            if _enters(start, end, box, RIM if box.content.node.id in ends else 0)
        ]
        assert not crossed, f"{route.edge} runs behind {crossed}"
        assert 0 <= min(start[0], end[0]) <= max(start[0], end[0]) <= found.width
    strokes = [piece for bundle in found.bundles for stroke in bundle.strokes for piece in pairwise(stroke)]
    for start, end in strokes:
        assert not [box for box in found.boxes if _enters(start, end, box, RIM if box.content.parts else 0)]
    assert sorted(map(str, (route.edge for route in found.routes))) == sorted(
        str(link.edge) for link in links(model, box_of)
    )


def _check_ends(found: Layout, model: ChartModel) -> None:
    box_of = _box_of(model)
    boxes = {box.content.node.id: box for box in found.boxes}
    for route in found.routes:
        for name, (x, y) in ((route.edge.source, route.points[0]), (route.edge.target, route.points[-1])):
            box = boxes[box_of[name]]
            left, right, edges = box.x, box.x + box.width, (box.y, box.y + box.height)
            for part, cell in box.parts:
                if part.node and part.node.id == name:
                    left, right, edges = cell.x, cell.x + cell.width, (cell.y + cell.height,) * 2
            assert left < x < right
            assert min(abs(y - edge) for edge in edges) < _HAIR


def _check_words(found: Layout) -> None:
    for box in found.boxes:
        item, room = box.content, box.width - STRIPE - 2 * PADDING
        assert all(item.name.style.width(line) <= room for line in item.name.lines)
        assert all(CAPTION.width(line) <= room for line in item.caption)
        assert item.height <= box.height
        for part, cell in box.parts:
            assert box.x < cell.x < cell.x + cell.width < box.x + box.width
            assert max(part.name.style.width(line) for line in part.name.lines) <= cell.width - 2 * PADDING
            assert part.name.height < cell.height


def check(model: ChartModel, width: float = 1216, kinds: frozenset[str] | None = None) -> None:
    """Hold the layout of a chart to all that makes it clear."""
    found = layout(model, width, kinds)
    _check_boxes(found, model)
    _check_ends(found, model)
    _check_words(found)
    if kinds is None:
        _check_lines(found, model)


@_thoroughly
@given(charts(), st.sampled_from([400.0, 760.0, 1216.0]))
def test_any_chart_is_clear(model: ChartModel, width: float) -> None:
    check(model, width)


def test_the_real_chart_is_clear_at_every_width(model: ChartModel) -> None:
    for width in (320, 760, 1000, 1216, 1600):
        check(model, width)


def test_the_real_chart_fits_a_window_of_1280_pixels(model: ChartModel) -> None:
    assert layout(model).width <= 1280 - 15 - 2 * 24


def _pieces(found: Layout) -> list[tuple[int, Point, Point]]:
    return [
        (at, start, end)
        for at, bundle in enumerate(found.bundles)
        for stroke in bundle.strokes
        for start, end in pairwise(stroke)
    ]


def _run_together(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Say whether two pieces share more than a point."""
    for along, across in ((0, 1), (1, 0)):
        level = {one[0][across], one[1][across], other[0][across], other[1][across]}
        if max(level) - min(level) < 2:
            lengths = [sorted((piece[0][along], piece[1][along])) for piece in (one, other)]
            if min(length[1] for length in lengths) - max(length[0] for length in lengths) > _HAIR:
                return True
    return False


def test_a_chart_is_no_wider_than_its_widest_row_needs(model: ChartModel) -> None:
    few = part_of(model, {"psg", "beredningsgruppen"}, [])
    narrow, wide = snug(few), layout(few)
    assert narrow.width < wide.width / 1.5
    assert [box.row for box in narrow.boxes] == [box.row for box in wide.boxes]
    _check_boxes(narrow, few)
    _check_lines(narrow, few)
    assert snug(model) == layout(model)
    assert snug(replace(few, ground=Ground((model,)))).width == layout(model).width


def test_no_two_nets_of_the_real_chart_share_a_track(model: ChartModel) -> None:
    pieces = _pieces(layout(model))
    together = [
        (one, other)
        for one, other in combinations(pieces, 2)
        if one[0] != other[0] and _run_together(one[1:], other[1:])
    ]
    assert not together


def test_levels_stand_in_order_from_the_top(model: ChartModel) -> None:
    bands = layout(model).bands
    assert [band.level.id for band in bands] == ["political", "officials", "support", "principal", "external"]
    assert all(above.y + above.height <= below.y for above, below in pairwise(bands))


def test_a_body_stands_below_those_it_answers_to(model: ChartModel) -> None:
    row = {box.content.node.id: box.row for box in layout(model).boxes}
    assert row["vr-or"] < row["psg"] < row["systemledningen"] < row["bg"] < row["su-aldre"] < row["arbetsgrupper"]


@_thoroughly
@given(charts(most_nodes=30, most_edges=40), st.sets(st.sampled_from(["reports", "prepares", "appoints"])))
def test_boxes_keep_row_and_column_when_kinds_of_lines_are_hidden(model: ChartModel, kinds: set[str]) -> None:
    def seats(found: Layout) -> list[tuple[str, int, float]]:
        return [(box.content.node.id, box.row, box.x) for box in found.boxes]

    assert seats(layout(model, kinds=kinds)) == seats(layout(model))


def test_only_the_kinds_asked_for_are_drawn(model: ChartModel) -> None:
    found = layout(model, kinds={"prepares"})
    assert {route.edge.kind for route in found.routes} == {"prepares"}
    assert {bundle.kind for bundle in found.bundles} == {"prepares"}


def test_bodies_without_lines_keep_their_order_in_the_grid(model: ChartModel) -> None:
    names = [box.content.node.id for box in layout(model).boxes]
    municipalities = [name for name in names if name.startswith("kommun-")]
    assert municipalities == [node.id for node in model.nodes if node.id.startswith("kommun-")]


def test_lines_that_share_kind_grade_and_end_make_one_net(model: ChartModel) -> None:
    answering = [bundle for bundle in layout(model).bundles if bundle.kind == "reports"]
    assert len(answering) == 2
    assert [len(bundle.heads) for bundle in answering] == [1, 1]
