"""PDF files, read by PDFium: lines with their size, weight and place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from graph.documents.conversion.block import Piece
from graph.documents.conversion.limits import MAX_CHARACTERS, MAX_PAGES
from graph.documents.conversion.pdf_pieces import Line, pieces_of_lines
from graph.documents.conversion.refusal import Refusal
from graph.message import Message

_LINE_ENDS = "\r\n"
#: What PDFium writes for a hyphen at the end of a line.
_BROKEN_WORD = "\x02"
_BOLD = 600
_FEWEST_PAGES = 3
_EDGE = 2
_FIGURES = re.compile(r"\d+|\s+")
_HIGHEST_SURROGATE_FREE = 0x10FFFF


def pieces_of_pdf(content: bytes) -> list[Piece]:
    """Return the pieces of a PDF. Raises Refusal where it is encrypted, damaged, too long or holds no text."""
    with _opened(content) as document:
        pages = len(document)
        if pages > MAX_PAGES:
            raise Refusal(
                Message(
                    "has {pages} pages, and at most {max_pages} are read; split it", pages=pages, max_pages=MAX_PAGES
                )
            )
        lines = list(_without_furniture([_lines_of(document, number) for number in range(pages)]))
    if not any(line.text.strip() for line in lines):
        raise Refusal("holds no text, only pictures of pages; run text recognition on it first")
    return pieces_of_lines(lines)


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Refusal("is encrypted; save it without a password") from None
        raise Refusal("is a damaged PDF; open and save it anew") from None


def _lines_of(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise Refusal(
            Message("has a page that cannot be read, number {number}; open and save it anew", number=number + 1)
        ) from None
    try:
        return list(_Reading(text, number).lines())
    finally:
        text.close()
        page.close()


@dataclass
class _Reading:
    text: pypdfium2.PdfTextPage
    page: int

    def lines(self) -> Iterator[Line]:
        start, letters = 0, ""
        count = self.text.count_chars()
        if count > MAX_CHARACTERS:
            raise Refusal(
                Message("holds more than {max_characters} characters of text; split it", max_characters=MAX_CHARACTERS)
            )
        for index in range(count):
            letter = self._letter(index)
            if letter not in _LINE_ENDS:
                letters += letter
                if letter != _BROKEN_WORD:
                    continue
            yield from self._line(start, letters)
            start, letters = index + 1, ""
        yield from self._line(start, letters)

    def _letter(self, index: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self.text, index)
        return chr(code) if 0 < code <= _HIGHEST_SURROGATE_FREE and not 0xD800 <= code <= 0xDFFF else ""

    def _line(self, start: int, letters: str) -> Iterator[Line]:
        words = letters.replace(_BROKEN_WORD, "-").strip()
        if not words:
            return
        inside = start + len(letters) // 2
        size = pdfium.FPDFText_GetFontSize(self.text, inside)
        bold = pdfium.FPDFText_GetFontWeight(self.text, inside) >= _BOLD
        left, bottom, _, top = self.text.get_charbox(start + len(letters) - len(letters.lstrip()))
        yield Line(words, round(size, 1), bold, left, bottom, top, self.page)


def _without_furniture(pages: list[list[Line]]) -> Iterator[Line]:
    """Leave out page numbers and running heads: edge lines that recur on most pages, figures aside."""
    counted = Counter(key for lines in pages for key in {_furniture(line) for line in _edges(lines)})
    many = max(_FEWEST_PAGES, len(pages) // 2)
    recurring = {key for key, count in counted.items() if count >= many}
    for lines in pages:
        edges = _edges(lines)
        yield from (line for line in lines if not (line in edges and _furniture(line) in recurring))


def _edges(lines: list[Line]) -> list[Line]:
    return lines[:_EDGE] + lines[-_EDGE:]


def _furniture(line: Line) -> str:
    return _FIGURES.sub("", line.text).casefold()
