"""What python-pptx finds on slides: boxes, and lines followed from box to box over their joints."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

#: Where the sides are on a rectangle: upper, left, lower, right, as shares of width and height.
SIDES = {0: (0.5, 0.0), 1: (0.0, 0.5), 2: (0.5, 1.0), 3: (1.0, 0.5)}


@dataclass(frozen=True)
class Connector:
    """A connector: its XML and the ids of the shapes it is glued to, None where it is glued to none."""

    element: Any
    source: tuple[int, int] | None
    target: tuple[int, int] | None

    @property
    def words(self) -> str:
        """Return what it says to those who do not see it."""
        return str(self.element.nvCxnSpPr.cNvPr.get("descr"))

    @property
    def pointed(self) -> bool:
        """Return whether it ends in an arrowhead."""
        return self.element.find(f".//{qn('a:tailEnd')}") is not None

    @property
    def way(self) -> list[tuple[float, float]]:
        """Return the corners of its way in EMU, from the definition of the preset, its flip and its turn."""
        frame, geometry = self.element.find(f".//{qn('a:xfrm')}"), self.element.find(f".//{qn('a:prstGeom')}")
        width, height = int(frame[1].get("cx")), int(frame[1].get("cy"))
        steps = [int(each.get("fmla").split()[1]) / 100000 for each in geometry.iter(qn("a:gd"))]
        middle = int(frame[0].get("x")) + width / 2, int(frame[0].get("y")) + height / 2
        turn = radians(int(frame.get("rot", "0")) / 60000)
        found = []
        for x, y in _preset(geometry.get("prst"), width, height, steps):
            across, down = x - width / 2, (height - y if frame.get("flipV") else y) - height / 2
            found.append(
                (middle[0] + across * cos(turn) - down * sin(turn), middle[1] + across * sin(turn) + down * cos(turn))
            )
        return found


def _preset(name: str, width: float, height: float, steps: list[float]) -> list[tuple[float, float]]:
    if name == "straightConnector1":
        return [(0, 0), (width, height)]
    if name == "bentConnector2":
        return [(0, 0), (width, 0), (width, height)]
    assert name == "bentConnector3"
    return [(0, 0), (width * steps[0], 0), (width * steps[0], height), (width, height)]


class Slide:
    """A slide taken apart."""

    def __init__(self, slide: Any) -> None:
        self.slide = slide
        self.shapes = {shape.shape_id: shape for shape in slide.shapes}

    @property
    def title(self) -> str:
        """Return its title."""
        return str(self.slide.shapes.title.text_frame.text)

    @property
    def notes(self) -> str:
        """Return its notes."""
        return str(self.slide.notes_slide.notes_text_frame.text)

    @property
    def connectors(self) -> list[Connector]:
        """Return its connectors in order."""
        found = self.slide.shapes.element.iter(qn("p:cxnSp"))
        return [Connector(each, _glued(each, "a:stCxn"), _glued(each, "a:endCxn")) for each in found]

    @property
    def texts(self) -> list[str]:
        """Return the text of every shape that has one."""
        return [shape.text_frame.text for shape in self.shapes.values() if shape.has_text_frame]

    @property
    def sizes(self) -> Iterator[float]:
        """Yield the size of every run of text in points."""
        for shape in self.shapes.values():
            if shape.has_text_frame:
                for paragraph in shape.text_frame.paragraphs:
                    yield from (run.font.size.pt for run in paragraph.runs if run.font.size)

    def lines(self) -> list[tuple[Any, Any, str]]:
        """Return each line from shape to shape, over its joints, with its words."""
        going = {each.source[0]: each for each in self.connectors if each.source and self._is_joint(each.source[0])}
        found = []
        for each in self.connectors:
            if each.source and each.target and not self._is_joint(each.source[0]):
                last = each
                while last.target and self._is_joint(last.target[0]):
                    last = going[last.target[0]]
                    assert last.words == each.words
                assert last.target
                assert last.pointed
                found.append((self.shapes[each.source[0]], self.shapes[last.target[0]], each.words))
        return found

    def _is_joint(self, shape: int) -> bool:
        found = self.shapes[shape]
        return bool(found.width < 50_000 and found.width == found.height)


def _glued(element: Any, name: str) -> tuple[int, int] | None:
    found = element.find(f".//{qn(name)}")
    return (int(found.get("id")), int(found.get("idx"))) if found is not None else None


def opened(content: bytes) -> list[Slide]:
    """Return the slides of a presentation."""
    return [Slide(slide) for slide in Presentation(io.BytesIO(content)).slides]
