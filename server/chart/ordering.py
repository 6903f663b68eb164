"""The order of boxes within rows: by barycentre, so that few lines cross (Sugiyama et al. 1981)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from server.chart.frames import Link
from server.chart.lanes import Row

_SWEEPS: Final = 6
Order = list[list[str]]


def order_rows(rows: Sequence[Row], links: Iterable[Link]) -> list[Row]:
    """Return the rows with their boxes reordered; boxes that pull equally keep their order."""
    links = tuple(links)
    neighbours: dict[str, list[str]] = defaultdict(list)
    for link in links:
        neighbours[link.source].append(link.target)
        neighbours[link.target].append(link.source)
    row_of = {name: index for index, row in enumerate(rows) for name in row.ids}
    best = order = [list(row.ids) for row in rows]
    fewest = _crossings(order, links, row_of)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        order = _sweep(rows, order, neighbours, row_of, down=sweep % 2 == 0)
        crossings = _crossings(order, links, row_of)
        if crossings < fewest:
            best, fewest = order, crossings
    return [Row(row.level, tuple(ids), row.compact, row.grid) for row, ids in zip(rows, best, strict=True)]


def _places(order: Order) -> dict[str, float]:
    """Return how far along its row each box stands, from 0 to 1."""
    return {name: (index + 0.5) / len(ids) for ids in order for index, name in enumerate(ids)}


def _sweep(
    rows: Sequence[Row],
    order: Order,
    neighbours: Mapping[str, Sequence[str]],
    row_of: Mapping[str, int],
    down: bool,
) -> Order:
    places = _places(order)
    fresh = [list(ids) for ids in order]
    indices = range(len(rows)) if down else range(len(rows) - 1, -1, -1)
    for index in indices:
        if rows[index].grid:
            continue
        pull: dict[str, float] = {}
        for name in fresh[index]:
            passed = [
                places[other]
                for other in neighbours.get(name, ())
                if (row_of[other] < index) == down and row_of[other] != index
            ]
            pull[name] = sum(passed) / len(passed) if passed else places[name]
        fresh[index].sort(key=pull.__getitem__)
        places.update({name: (at + 0.5) / len(fresh[index]) for at, name in enumerate(fresh[index])})
    return fresh


def _crossings(order: Order, links: Iterable[Link], row_of: Mapping[str, int]) -> int:
    """Count the pairs of lines between the same two rows that cross."""
    places = _places(order)
    between: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for link in links:
        upper, lower = sorted((link.source, link.target), key=row_of.__getitem__)
        if row_of[upper] != row_of[lower]:
            between[row_of[upper], row_of[lower]].append((places[upper], places[lower]))
    return sum(_inversions(sorted(pairs)) for pairs in between.values())


def _inversions(pairs: Sequence[tuple[float, float]]) -> int:
    return sum(one[0] < other[0] and one[1] > other[1] for at, other in enumerate(pairs) for one in pairs[:at])
