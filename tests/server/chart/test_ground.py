"""Charts drawn on a common ground: a body stands in the same place in each of them."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.chart import ChartError, ChartModel, Ground, Node, draw, draw_network, layout
from server.chart.fitting import snug
from server.chart.layout import Layout
from server.chart.ring import ring
from server.chart.words import WORDS
from tests.server.chart.generated import charts
from tests.server.chart.test_layout import check

Place = tuple[float, float, float, float]
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def places(found: Layout) -> dict[str, Place]:
    every: dict[str, Place] = {}
    for box in found.boxes:
        if box.is_present:
            every[box.content.node.id] = (box.x, box.y, box.width, box.height)
        every |= {part.node.id: (cell.x, cell.y, cell.width, cell.height) for part, cell in box.parts if part.node}
    return every


def _otherwise(node: Node) -> Node:
    """Return a body with more to say, as another edition may have it."""
    return replace(node, label=f"{node.label} i Värmland", provisional=not node.provisional, compound_parts=())


@st.composite
def _edition(draw: st.DrawFn, every: ChartModel) -> ChartModel:
    """Return some of the bodies, some of them otherwise, and some of the lines between them."""
    kept = draw(st.sets(st.sampled_from(sorted(every.ids)))) if every.nodes else set()
    nodes = [node for node in every.nodes if node.id in kept]
    edges = [edge for edge in every.edges if {edge.source, edge.target} <= kept]
    shown = [edge for edge in edges if draw(st.booleans())]
    return replace(
        every, nodes=tuple(_otherwise(each) if draw(st.booleans()) else each for each in nodes), edges=tuple(shown)
    )


@settings(max_examples=50, deadline=None, suppress_health_check=_SLOW)
@given(charts(most_nodes=20, most_edges=30), st.data())
def test_no_body_moves_between_charts_of_one_ground(every: ChartModel, data: st.DataObject) -> None:
    editions = data.draw(st.permutations([every, *(data.draw(_edition(every)) for _ in range(2))]))
    kinds = data.draw(st.sampled_from([None, frozenset({"reports"}), frozenset[str]()]))
    ground = Ground(tuple(editions), kinds)
    drawn = [replace(each, ground=ground) for each in editions]
    found = [layout(each, kinds=kinds) for each in drawn]
    whole = places(found[editions.index(every)])
    for each, own in zip(drawn, found, strict=True):
        assert set(places(own)) == each.ids
        assert all(place == whole[name] for name, place in places(own).items())
        assert own.width == found[0].width
        assert own.height >= found[0].height
        check(each, kinds=kinds)
        assert draw(each, kinds=kinds).count("data-node=") == len(each.ids)
    rings = [{(spot.node.id, spot.x, spot.y) for spot in ring(each).spots} for each in drawn if each.edges]
    spots = set().union(*rings)
    assert len(spots) == len({name for name, *_ in spots})


def _part(every: ChartModel, ids: Set[str]) -> ChartModel:
    nodes = tuple(node for node in every.nodes if node.id in ids)
    return replace(every, nodes=nodes, edges=tuple(e for e in every.edges if {e.source, e.target} <= ids))


def test_the_first_chart_lies_as_it_lies_alone(model: ChartModel) -> None:
    first = _part(model, {"psg", "bg", "kommun-sunne", "kommun-arvika"})
    alone, found = layout(first), layout(replace(first, ground=Ground((first, model))))
    assert {name: place[::2] for name, place in places(found).items()} == {
        name: place[::2] for name, place in places(alone).items()
    }
    assert found.height < layout(replace(model, ground=Ground((first, model)))).height


def test_what_another_chart_lacks_of_the_first_is_an_empty_place(model: ChartModel) -> None:
    fewer = _part(model, model.ids - {"bg", "su-aldre"})
    drawn = draw(replace(fewer, ground=Ground((model, fewer))))
    empty = re.findall(r'<g class="empty" aria-hidden="true">.*?</g>', drawn)
    assert [" ".join(re.sub("<[^>]*>", " ", each).split()) for each in empty] == [
        "Beredningsgruppen",
        "Strategisk utvecklingsgrupp äldre",
    ]
    assert WORDS["sv"]["empty place"] in drawn
    assert 'class="empty"' not in draw(replace(model, ground=Ground((model, fewer))))


def test_what_finds_no_room_stands_below_all_lanes(model: ChartModel) -> None:
    lowest = max(model.levels, key=lambda level: level.number)
    first = _part(model, {node.id for node in model.nodes if node.level == lowest} | {"bg"})
    bands = layout(replace(model, ground=Ground((first, model)))).bands
    assert [(band.level.id, band.earlier) for band in bands[:2]] == [("officials", False), (lowest.id, False)]
    assert {band.earlier for band in bands[2:]} == {True}
    words = re.sub("<[^>]*>", " ", draw(replace(model, ground=Ground((first, model))))).split()
    assert "Politik, tidigare" in " ".join(words)


def test_lines_stay_where_they_are_too(model: ChartModel) -> None:
    fewer = replace(model, edges=model.edges[::2])
    ground = Ground((model, fewer))
    every, some = (
        {route.edge: route.points for route in layout(replace(each, ground=ground)).routes} for each in (model, fewer)
    )
    assert some
    assert some.items() <= every.items()


def test_room_is_kept_for_kinds_of_lines_that_another_chart_shows(model: ChartModel) -> None:
    bare = replace(model, edges=())
    ground = Ground((model, bare), frozenset({"reports"}))
    one, other = (snug(replace(each, ground=ground), kinds={"reports"}) for each in (model, bare))
    assert places(one) == places(other)


def test_what_no_chart_of_the_ground_has_is_refused(model: ChartModel) -> None:
    with pytest.raises(ChartError, match="no place in the charts"):
        replace(model, ground=Ground((replace(model, nodes=model.nodes[1:], edges=()),)))
    with pytest.raises(ChartError, match="No chart of its ground has the line"):
        replace(model, ground=Ground((replace(model, edges=()),)))


def test_a_network_without_lines_shows_the_places_of_those_that_have_them_elsewhere(model: ChartModel) -> None:
    bare = replace(model, edges=())
    found = draw_network(replace(bare, ground=Ground((model, bare))))
    assert "data-node" not in found
    assert found.count('class="empty"') == len(ring(model).spots)
    assert WORDS["sv"]["empty dot"] in found
    assert WORDS["sv"]["empty"] in draw_network(bare)


def test_a_marked_body_leaves_an_empty_dot_wherever_its_line_is(model: ChartModel) -> None:
    fewer = replace(model, edges=model.edges[:4])
    (gone, *_) = sorted({end for edge in model.edges for end in (edge.source, edge.target)} - _ends(fewer))
    ground = Ground((fewer, model))
    bare, marked = (ring(replace(fewer, ground=ground, marked=frozenset(names))) for names in ((), (gone,)))
    assert gone not in {spot.node.id for spot in bare.spots}
    assert [spot.node.id for spot in marked.spots if spot.is_empty] == [gone]
    assert {spot for spot in ring(replace(model, ground=ground)).spots if spot.node.id == gone} == {
        replace(spot, is_empty=False) for spot in marked.spots if spot.is_empty
    }


def _ends(model: ChartModel) -> set[str]:
    return {end for edge in model.edges for end in (edge.source, edge.target)}
