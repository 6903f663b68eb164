"""Widths of text in the bundled font, so that a box fits the words drawn in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

Weight = Literal["regular", "semibold"]

#: Family name in the stylesheet, then what a file opened elsewhere may find instead.
FAMILY: Final = "'Styrgraf Sans', 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Helvetica, Arial, sans-serif"
FOLDER: Final = Path(__file__).parent.parent / "static" / "fonts"

_UNITS_PER_EM: Final = 1000
#: A sign the font lacks is drawn from another font: reckon with a wide letter.
_UNKNOWN: Final = 900


@cache
def _advances(weight: Weight) -> Mapping[int, int]:
    # Here, so that the server does not wait for it when it starts.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(FOLDER / f"styrgraf-sans-{weight}.woff2", lazy=True) as font:
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] for code, glyph in font.getBestCmap().items()}


@cache
def text_width(text: str, size: float, weight: Weight = "regular") -> float:
    """Return the width of ``text`` in pixels at ``size`` pixels, kerning left aside."""
    advances = _advances(weight)
    units = sum(advances.get(ord(sign), _UNKNOWN) for sign in text)
    return units * size / _UNITS_PER_EM
