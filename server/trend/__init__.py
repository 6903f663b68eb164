"""A small chart of values over the years, drawn as SVG: one line for each, the chosen one strong."""

from server.trend.model import Aim, Point, Series, TrendModel
from server.trend.svg import draw

__all__ = ["Aim", "Point", "Series", "TrendModel", "draw"]
