"""Pieces written out as plain text, each with its place in the normalised form of that text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.documents.conversion.block import Block, Converted, Piece
from graph.documents.locator import Span
from graph.documents.normalise import normalise

#: A character for private use, so no document has a right to it; it marks where a piece begins.
_MARK = "\ue000"
#: Normalising would join a word that ends in a hyphen to the first word of the next piece.
_HANGING_HYPHEN = re.compile(r"(?<=\w)(?=[-\u00ad\u2010\u2011]\s*$)")
_BULLET = "•"


def placed(pieces: Iterable[Piece]) -> Converted:
    """Return the text that `pieces` make, in their order, with a block for each that has words.

    The blocks hold normalised text; a list item is written with a bullet, which its block leaves out.
    """
    kept = [piece for piece in pieces if piece.text.replace(_MARK, "").strip()]
    marked = "\n\n".join(f"{_MARK}{_written(piece)}" for piece in kept) + "\n"
    parts = [" ".join(part.split()) for part in normalise(marked).split(_MARK)[1:]]
    blocks = tuple(_blocks(kept, parts))
    return Converted(marked.replace(_MARK, ""), " ".join(parts), blocks)


def _written(piece: Piece) -> str:
    text = piece.text.replace(_MARK, "").strip()
    if piece.kind == "row":
        text = "\t".join(" ".join(cell.replace(_MARK, "").split()) for cell in piece.cells)
    whole = _HANGING_HYPHEN.sub(" ", text)
    return f"{_BULLET} {whole}" if piece.kind == "item" else whole


def _blocks(pieces: Sequence[Piece], parts: Sequence[str]) -> Iterator[Block]:
    start = 0
    for piece, part in zip(pieces, parts, strict=True):
        lead = len(_BULLET) + 1 if piece.kind == "item" else 0
        span = Span(start + lead, start + len(part))
        cells = tuple(_cells(piece.cells, part, start))
        yield Block(piece.kind, part[lead:], span, piece.level, cells)
        start += len(part) + 1


def _cells(cells: Iterable[str], row: str, offset: int) -> Iterator[Span]:
    at = 0
    for cell in cells:
        words = normalise(cell.replace(_MARK, ""))
        found = row.find(words, at) if words else -1
        if found >= 0:
            at = found + len(words)
            yield Span(offset + found, offset + at)
        else:
            yield Span(offset + at, offset + at)
