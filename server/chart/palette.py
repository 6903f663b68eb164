"""The colours of the pages and charts, light and dark, and how each kind of line is drawn.

``server/static/style.css`` repeats the values as custom properties; a test holds the two equal.
Text keeps a contrast of 4.5:1 and lines of 3:1 on every ground they meet (WCAG 2.2, 1.4.3, 1.4.11).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from server.chart.model import Evidence, Fate


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour as #rrggbb on a light and on a dark page."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a kind of line looks; ``dash`` is an SVG dash pattern, empty for an unbroken line.

    ``name`` is what the stylesheet calls it.
    """

    name: str
    colour: Colour
    dash: str


#: The page, a lane of the chart, a box.
GROUNDS: Final[Mapping[str, Colour]] = MappingProxyType(
    {
        "paper": Colour("#FBF8F2", "#181715"),
        "lane": Colour("#F2ECE1", "#22201D"),
        "card": Colour("#FFFFFF", "#2C2926"),
        "focus": Colour("#FFF3CF", "#43391C"),
    }
)

#: Text, lesser text, links, the edge of a box.
INKS: Final[Mapping[str, Colour]] = MappingProxyType(
    {
        "ink": Colour("#22262B", "#EFEAE1"),
        "muted": Colour("#5A5F66", "#B5AFA5"),
        "link": Colour("#0B4F8A", "#8CC2F2"),
    }
)
BORDER: Final = Colour("#857C6D", "#8A8377")

#: How grave a finding is; the word stands in this colour.
SEVERITY_COLOURS: Final[Mapping[str, Colour]] = MappingProxyType(
    {
        "error": Colour("#A3161F", "#FF9A96"),
        "warning": Colour("#7A5A00", "#D9B84A"),
        "info": Colour("#2B5C86", "#86B7E3"),
    }
)

#: The colours of levels from the top of the chart down; after the last the first comes again.
LEVEL_COLOURS: Final = (
    Colour("#8C2F4B", "#E08BA4"),
    Colour("#2B5C86", "#86B7E3"),
    Colour("#4C6B2F", "#A3C77E"),
    Colour("#8A5A14", "#E0B25E"),
    Colour("#62656A", "#ADB0B5"),
    Colour("#6A4A9C", "#BFA3EA"),
    Colour("#0B6B75", "#5CC3CD"),
    Colour("#A03E1B", "#EE9A78"),
)

#: Slugs of the scheme line-kind.
LINE_STYLES: Final[Mapping[str, LineStyle]] = MappingProxyType(
    {
        "reports": LineStyle("reports", Colour("#5A6270", "#B4BCC9"), ""),
        "prepares": LineStyle("prepares", Colour("#005EA5", "#6FB4F0"), ""),
        "follows-up": LineStyle("follows-up", Colour("#00703C", "#5CC48F"), "8 4"),
        "appoints": LineStyle("appoints", Colour("#B4430A", "#F29A66"), "2 4"),
        "commissions": LineStyle("commissions", Colour("#8A1F5C", "#EE8CC4"), "14 4"),
        "supports": LineStyle("supports", Colour("#7A3E8E", "#CE9CE0"), "9 4 2 4"),
        "drawn-from": LineStyle("drawn-from", Colour("#7A5A00", "#D9B84A"), "4 3"),
        "advises": LineStyle("advises", Colour("#0B6B75", "#5CC3CD"), "9 4 2 4 2 4"),
        "informs": LineStyle("informs", Colour("#3F4FA3", "#A3B0F5"), "3 5"),
        "part-of": LineStyle("part-of", Colour("#6B4A3A", "#CBA693"), ""),
    }
)
#: For the kinds of line that a workspace adds to the scheme, in its order; after the last the first comes again.
OTHER_LINES: Final = (
    LineStyle("other", Colour("#43484F", "#C7CCD3"), "12 3 3 3"),
    LineStyle("other-2", Colour("#A3161F", "#FF9A96"), "6 3 6 3 2 3"),
    LineStyle("other-3", Colour("#2F6B1F", "#93D07C"), "16 3 2 3"),
    LineStyle("other-4", Colour("#5B3FB8", "#B9A6FF"), "5 2 1 2"),
)

#: Width of a line in pixels: the firmer the ground, the stronger the line.
LINE_WIDTHS: Final[Mapping[Evidence, float]] = MappingProxyType({"stated": 2.5, "drawn": 2.0, "inferred": 1.3})

#: What is added to the width of a line, and the pattern of one that is gone, where two editions are shown together.
FATE_WIDTHS: Final[Mapping[Fate, float]] = MappingProxyType({"new": 2.5, "gone": 0.5})
GONE_DASH: Final = "3 5"
#: The edge of a box that is gone, and of the place where one stood before it moved.
FATE_DASHES: Final[Mapping[Fate, str]] = MappingProxyType({"gone": "6 4", "ghost": "2 4"})
#: Width in pixels of such a place's edge: so wide that wherever a dot of it falls it fills a pixel of the screen whole,
#: since one of half the colour is half the contrast.
GHOST_WIDTH: Final = 2.0


def level_colour(number: int) -> Colour:
    """Return the colour of the level with this number from the top; the first is 1."""
    return LEVEL_COLOURS[(number - 1) % len(LEVEL_COLOURS)]


def level_class(number: int) -> str:
    """Return what the stylesheet calls that colour."""
    return f"level-{(number - 1) % len(LEVEL_COLOURS) + 1}"


def line_style(kind: str) -> LineStyle:
    """Return the style of a kind of line or of that name; of what the palette does not know, the first for others."""
    named = (style for style in OTHER_LINES if style.name == kind)
    return LINE_STYLES.get(kind) or next(named, OTHER_LINES[0])


def other_line(number: int) -> LineStyle:
    """Return how the kind of line with this number among those of a workspace is drawn; the first is 1."""
    return OTHER_LINES[(number - 1) % len(OTHER_LINES)]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #rrggbb colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
