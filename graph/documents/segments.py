"""Cut a document into its sentences, bullets, headings and slide lines.

A text extract has lost its layout, so the rule goes by lines first and sentences second.
A new block begins at a line

- that begins with a bullet (``• ● ○ ▪ ◦ ‣ → *``, or ``- – o`` or ``1.`` or ``a)`` and a space),
- that is a row of a table, with a tab between its cells, and after such a row unless it goes on in lower case,
- after a line that ends in ``. ? ! :``, unless it goes on in lower case,
- after more line breaks than are usual in this document (some extracts have a blank line
  between all lines), unless it goes on in lower case,
- that begins with a capital or a figure after a short line, one of less than 75 % of the
  document's usual width: such a line is a heading, a slide line or a box of a chart. Lines all
  in capitals that follow on each other are one heading.

Inside a block a sentence ends at ``. ? !``, closing quotes and brackets included, before a
space and a capital, figure, quote or bullet; not after an abbreviation, an initial or the
number of a list item. A bullet sign inside a line begins a new piece as well.

In doubt the rule cuts: a piece too many has to be covered on its own, and hides nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from graph.documents.locator import Span
from graph.documents.normalise import Line, normalised_lines

_SHORT = 0.75
_BULLET = re.compile(r"[•●○▪◦‣→*]|[-–o]\s|\d{1,2}\.\s|[a-zåäö]\)\s")
_CLOSING = "\"”’'»)]"
_END = re.compile(rf"[.?!][{re.escape(_CLOSING)}]*\s+(?=[\"”’'»(\[]*[A-ZÅÄÖÉ0-9•●○▪◦‣→*–-])|\s+(?=[•●○▪◦‣→]\s)")
_NO_END = re.compile(
    r"(?:^\d{1,2}|\b(?:bl\.? ?a|t\.? ?ex|d\.? ?v\.? ?s|s\.? ?k|f\.? ?d|fr\.? ?o\.? ?m|t\.? ?o\.? ?m"
    r"|kl|nr|ca|resp|jfr|inkl|exkl|[A-ZÅÄÖ]))\.$"
)
_LONGEST_ABBREVIATION = 12


@dataclass(frozen=True)
class Segment:
    """One sentence, bullet, heading or slide line, as a slice of the normalised text."""

    span: Span
    text: str
    #: Whether it stands in a bullet or another item of a list.
    listed: bool


def segments(original: str) -> list[Segment]:
    """Return the pieces of a document, as it was read from its file, in order and without gaps."""
    return [segment for block in blocks(original) for segment in sentences(block)]


def blocks(original: str) -> Iterator[Segment]:
    """Yield the blocks of a document: what stands between the cuts that its lines show."""
    lines = normalised_lines(original)
    usual_gap = Counter(line.gap for line in lines[1:]).most_common(1)
    width = _usual_width(lines)
    block: list[Line] = []
    for line in lines:
        if block and _begins_block(block[-1], line, usual_gap[0][0], width):
            yield _joined(block)
            block = []
        block.append(line)
    if block:
        yield _joined(block)


def _begins_block(before: Line, line: Line, usual_gap: int, width: int) -> bool:
    if _BULLET.match(line.text) or _is_row(line):
        return True
    if line.text[0].islower():
        return False
    if _is_row(before):
        return True
    if before.text.isupper() and line.text.isupper() and line.gap <= usual_gap:
        return False
    ended = before.text.rstrip(_CLOSING).endswith((".", "?", "!", ":"))
    short = len(before.text) < _SHORT * width and (line.text[0].isupper() or line.text[0].isdigit())
    return ended or line.gap > usual_gap or short


def _is_row(line: Line) -> bool:
    """Whether a line is a row of a table, and no item whose sign a tab follows."""
    return line.is_row and not _BULLET.match(line.text)


def _usual_width(lines: tuple[Line, ...]) -> int:
    """The width that three lines in four keep within; a joined word makes some lines too long."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[(len(lengths) - 1) * 3 // 4] if lengths else 0


def _joined(block: list[Line]) -> Segment:
    text = " ".join(line.text for line in block)
    return Segment(Span(block[0].start, block[-1].end), text, _BULLET.match(text) is not None)


def sentences(block: Segment) -> Iterator[Segment]:
    """Yield the sentences of a block."""
    start = 0
    for end in _END.finditer(block.text):
        last_word = block.text[max(start, end.end() - _LONGEST_ABBREVIATION) : end.end()].rstrip()
        if not _NO_END.search(last_word):
            yield _slice(block, start, block.text[start : end.end()].rstrip())
            start = end.end()
    yield _slice(block, start, block.text[start:])


def _slice(block: Segment, start: int, text: str) -> Segment:
    at = block.span.start + start
    return Segment(Span(at, at + len(text)), text, block.listed)
