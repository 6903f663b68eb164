"""The network: every body with a line on a row of its own, whatever the graph."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings

from server.chart import ChartModel, draw, draw_network
from server.chart.measures import DOT
from server.chart.ring import ROW, ring
from server.chart.words import WORDS
from tests.server.chart.generated import charts
from tests.server.chart.sample import varmland

_SVG = "{http://www.w3.org/2000/svg}"
_QUIET = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@_QUIET
@given(charts(most_nodes=30, most_edges=40))
def test_every_body_with_a_line_is_a_link_and_no_other(model: ChartModel) -> None:
    tree = ET.fromstring(draw_network(model))
    links = [link.attrib["data-node"] for link in tree.iter(f"{_SVG}a") if "data-node" in link.attrib]
    assert sorted(links) == sorted({end for edge in model.edges for end in (edge.source, edge.target)})


@_QUIET
@given(charts(most_nodes=30, most_edges=40))
def test_names_never_meet_and_curves_stay_between_the_halves(model: ChartModel) -> None:
    if not model.edges:
        return
    found = ring(model)
    for side in (-1, 1):
        names = [spot.y for spot in found.spots if spot.side == side]
        rows = sorted(names + [heading.y for heading in found.headings if heading.side == side])
        assert all(below - above >= ROW - 0.01 for above, below in pairwise(rows))
    left = min(spot.x for spot in found.spots)
    right = max(spot.x for spot in found.spots)
    for curve in found.curves:
        xs = [float(x) for x in re.findall(r"([-\d.]+) [-\d.]+", curve.path)]
        assert all(left + DOT <= x <= right - DOT or left == right for x in (xs[0], xs[-1]))


def test_bodies_stay_where_they_are_when_kinds_are_switched_off(model: ChartModel) -> None:
    every, some = ring(model), ring(model, {"prepares"})
    assert every.spots == some.spots
    assert {curve.edge.kind for curve in some.curves} == {"prepares"} < {curve.edge.kind for curve in every.curves}


def test_a_name_begins_with_the_words_seen(model: ChartModel) -> None:
    for link in ET.fromstring(draw_network(model)).iter(f"{_SVG}a"):
        if "data-node" in link.attrib:
            (seen,) = ("".join(text.itertext()) for text in link.iter(f"{_SVG}text"))
            assert link.attrib["aria-label"].startswith(seen)


def test_the_legend_tells_of_no_frame_where_bodies_are_dots() -> None:
    model = varmland()
    assert any(node.provisional for node in model.nodes)
    assert WORDS["sv"]["provisional body"] in draw(model)
    assert WORDS["sv"]["provisional body"] not in draw_network(model)
