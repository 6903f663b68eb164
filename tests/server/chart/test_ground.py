"""Charts drawn on a common ground: a body stands in the same place in each of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.chart import ChartError, ChartModel, draw, layout
from tests.server.chart.generated import charts

Place = tuple[float, float, float, float]
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def places(model: ChartModel) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for box in layout(model).boxes:
        if box.is_present:
            found[box.content.node.id] = (box.x, box.y, box.width, box.height)
        found |= {part.node.id: (cell.x, cell.y, cell.width, cell.height) for part, cell in box.parts if part.node}
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=_SLOW)
@given(charts(most_nodes=20, most_edges=30), st.data())
def test_no_body_moves_when_others_are_gone(ground: ChartModel, data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(ground.ids)))) if ground.nodes else set()
    nodes = tuple(node for node in ground.nodes if node.id in kept)
    edges = tuple(edge for edge in ground.edges if {edge.source, edge.target} <= kept)
    some = replace(ground, nodes=nodes, edges=edges, focus=None, ground=ground)
    whole = places(replace(ground, ground=ground))
    found = places(some)
    assert set(found) == kept
    assert all((place[0], place[2:]) == (whole[name][0], whole[name][2:]) for name, place in found.items())
    if not edges:
        assert all(place == whole[name] for name, place in found.items())
    assert draw(some).count("data-node=") == len(kept)


def test_a_body_without_a_place_on_the_ground_is_refused(model: ChartModel) -> None:
    with pytest.raises(ChartError, match="no place in the chart"):
        replace(model, ground=replace(model, nodes=model.nodes[1:], edges=()))
