"""Commands and addresses, which break between their parts and nowhere else where the window has room for a part."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

#: A part ends with the space or the strokes after it.
_PART: Final = re.compile(r"[^\s/]*/+|[^\s/]+|\s+")


def in_pieces(text: str) -> Markup:
    """Return `text` with each of its parts kept together.

    >>> in_pieces("ask --all")
    Markup('<span class="piece-of">ask</span> <span class="piece-of">--all</span>')
    >>> in_pieces("/id/a").striptags()
    '/id/a'
    """
    piece = Markup('<span class="piece-of">{}</span>')
    return Markup("").join(part if part.isspace() else piece.format(part) for part in _PART.findall(text))
