"""Places for the bodies of earlier editions among those of the first chart: in free room, else below all lanes.

The first chart keeps its rows: a body that only another chart has takes what room is left in a row of its
level and, where there is none, a row below. So no body moves from one chart to another, and the first is as
high as it would be alone, but for what a row grows to hold a higher box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Final

from server.chart.frames import Link
from server.chart.lanes import Row, cut
from server.chart.model import Node
from server.chart.placing import under

#: A row grows at most so much, in pixels, to hold a box more.
_MOST_GROWTH: Final = 30.0


@dataclass(frozen=True)
class Room:
    """What decides where a box fits: the lines, the half columns of each box and in all, and how high a box is.

    ``height`` takes the id of a box and whether it is compact.
    """

    links: Sequence[Link]
    spans: Mapping[str, int]
    capacity: int
    height: Callable[[str, bool], float]

    @cached_property
    def ends(self) -> Mapping[str, Sequence[str]]:
        """The ends of the lines at each box that has any, itself among them, in the order of the lines."""
        found: dict[str, list[str]] = {}
        for link in self.links:
            for end in {link.source, link.target}:
                found.setdefault(end, []).extend((link.source, link.target))
        return found

    def is_loose(self, name: str) -> bool:
        """Return whether a box has no line."""
        return name not in self.ends


@dataclass(frozen=True, slots=True)
class _Fit:
    """A row with one box more: how far others have moved for it, how much the row grows, and where all begin."""

    moved: int
    growth: float
    at: int
    row: Row
    starts: Mapping[str, int]


def filled(
    rows: Sequence[Row], starts: Mapping[str, int], others: Iterable[Node], room: Room
) -> tuple[list[Row], dict[str, int]]:
    """Return the rows with the bodies `others` in them and below them, and the first half column of each box."""
    found, places = list(rows), dict(starts)
    left: list[Node] = []
    for node in sorted(others, key=lambda node: -room.spans[node.id]):
        fits = [fit for at, row in enumerate(found) for fit in _fits(at, row, node, places, room)]
        if not fits:
            left.append(node)
            continue
        best = min(fits, key=lambda fit: (fit.moved, fit.growth, fit.at))
        found[best.at] = best.row
        places |= best.starts
    for row in _below(found, left, room):
        found.append(row)
        places |= under(row, room.ends, room.spans, room.capacity, places)
    return found, places


def _fits(at: int, row: Row, node: Node, places: Mapping[str, int], room: Room) -> Iterator[_Fit]:
    """Yield the row with a box more, if it has room."""
    if row.level != node.level or (row.grid and not room.is_loose(node.id)):
        return
    used = sum(room.spans[name] for name in row.ids)
    if used + room.spans[node.id] > room.capacity:
        return
    growth = max(0.0, room.height(node.id, row.compact) - max(room.height(name, row.compact) for name in row.ids))
    if growth > _MOST_GROWTH:
        return
    if row.grid:
        yield _Fit(0, growth, at, replace(row, ids=(*row.ids, node.id)), {node.id: used})
        return
    placed = {name: places[name] for name in row.ids}
    loose = {name: start for name, start in placed.items() if room.is_loose(name)}
    firm = {name: start for name, start in placed.items() if name not in loose}
    for movable in ({}, loose):
        kept = firm if movable else placed
        inside = _inserted({node.id: _wish(node.id, places, room)} | movable, kept, room)
        if inside is not None:
            moved = sum(abs(inside[name] - start) for name, start in placed.items())
            ids = tuple(sorted(inside, key=inside.__getitem__))
            yield _Fit(moved, growth, at, replace(row, ids=ids), inside)
            return


def _inserted(fresh: Mapping[str, float], kept: Mapping[str, int], room: Room) -> dict[str, int] | None:
    """Return where boxes begin with some `fresh` ones, in turn, where they are free and nearest to what they wish."""
    found = dict(kept)
    for name, wish in fresh.items():
        free = [start for start in range(room.capacity - room.spans[name] + 1) if _is_free(name, start, found, room)]
        if not free:
            return None
        found[name] = min(free, key=lambda start: abs(start - wish))
    return found


def _is_free(name: str, start: int, taken: Mapping[str, int], room: Room) -> bool:
    end = start + room.spans[name]
    return all(end <= other or other + room.spans[each] <= start for each, other in taken.items())


def _wish(name: str, places: Mapping[str, int], room: Room) -> float:
    """Return where a box would best begin: below what it is tied to, else far to the right."""
    ends = room.ends.get(name, ())
    middles = [places[end] + room.spans[end] / 2 for end in ends if end in places]
    return sum(middles) / len(middles) - room.spans[name] / 2 if middles else room.capacity


def _below(rows: Sequence[Row], left: Iterable[Node], room: Room) -> Iterator[Row]:
    """Yield rows below all others for the bodies left, the level of the lowest lane first, which they continue."""
    lowest = rows[-1].level if rows else None
    ordered = sorted(left, key=lambda node: (node.level != lowest, node.level.number))
    for level, nodes in groupby(ordered, key=lambda node: node.level):
        names = [node.id for node in nodes]
        loose = [name for name in names if level.is_grid and room.is_loose(name)]
        tied = [name for name in names if name not in loose]
        for members, compact in ((tied, False), (loose, True)):
            for ids in cut(members, room.spans, room.capacity, room.capacity):
                yield Row(level, ids, compact, compact, earlier=level != lowest)
