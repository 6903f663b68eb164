"""A picture that carries its font along, so that words fit their boxes wherever it is opened."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import Final

from server.chart.fonts import FAMILY, FOLDER

_WEIGHTS: Final = {"regular": "400", "semibold": "600 700"}
#: What the font is called within the file. Browsers and drawing programs take the font inside it; office programs
#: take none from a file and look only for the first name, so it has to be one of theirs, and no wider than ours.
OFFICE_FONT: Final = "Calibri"


def standalone(svg: str) -> str:
    """Return the drawing `svg`, an ``<svg>`` element, with the font of the pages inside it."""
    faces = "".join(_face(name, weight) for name, weight in _WEIGHTS.items())
    opening, closing, rest = svg.partition(">")
    ours = escape(FAMILY.partition(",")[0])
    return f"{opening.replace(ours, OFFICE_FONT)}{closing}<style>{faces}</style>{rest}\n"


def _face(name: str, weight: str) -> str:
    content = b64encode((FOLDER / f"styrgraf-sans-{name}.woff2").read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{content})"
    return f'@font-face{{font-family:"{OFFICE_FONT}";font-weight:{weight};src:{source} format("woff2")}}'
