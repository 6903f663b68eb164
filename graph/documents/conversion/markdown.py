"""Markdown, read by markdown-it-py as CommonMark with tables; HTML inside it stays text."""

from __future__ import annotations

from markdown_it import MarkdownIt

from graph.documents.conversion.block import Piece
from graph.documents.conversion.html_pieces import pieces_of_html
from graph.documents.conversion.limits import MAX_CHARACTERS, MAX_MARKS
from graph.documents.conversion.refusal import Refusal
from graph.message import Message

#: Beyond its own limit the library leaves text out, so we refuse just below it.
_NESTING = 60
#: What begins or ends emphasis, links, code, HTML and escapes.
_MARKS = "*_[]`<&\\"


def pieces_of_markdown(content: bytes) -> list[Piece]:
    """Return the pieces of a Markdown file in UTF-8. Raises Refusal."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(Message("is not UTF-8 (byte {start}); save it as text in UTF-8", start=error.start + 1)) from None
    if len(text) > MAX_CHARACTERS:
        raise Refusal(
            Message("holds more than {max_characters} characters of text; split it", max_characters=MAX_CHARACTERS)
        )
    if sum(map(text.count, _MARKS)) > MAX_MARKS:
        raise Refusal(
            Message(
                "holds more than {max_marks} signs of emphasis, links and code; save it anew without them",
                max_marks=MAX_MARKS,
            )
        )
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING}).enable("table")
    tokens = reader.parse(text)
    if any(token.level >= _NESTING - 1 for token in tokens):
        raise Refusal(Message("nests its lists deeper than {most} levels; flatten them", most=_NESTING // 2))
    return pieces_of_html(reader.renderer.render(tokens, reader.options, {}))
