"""In what order the level parts of nets run in a channel: each on its track, with few crossings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from server.chart.measures import LINE_GAP
from server.chart.stems import Bend

_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Level:
    """The level part of one bend: its ends, and where stems come to it from above and from below."""

    bend: Bend
    left: float
    right: float
    upper: tuple[float, ...]
    lower: tuple[float, ...]


def tracks(bends: Sequence[Bend]) -> dict[int, int]:
    """Return the track of each net that turns in one channel, counted from 0 at the top.

    Nets whose level parts do not meet may share a track.
    """
    levels = _untangled([_level(bend) for bend in bends if not bend.straight])
    track: dict[int, int] = {}
    for at, level in enumerate(levels):
        met = [track[other.bend.net] for other in levels[:at] if _meet(level, other)]
        track[level.bend.net] = max(met, default=-1) + 1
    return track


def _level(bend: Bend) -> _Level:
    upper = tuple(stem.x for stem in bend.stems if stem.row < bend.channel)
    lower = tuple(stem.x for stem in bend.stems if stem.row >= bend.channel)
    every = upper + lower
    return _Level(bend, min(every), max(every), upper, lower)


def _meet(one: _Level, other: _Level) -> bool:
    return one.left < other.right + LINE_GAP and other.left < one.right + LINE_GAP


def _crossings(above: _Level, below: _Level) -> int:
    """Count the crossings if one level part runs above the other."""
    through = sum(below.left <= x <= below.right for x in above.lower)
    return through + sum(above.left <= x <= above.right for x in below.upper)


def _untangled(levels: Sequence[_Level]) -> list[_Level]:
    """Return the level parts from the top down: each moved to where it crosses fewest others."""
    cost = {(one, other): _crossings(one, other) for one in levels for other in levels}
    order = list(levels)
    for _ in range(_ROUNDS):
        before = list(order)
        for level in levels:
            order.remove(level)
            order.insert(_best_place(level, order, cost), level)
        if order == before:
            break
    return order


def _best_place(level: _Level, order: Sequence[_Level], cost: dict[tuple[_Level, _Level], int]) -> int:
    total = least = sum(cost[level, other] for other in order)
    best = 0
    for at, other in enumerate(order, start=1):
        total += cost[other, level] - cost[level, other]
        if total < least:
            best, least = at, total
    return best
