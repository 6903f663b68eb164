"""Comparison of two editions, or of one edition in two workspaces: what became of what."""

from queries.comparison.aspect import Aspect, Value
from queries.comparison.change import CHOICES, KINDS, Change, Kind
from queries.comparison.comparing import compare
from queries.comparison.comparison import Comparison
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
