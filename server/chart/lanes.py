"""The rows of the chart: one lane for each level, in it one or more rows of boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from server.chart.frames import Link
from server.chart.model import Level, Node
from server.chart.ranks import ranks


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes side by side, from left to right.

    ``compact`` boxes show their name only; in a ``grid`` they keep their order, from the left. A row of
    ``earlier`` bodies stands below all lanes, in a lane of its own.
    """

    level: Level
    ids: tuple[str, ...]
    compact: bool = False
    grid: bool = False
    earlier: bool = False


def rows(boxes: Iterable[Node], links: Sequence[Link], spans: Mapping[str, int], capacity: int) -> list[Row]:
    """Return the rows from the top down; ``spans`` and ``capacity`` count half columns."""
    level_of = {node.id: node.level for node in boxes}
    found: list[Row] = []
    for level in sorted(set(level_of.values()), key=lambda level: level.number):
        names = [name for name, its_level in level_of.items() if its_level == level]
        by_rank, loose = _ranked(names, level, level_of, links)
        if level.is_grid:
            crowded = sum(len(ids) for ids in by_rank) * 2 > capacity
            found += [Row(level, ids, compact=crowded) for ids in _even(by_rank, spans, capacity)]
            found += [Row(level, ids, True, True) for ids in cut(loose, spans, capacity, capacity)]
        else:
            _join(by_rank, loose, spans, capacity)
            found += [Row(level, ids) for ids in _even(by_rank, spans, capacity)]
    return found


def _join(by_rank: list[list[str]], loose: list[str], spans: Mapping[str, int], capacity: int) -> None:
    """Put boxes without lines on both sides of the lowest rank, if there is room, else below it."""
    if by_rank and sum(spans[name] for name in (*by_rank[-1], *loose)) <= capacity:
        half = len(loose) // 2
        by_rank[-1][:] = [*loose[:half], *by_rank[-1], *loose[half:]]
    elif loose:
        by_rank.append(loose)


def _ranked(
    names: Sequence[str], level: Level, level_of: Mapping[str, Level], links: Sequence[Link]
) -> tuple[list[list[str]], list[str]]:
    """Return the boxes of a lane that have lines, by rank, and those that have none.

    A box with no line inside its lane stands at the top if a line leads up, else at the foot.
    """
    depth = ranks(names, links)
    top, foot = min(depth.values(), default=0), max(depth.values(), default=0)
    reached: dict[str, set[int]] = {name: set() for name in names}
    for link in links:
        for end, other in ((link.source, link.target), (link.target, link.source)):
            if end in reached:
                reached[end].add(level_of[other].number)
    for name in names:
        if name not in depth and reached[name]:
            depth[name] = top if min(reached[name]) < level.number else foot
    by_rank = [[name for name in names if depth.get(name) == rank] for rank in sorted(set(depth.values()))]
    return by_rank, [name for name in names if name not in depth]


def _even(by_rank: Iterable[Sequence[str]], spans: Mapping[str, int], capacity: int) -> Iterator[tuple[str, ...]]:
    """Yield the ranks, those that are too long cut into rows of about the same length."""
    for ids in by_rank:
        total = sum(spans[name] for name in ids)
        yield from cut(ids, spans, capacity, ceil(total / ceil(total / capacity)))


def cut(ids: Sequence[str], spans: Mapping[str, int], capacity: int, wanted: int) -> Iterator[tuple[str, ...]]:
    """Fill one row after the other, each to ``wanted`` half columns, never past ``capacity``."""
    parts: list[list[str]] = []
    used = capacity
    for name in ids:
        if used >= wanted or used + spans[name] > capacity:
            parts.append([])
            used = 0
        parts[-1].append(name)
        used += spans[name]
    yield from map(tuple, parts)
