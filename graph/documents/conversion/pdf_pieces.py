"""Headings, paragraphs and list items out of the lines of a PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.documents.conversion.block import Piece
from graph.documents.conversion.limits import MAX_PIECES
from graph.documents.conversion.refusal import Refusal
from graph.message import Message

_BULLET = re.compile(r"(?:[•●○▪◦‣→*·\uf0b7\uf0a7]|[-–o](?=\s)|\d{1,2}[.)](?=\s)|[a-zåäö][.)](?=\s))\s*")
_NUMBERED_HEADING = re.compile(r"(?:§\s*\d+|\d+(?:\.\d+)+\.?|\d+\.?)\s+(?=[A-ZÅÄÖ])")
_ENDED = re.compile(r"[.?!:][\"”’'»)\]]*$")
#: A line this much larger than the usual one is a heading.
_LARGER = 1.08
#: A gap this much wider than the usual one begins a new paragraph.
_WIDER = 1.35
_LONGEST_HEADING = 120


@dataclass(frozen=True)
class Line:
    """A line of a page: its words, letter size, weight, and the box of its first letter."""

    text: str
    size: float
    bold: bool
    left: float
    bottom: float
    top: float
    page: int


def pieces_of_lines(lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces that `lines` make. Raises Refusal where they are too many."""
    page = _Page(lines)
    pieces = [page.piece(group) for group in page.groups()]
    if len(pieces) > MAX_PIECES:
        raise Refusal(Message("holds more than {max_pieces} paragraphs; split it", max_pieces=MAX_PIECES))
    return pieces


class _Page:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        sizes = Counter[float]()
        for line in lines:
            sizes[line.size] += len(line.text)
        self._body = sizes.most_common(1)[0][0]
        self._heading_sizes = sorted({line.size for line in lines if self._is_larger(line)}, reverse=True)
        gaps = Counter(round(a.bottom - b.bottom) for a, b in pairwise(lines) if a.bottom > b.bottom)
        self._gap = gaps.most_common(1)[0][0] if gaps else 0
        self._bold_text = sum(len(line.text) for line in lines if line.bold) * 2 > sum(len(line.text) for line in lines)

    def groups(self) -> Iterator[list[Line]]:
        group: list[Line] = []
        for line in self._lines:
            if group and self._begins(group, line):
                yield group
                group = []
            group.append(line)
        if group:
            yield group

    def piece(self, group: list[Line]) -> Piece:
        text = "\n".join(line.text for line in group)
        bullet = _BULLET.match(text)
        if self._is_heading(group):
            return Piece("heading", text, self._level(group[0]))
        if bullet:
            return Piece("item", text[bullet.end() :], 1)
        return Piece("paragraph", text)

    def _is_larger(self, line: Line) -> bool:
        return line.size > self._body * _LARGER

    def _stands_out(self, line: Line) -> bool:
        return self._is_larger(line) or (line.bold and not self._bold_text)

    def _begins(self, group: list[Line], line: Line) -> bool:
        before = group[-1]
        if (before.size, self._stands_out(before)) != (line.size, self._stands_out(line)):
            return not line.text[0].islower()
        if _BULLET.match(line.text) or line.page != before.page:
            return not line.text[0].islower() or bool(_BULLET.match(line.text))
        if self._gap and before.bottom - line.bottom > self._gap * _WIDER:
            return not line.text[0].islower() or bool(_ENDED.search(before.text))
        return bool(_ENDED.search(before.text)) and line.left > group[0].left + 1

    def _is_heading(self, group: list[Line]) -> bool:
        text = " ".join(line.text for line in group)
        if len(text) > _LONGEST_HEADING or text.endswith((".", ",", ";", ":")) or not any(map(str.isalpha, text)):
            return False
        if _BULLET.match(text) and not _NUMBERED_HEADING.match(text):
            return False
        return all(self._stands_out(line) for line in group)

    def _level(self, line: Line) -> int:
        if self._is_larger(line):
            return self._heading_sizes.index(line.size) + 1
        return len(self._heading_sizes) + 1
