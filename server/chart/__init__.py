"""The styrkarta: bodies and the lines between them, laid out and drawn as SVG.

Three steps, each a pure function: ``ChartModel`` says what to show, ``layout`` where everything
lies, ``draw`` (or ``render``, for a layout at hand) writes SVG. ``around`` cuts out one body and
those near it, ``part`` any, and ``leading`` says where boxes lead; ``fitted`` lays out for a sheet
of paper; ``draw_network`` draws the same model as a ring of names; ``figure`` and ``network_figure``
give a page the picture and its legend apart; ``sample`` shows what a kind of line looks like.
"""

from server.chart.around import around, leading, part
from server.chart.boxes import SOUGHT
from server.chart.fitting import fitted
from server.chart.layout import Layout, layout
from server.chart.lines import sample
from server.chart.model import MOST_NODES, ChartError, ChartModel, Edge, Ground, Node, TooManyBodies
from server.chart.network import draw_network, network_figure
from server.chart.svg import Figure, draw, figure, render

__all__ = [
    "MOST_NODES",
    "SOUGHT",
    "ChartError",
    "ChartModel",
    "Edge",
    "Figure",
    "Ground",
    "Layout",
    "Node",
    "TooManyBodies",
    "around",
    "draw",
    "draw_network",
    "figure",
    "fitted",
    "layout",
    "leading",
    "network_figure",
    "part",
    "render",
    "sample",
]
