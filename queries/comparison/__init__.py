"""Comparison of two editions, or of one edition in two workspaces: what became of what."""

from queries.comparison.change import CHOICES, KINDS, Aspect, Change, Comparison, Kind, Value
from queries.comparison.comparing import compare
from queries.comparison.difference import Difference, differences
from queries.comparison.groups import group_of, groups
from queries.comparison.kept import Comparisons
from queries.comparison.selection import Selection
from queries.comparison.side import Side

__all__ = [
    "CHOICES",
    "KINDS",
    "Aspect",
    "Change",
    "Comparison",
    "Comparisons",
    "Difference",
    "Kind",
    "Selection",
    "Side",
    "Value",
    "compare",
    "differences",
    "group_of",
    "groups",
]
