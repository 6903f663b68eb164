"""Boxes as SVG: each body a link whose name begins with the words seen in the box."""

from __future__ import annotations

from collections.abc import Iterator

from server.chart.content import Name, Part
from server.chart.layout import Box, Cell
from server.chart.marks import element, stripe, text
from server.chart.measures import PADDING, STRIPE
from server.chart.model import ChartModel, Node
from server.chart.palette import BORDER, GROUNDS, INKS, LEVEL_COLOURS
from server.chart.type_styles import CAPTION
from server.chart.words import EVIDENCE_WORDS, LEVEL_WORDS, WORDS


def draw_box(box: Box, model: ChartModel) -> str:
    """Return the link (for a compound body, the links) that shows a body."""
    item = box.content
    chosen = item.node.id == model.focus
    links = [_link(item.node, item.name, box.row, model, _frame(box, chosen) + _words(box))]
    for part, cell in zip(item.parts, box.cells, strict=True):
        inside = _part(part, cell)
        links.append(_link(part.node, part.name, box.row, model, inside) if part.node else inside)
    return "".join(links)


def accessible_name(node: Node, shown: str, model: ChartModel) -> str:
    """Return what a screen reader says of a body, beginning with the words seen."""
    return ", ".join(word for word in _said(node, shown, model) if word)


def _said(node: Node, shown: str, model: ChartModel) -> Iterator[str]:
    yield shown
    if shown != node.label:
        yield node.label
    yield node.kind_label
    yield LEVEL_WORDS[model.language][node.level]
    if node.provisional:
        yield WORDS[model.language]["provisional"]
    if node.evidence != "stated":
        yield EVIDENCE_WORDS[model.language][node.evidence]
    if node.id == model.focus:
        yield WORDS[model.language]["in focus"]


def _link(node: Node, name: Name, row: int, model: ChartModel, inside: str) -> str:
    return element(
        "a",
        inside,
        class_=f"node level-{node.level}" + (" is-focus" if node.id == model.focus else ""),
        href=node.href,
        aria_label=accessible_name(node, name.shown, model),
        data_node=node.id,
        data_row=str(row),
    )


def _frame(box: Box, chosen: bool) -> str:
    node = box.content.node
    card = element(
        "rect",
        class_="frame" if box.content.parts else "card",
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        rx=STRIPE,
        fill=GROUNDS["focus" if chosen else "paper" if box.content.parts else "card"].light,
        stroke=(INKS["ink"] if chosen else BORDER).light,
        stroke_width=2 if chosen else None,
        stroke_dasharray="5 3" if node.provisional else None,
    )
    edge = stripe(box.x, box.y, STRIPE, box.height)
    return card + element("path", class_="stripe", d=edge, fill=LEVEL_COLOURS[node.level].light)


def _words(box: Box) -> str:
    """Return name and caption: at the top of a frame, in the middle of any other box."""
    item = box.content
    spare = 0.0 if item.parts else (box.height - item.header_height) / 2
    x, y = box.x + STRIPE + PADDING, box.y + spare + item.margin
    name = text(x, y, item.name.lines, item.name.style, INKS["ink"], "name")
    if not item.caption:
        return name
    foot = y + item.name.height + item.caption_height
    return name + text(x, foot - CAPTION.height(len(item.caption)), item.caption, CAPTION, INKS["muted"], "caption")


def _part(part: Part, cell: Cell) -> str:
    """Return one part of a compound body, a card within its frame."""
    card = element(
        "rect",
        class_="card",
        x=cell.x,
        y=cell.y,
        width=cell.width,
        height=cell.height,
        rx=4,
        fill=GROUNDS["card"].light,
        stroke=BORDER.light,
    )
    y = cell.y + (cell.height - part.name.height) / 2
    return card + text(cell.x + PADDING, y, part.name.lines, part.name.style, INKS["ink"], "name")
