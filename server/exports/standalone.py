"""A picture that carries its font along, so that words fit their boxes wherever it is opened."""

from __future__ import annotations

from base64 import b64encode

from server.chart.fonts import FOLDER

_WEIGHTS = {"regular": "400", "semibold": "600 700"}


def standalone(svg: str) -> str:
    """Return the drawing `svg`, an ``<svg>`` element, with the font of the pages inside it."""
    faces = "".join(_face(name, weight) for name, weight in _WEIGHTS.items())
    opening, closing, rest = svg.partition(">")
    return f"{opening}{closing}<style>{faces}</style>{rest}\n"


def _face(name: str, weight: str) -> str:
    content = b64encode((FOLDER / f"styrgraf-sans-{name}.woff2").read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{content})"
    return f'@font-face{{font-family:"Styrgraf Sans";font-weight:{weight};src:{source} format("woff2")}}'
