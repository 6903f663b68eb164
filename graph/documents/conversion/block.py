"""The pieces of a document: headings, paragraphs, list items and table rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.documents.locator import Span

Kind = Literal["heading", "paragraph", "item", "row"]


@dataclass(frozen=True)
class Piece:
    """A piece as a converter finds it, before it has a place in the normalised text."""

    kind: Kind
    #: Its words; line breaks are kept where the source has them inside words.
    text: str
    #: 1 for the outermost headings and lists; 0 where nesting does not matter or is not known.
    level: int = 0
    #: The cells of a table row; their words together are `text`.
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A piece with its place in the normalised text."""

    kind: Kind
    text: str
    span: Span
    level: int = 0
    #: The spans of the cells of a table row.
    cells: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Converted:
    """A document as plain text: what is kept in a workspace, and what locators point into."""

    #: The text to keep; its lines end in a line feed.
    text: str
    #: The same, normalised.
    normalised: str
    #: In document order, apart from each other.
    blocks: tuple[Block, ...]
