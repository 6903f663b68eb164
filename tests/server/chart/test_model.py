"""What may be shown in a chart, and how a part of one is cut out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from server.chart import ChartError, ChartModel, around
from server.chart.model import MOST_NODES


def test_around_shows_a_body_and_its_own_lines(model: ChartModel) -> None:
    near = around(model, "psg")
    assert near.focus == "psg"
    assert {"bg", "vr-or", "varmlandsradet", "ordforanderadet", "kommunerna"} < {node.id for node in near.nodes}
    assert "su-aldre" not in {node.id for node in near.nodes}
    assert all("psg" in (edge.source, edge.target) for edge in near.edges)
    assert "su-aldre" in {node.id for node in around(model, "psg", 2).nodes}


def test_around_a_part_brings_its_frame(model: ChartModel) -> None:
    assert {"vr-or", "ordforanderadet"} <= {node.id for node in around(model, "varmlandsradet").nodes}


def test_what_is_no_chart_is_refused(model: ChartModel) -> None:
    first, second, *_ = model.nodes
    edge = replace(model.edges[0], source=first.id, target=second.id)
    for fault, nodes, edges, focus in (
        ("more than once", (first, first), (), None),
        ("to itself", (first, second), (replace(edge, target=first.id),), None),
        ("ends at 'nowhere'", (first, second), (replace(edge, target="nowhere"),), None),
        ("about 'nowhere'", (first,), (), "nowhere"),
        (f"at most {MOST_NODES}", tuple(replace(first, id=str(at)) for at in range(MOST_NODES + 1)), (), None),
    ):
        with pytest.raises(ChartError, match=fault):
            replace(model, nodes=nodes, edges=edges, focus=focus)
    with pytest.raises(ChartError, match="no body 'nowhere'"):
        around(model, "nowhere")
