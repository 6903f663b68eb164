"""The pieces of the HTML that the converters of Word and Markdown write."""

from __future__ import annotations

from html.parser import HTMLParser

from graph.documents.conversion.block import Kind, Piece
from graph.documents.conversion.limits import MAX_CHARACTERS, MAX_DEPTH, MAX_PIECES
from graph.documents.conversion.refusal import Refusal
from graph.message import Message

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol")
_BREAKING = {"p", "li", "tr", "table", "blockquote", "pre", "div", *_LISTS, *_HEADINGS}
_VOID = {"br", "img", "hr", "input", "meta", "link"}
_SILENT = {"sup", "script", "style"}
_LONGEST_BOLD_HEADING = 90
#: A paragraph in bold alone is read as a heading below all marked ones.
_BOLD_LEVEL = 7


def pieces_of_html(html: str) -> list[Piece]:
    """Return the pieces of `html` in order. Raises Refusal where it is too long or nests too deep."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.pieces


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._plain: list[str] = []
        self._cells: list[str] | None = None
        self._characters = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING and self._cells is None:
            self.flush()
        if tag == "br":
            self._text.append("\n")
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append("")
            self._text = []
        if tag == "tr":
            self._cells = []
        if tag in _VOID:
            return
        self._open.append(tag)
        if len(self._open) > MAX_DEPTH:
            raise Refusal(
                Message("nests its lists or tables deeper than {max_depth} levels; flatten them", max_depth=MAX_DEPTH)
            )

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cells:
            self._cells[-1] = "".join(self._text).strip()
            self._text = []
        elif tag == "tr":
            self._end_row()
        elif tag in _BREAKING and self._cells is None:
            self.flush()
        elif tag in _BREAKING:
            self._text.append("\n")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if _SILENT.intersection(self._open[-3:]):
            return
        self._characters += len(data)
        if self._characters > MAX_CHARACTERS:
            raise Refusal(
                Message("holds more than {max_characters} characters of text; split it", max_characters=MAX_CHARACTERS)
            )
        self._text.append(data)
        if "strong" not in self._open:
            self._plain.append(data)

    def flush(self) -> None:
        """End the piece that is being read."""
        text, plain = "".join(self._text).strip(), "".join(self._plain).strip()
        self._text, self._plain = [], []
        if text:
            self._add(self._piece(text, bold=not plain))

    def _piece(self, text: str, bold: bool) -> Piece:
        for tag in reversed(self._open):
            if tag in _HEADINGS:
                return Piece("heading", text, _HEADINGS[tag])
            if tag == "li":
                return Piece("item", text, sum(each in _LISTS for each in self._open))
        if bold and len(text) <= _LONGEST_BOLD_HEADING and not text.endswith((".", ":", ",", ";")):
            return Piece("heading", text, _BOLD_LEVEL)
        kind: Kind = "paragraph"
        return Piece(kind, text)

    def _end_row(self) -> None:
        cells, self._cells = tuple(self._cells or ()), None
        self._text, self._plain = [], []
        if any(cells):
            self._add(Piece("row", " ".join(cells), cells=cells))

    def _add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        if len(self.pieces) > MAX_PIECES:
            raise Refusal(Message("holds more than {max_pieces} paragraphs; split it", max_pieces=MAX_PIECES))
