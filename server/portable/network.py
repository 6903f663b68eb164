"""A chart as a pyvis network: nodes where the chart has its boxes, edges as the palette draws lines.

Titles and labels are passed on as text; what shows them shows them as text.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any, Final

from pyvis.network import Network

from server.chart import ChartModel, Edge, Node, layout
from server.chart.boxes import accessible_name
from server.chart.layout import Box, Cell
from server.chart.palette import GROUNDS, INKS, LINE_WIDTHS, level_colour, line_style
from server.chart.words import EVIDENCE_WORDS

_FONT: Final = {"color": INKS["ink"].light, "size": 13, "face": "'Source Sans 3', 'Segoe UI', Helvetica, sans-serif"}
#: How strongly the second, third … line between the same two bodies is bent.
_BEND: Final = 0.18
#: Between the edge of a box and its text, in pixels.
_MARGIN: Final = 5
_OPTIONS: Final = {
    "physics": {"enabled": False},
    "interaction": {"dragNodes": False, "hover": True, "tooltipDelay": 150, "zoomView": False},
    "nodes": {"shape": "box", "margin": _MARGIN, "borderWidth": 1, "chosen": True},
    "edges": {"arrowStrikethrough": False, "selectionWidth": 2},
}


def network_of(model: ChartModel) -> Network:
    """Return the network of `model`, which must hold at least one body; nothing in it moves by itself.

    Its width and height are those of the chart, in pixels.
    """
    found = layout(model)
    network = Network(round(found.height), round(found.width), directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    for box in found.boxes:
        _add_box(network, box, model)
    beside: Counter[frozenset[str]] = Counter()
    for edge in model.edges:
        ends = frozenset((edge.source, edge.target))
        network.add_edge(edge.source, edge.target, **_edge(edge, model, beside[ends]))
        beside[ends] += 1
    return network


def _add_box(network: Network, box: Box, model: ChartModel) -> None:
    node = box.content.node
    if box.is_present:
        _add_node(network, node, model, box, framing=bool(box.content.parts))
    for number, (part, cell) in enumerate(box.parts):
        shown = part.node or replace(node, id=f"{node.id}/{number}", label=part.name.shown, kind_label="")
        _add_node(network, shown, model, cell, framing=False)


def _add_node(network: Network, node: Node, model: ChartModel, place: Box | Cell, *, framing: bool) -> None:
    edge = level_colour(node.level.number).light
    ground = GROUNDS["lane" if framing else "card"].light
    chosen = {"background": GROUNDS["focus"].light, "border": edge}
    width, height = round(place.width) - 2 * _MARGIN, round(place.height) - 2 * _MARGIN
    network.add_node(
        node.id,
        label=node.short_label or node.label if framing else node.label,
        shape="box",
        title=accessible_name(node, node.label, model),
        x=round(place.x + place.width / 2),
        y=round(place.y + place.height / 2),
        color={"background": ground, "border": edge, "highlight": chosen, "hover": chosen},
        font=_FONT | ({"vadjust": round(-place.height / 4)} if framing else {}),
        widthConstraint={"minimum": width, "maximum": width},
        heightConstraint={"minimum": height},
        shapeProperties={"borderDashes": [5, 3] if node.provisional else False},
    )


def _edge(edge: Edge, model: ChartModel, beside: int) -> dict[str, Any]:
    style = line_style(edge.look)
    bend = {"type": "curvedCW", "roundness": _BEND * beside} if beside else {"type": "continuous", "roundness": 0.1}
    return {
        "kind": edge.kind,
        "title": f"{edge.title} — {EVIDENCE_WORDS[model.language][edge.evidence]}",
        "color": {"color": style.colour.light, "highlight": style.colour.light, "hover": style.colour.light},
        "width": LINE_WIDTHS[edge.evidence],
        "dashes": [int(step) for step in style.dash.split()] or False,
        "arrows": {"to": {"enabled": True, "type": "arrow" if edge.evidence == "stated" else "vee"}},
        "smooth": {"enabled": True} | bend,
    }
