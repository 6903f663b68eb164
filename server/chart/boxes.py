"""Boxes as SVG: each body a link whose name begins with the words seen in the box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from server.chart.content import Name, Part
from server.chart.layout import Box, Cell
from server.chart.marks import element, sign, stripe, text
from server.chart.measures import PADDING, STRIPE
from server.chart.model import ChartModel, Node
from server.chart.palette import BORDER, FATE_DASHES, GHOST_WIDTH, GROUNDS, INKS, level_class, level_colour
from server.chart.type_styles import CAPTION
from server.chart.words import EVIDENCE_WORDS, FATE_WORDS, SIGNED, WORDS

#: The id of the link of the body that a reader looks for, at which an address can end.
SOUGHT: Final = "traff"


def draw_box(box: Box, model: ChartModel) -> str:
    """Return the link (for a compound body, the links) that shows a body."""
    item = box.content
    chosen = model.stands_out(item.node.id)
    links = [_empty_place(box, model)] if box.is_empty else []
    if box.is_present:
        links.append(_link(item.node, item.name, box.row, model, _frame(box, chosen) + _words(box)))
    links += [_empty_cell(part, cell, model) for part, cell in box.empty_parts]
    for part, cell in box.parts:
        inside = _part(part, cell, part.node is not None and model.stands_out(part.node.id))
        if part.node:
            links.append(_link(part.node, part.name, box.row, model, inside))
        else:
            links.append(_link_again(part.elsewhere, part.name, model, inside) if part.elsewhere else inside)
    return "".join(links)


def accessible_name(node: Node, shown: str, model: ChartModel) -> str:
    """Return what a screen reader says of a body, beginning with the words seen."""
    return ", ".join(word for word in _said(node, shown, model) if word)


def _said(node: Node, shown: str, model: ChartModel) -> Iterator[str]:
    yield shown
    if shown != node.label:
        yield node.label
    yield node.kind_label
    yield node.note
    yield node.level.label
    if node.provisional:
        yield WORDS[model.language]["provisional"]
    if node.evidence != "stated":
        yield EVIDENCE_WORDS[model.language][node.evidence]
    if node.fate:
        yield FATE_WORDS[model.language][node.fate]
    if node.id == model.focus:
        yield WORDS[model.language]["in focus"]
    elif model.stands_out(node.id):
        yield WORDS[model.language]["marked"]


def _link(node: Node, name: Name, row: int, model: ChartModel, inside: str) -> str:
    return element(
        "a",
        inside,
        class_=f"node {level_class(node.level.number)}"
        + (" is-focus" if model.stands_out(node.id) else "")
        + (f" is-{node.fate}" if node.fate else ""),
        href=node.href,
        lang=node.language,
        aria_label=accessible_name(node, name.shown, model),
        data_node=node.id,
        id=SOUGHT if node.id == model.sought else None,
        data_row=str(row),
    )


def _link_again(node: Node, name: Name, model: ChartModel, inside: str) -> str:
    """Return a second place of a body as a link for a pointer; the keys go to its own box."""
    label = accessible_name(node, name.shown, model)
    return element("a", inside, class_="again", href=node.href, lang=node.language, aria_label=label, tabindex="-1")


def _empty_edge(cell: Cell | Box, radius: float, chosen: bool) -> str:
    """Return the dotted edge of a place where a body stands in another edition; filled where it is marked."""
    return element(
        "rect",
        class_="edge",
        x=cell.x,
        y=cell.y,
        width=cell.width,
        height=cell.height,
        rx=radius,
        fill=GROUNDS["focus"].light if chosen else "none",
        stroke=(INKS["ink"] if chosen else BORDER).light,
        stroke_width=GHOST_WIDTH,
        stroke_dasharray=FATE_DASHES["ghost"],
    )


def _empty_place(box: Box, model: ChartModel) -> str:
    """Return the empty place of a body: no link, and nothing for a screen reader, whom the list tells of it."""
    item = box.content
    spare = 0.0 if item.parts else (box.height - item.name.height) / 2 - item.margin
    name = _pale(item.name, box.x + STRIPE + PADDING, box.y + spare + item.margin)
    edge = _empty_edge(box, STRIPE, model.stands_out(item.node.id))
    return _empty(edge + name, item.node, model)


def _empty_cell(part: Part, cell: Cell, model: ChartModel) -> str:
    """Return the empty place of a part in its frame."""
    name = _pale(part.name, cell.x + PADDING, cell.y + (cell.height - part.name.height) / 2)
    edge = _empty_edge(cell, 4, part.node is not None and model.stands_out(part.node.id))
    return _empty(edge + name, part.node, model)


def _empty(inside: str, node: Node | None, model: ChartModel) -> str:
    sought = SOUGHT if node and node.id == model.sought else None
    return element("g", inside, class_="empty", aria_hidden="true", id=sought)


def _pale(name: Name, x: float, y: float) -> str:
    return text(x, y, name.lines, replace(name.style, weight="regular"), INKS["muted"], "caption")


def _frame(box: Box, chosen: bool) -> str:
    node = box.content.node
    class_ = "frame" if box.content.parts else "card"
    fill = "focus" if chosen else "paper" if box.content.parts else "card"
    card = _card(class_, box, STRIPE, fill, node, chosen)
    edge = stripe(box.x, box.y, STRIPE, box.height)
    return card + element("path", class_="stripe", d=edge, fill=level_colour(node.level.number).light)


def _card(class_: str, cell: Cell | Box, radius: float, fill: str, node: Node | None, chosen: bool = False) -> str:
    """Return the ground of a box; its edge is thick where it is new, broken where it is gone or provisional."""
    fate = node.fate if node else ""
    card = element(
        "rect",
        class_=class_,
        x=cell.x,
        y=cell.y,
        width=cell.width,
        height=cell.height,
        rx=radius,
        fill=GROUNDS[fill].light,
        stroke=(INKS["ink"] if chosen or fate == "new" or fate in FATE_DASHES else BORDER).light,
        stroke_width=3 if fate == "new" else GHOST_WIDTH if chosen or fate == "ghost" else None,
        stroke_dasharray=FATE_DASHES.get(fate) or ("5 3" if node and node.provisional else None),
    )
    return card + (sign((cell.x + cell.width - 2, cell.y), fate, INKS["ink"], "box-mark") if fate in SIGNED else "")


def _words(box: Box) -> str:
    """Return name and caption: at the top of a frame, in the middle of any other box."""
    item = box.content
    spare = 0.0 if item.parts else (box.height - item.header_height) / 2
    x, y = box.x + STRIPE + PADDING, box.y + spare + item.margin
    struck = item.node.fate == "gone"
    name = text(x, y, item.name.lines, item.name.style, INKS["ink"], "name", struck=struck)
    if not item.caption:
        return name
    foot = y + item.name.height + item.caption_height
    return name + text(x, foot - CAPTION.height(len(item.caption)), item.caption, CAPTION, INKS["muted"], "caption")


def _part(part: Part, cell: Cell, chosen: bool) -> str:
    """Return one part of a compound body, a card within its frame."""
    card = _card("card", cell, 4, "focus" if chosen else "card", part.node, chosen)
    y = cell.y + (cell.height - part.name.height) / 2
    struck = part.node is not None and part.node.fate == "gone"
    return card + text(cell.x + PADDING, y, part.name.lines, part.name.style, INKS["ink"], "name", struck=struck)
