"""Columns of text laid out side by side, folded to fit a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

#: Words longer than this may be broken to make the columns fit, in characters.
LONGEST_WHOLE = 24
GAP = "  "


def side_by_side(columns: list[list[str]], width: int) -> Iterator[str]:
    """Yield the lines of `columns`, each a heading and its cells, made to fit `width` characters.

    Lines are longer where they would only fit with common words broken.
    """
    if not columns:
        return
    widths = _fitted([max(map(len, texts)) for texts in columns], [_least(texts) for texts in columns], width)
    folded = [
        [textwrap.wrap(text, each) or [""] for text in texts] for texts, each in zip(columns, widths, strict=True)
    ]
    heading, *rows = zip(*folded, strict=True)
    yield from _lines(heading, widths)
    yield from _lines(tuple(["─" * each] for each in widths), widths)
    for row in rows:
        yield from _lines(row, widths)


def _lines(cells: tuple[list[str], ...], widths: list[int]) -> Iterator[str]:
    for parts in zip_longest(*cells, fillvalue=""):
        yield GAP.join(part.ljust(each) for part, each in zip(parts, widths, strict=True)).rstrip() + "\n"


def _fitted(widths: list[int], least: list[int], width: int) -> list[int]:
    """Take from the widest column, again and again, until the line fits or none has more to give."""
    fitted = list(widths)
    while sum(fitted) + len(GAP) * (len(fitted) - 1) > width:
        spare = [n for n, each in enumerate(fitted) if each > least[n]]
        if not spare:
            break
        fitted[max(spare, key=fitted.__getitem__)] -= 1
    return fitted


def _least(texts: list[str]) -> int:
    words = (len(word) for text in texts for word in text.split())
    return min(LONGEST_WHOLE, max(words, default=1))
