"""A chart as a pyvis network: nodes where the chart has its boxes, lines along the ways that pass them by.

An edge of a network runs straight from node to node, behind whatever stands between. So a line is led over
joints, nodes too small to be seen, at the corners of its way in the chart. Titles and labels are passed on as
text; what shows them shows them as text.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any, Final

from pyvis.network import Network

from server.chart import ChartModel, Edge, Node, layout
from server.chart.boxes import accessible_name
from server.chart.layout import Box, Cell, Layout
from server.chart.model import Evidence
from server.chart.palette import GROUNDS, INKS, LINE_WIDTHS, level_colour, line_style
from server.chart.paths import Point
from server.chart.words import EVIDENCE_WORDS
from server.portable.pieces import pieces

_FONT: Final = {"color": INKS["ink"].light, "size": 13, "face": "'Source Sans 3', 'Segoe UI', Helvetica, sans-serif"}
#: How strongly the second, third … line between the same two bodies is bent.
_BEND: Final = 0.18
#: Between the edge of a box and its text, in pixels.
_MARGIN: Final = 5
#: How large an arrowhead is, by that of the program.
_TIP: Final = 0.65
#: A joint is as good as no node at all, so that pieces of a line meet in a point.
_JOINT: Final = {"shape": "dot", "size": 0.1, "borderWidth": 0, "opacity": 0, "chosen": False, "label": " "}
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
    found = layout(replace(model, ground=None))
    network = Network(round(found.height), round(found.width), directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    for box in found.boxes:
        _add_box(network, box, model)
    _add_ways(network, found, model)
    _add_within(network, found, model)
    return network


def _add_ways(network: Network, found: Layout, model: ChartModel) -> None:
    """Add the lines that lead from box to box, piece by piece."""
    joints: dict[tuple[str, Evidence, Point], str] = {}
    for piece in pieces(found.routes):
        edge = piece.edges[0]
        ends = []
        for point in (piece.start, piece.end):
            key = edge.look, edge.evidence, point
            if key not in joints:
                joints[key] = f"/{len(joints)}"
                network.add_node(joints[key], x=point[0], y=point[1], **_JOINT)
            ends.append(joints[key])
        title = "\n".join(_told(each, model) for each in piece.edges)
        network.add_edge(*ends, **_manner(edge, title, piece.bodies, pointed=piece.pointed), smooth=False)


def _add_within(network: Network, found: Layout, model: ChartModel) -> None:
    """Add the lines between what stands in one frame, which the chart leaves out, side by side and bent."""
    led = {route.edge for route in found.routes}
    beside: Counter[frozenset[str]] = Counter()
    for edge in model.edges:
        if edge not in led:
            ends = frozenset((edge.source, edge.target))
            smooth = {"enabled": True, "type": "curvedCW", "roundness": _BEND * (beside[ends] + 1)}
            manner = _manner(edge, _told(edge, model), [edge.source, edge.target], pointed=True)
            network.add_edge(edge.source, edge.target, **manner, smooth=smooth)
            beside[ends] += 1


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


def _told(edge: Edge, model: ChartModel) -> str:
    return f"{edge.title} — {EVIDENCE_WORDS[model.language][edge.evidence]}"


def _manner(edge: Edge, title: str, bodies: list[str], *, pointed: bool) -> dict[str, Any]:
    """Return how a line looks, what it says, and the bodies that it lights up with."""
    style = line_style(edge.look)
    return {
        "kind": edge.kind,
        "bodies": bodies,
        "title": title,
        "color": {"color": style.colour.light, "highlight": style.colour.light, "hover": style.colour.light},
        "width": LINE_WIDTHS[edge.evidence],
        "dashes": [int(step) for step in style.dash.split()] or False,
        "arrows": {
            "to": {"enabled": pointed, "scaleFactor": _TIP, "type": "arrow" if edge.evidence == "stated" else "vee"}
        },
    }
