"""The order of boxes within rows: by barycentre, so that few lines cross (Sugiyama et al. 1981)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from server.chart.frames import Link
from server.chart.lanes import Row

_SWEEPS: Final = 6
Order = list[list[str]]
Neighbours = Mapping[str, Sequence[str]]


def order_rows(rows: Sequence[Row], links: Iterable[Link]) -> list[Row]:
    """Return the rows with their boxes reordered; boxes that pull equally keep their order."""
    row_of = {name: index for index, row in enumerate(rows) for name in row.ids}
    ties = [_downwards(link, row_of) for link in links if row_of[link.source] != row_of[link.target]]
    above, below = _neighbours((lower, upper) for upper, lower in ties), _neighbours(ties)
    best = order = [list(row.ids) for row in rows]
    fewest = _crossings(order, ties, row_of)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        order = _sweep(rows, order, below if sweep % 2 else above, upwards=bool(sweep % 2))
        crossings = _crossings(order, ties, row_of)
        if crossings < fewest:
            best, fewest = order, crossings
    return [replace(row, ids=tuple(ids)) for row, ids in zip(rows, best, strict=True)]


def _downwards(link: Link, row_of: Mapping[str, int]) -> tuple[str, str]:
    ends = (link.source, link.target)
    return ends if row_of[link.source] < row_of[link.target] else (link.target, link.source)


def _neighbours(ties: Iterable[tuple[str, str]]) -> Neighbours:
    found: dict[str, list[str]] = defaultdict(list)
    for name, other in ties:
        found[name].append(other)
    return found


def _places(order: Iterable[Sequence[str]]) -> dict[str, float]:
    """Return how far along its row each box stands, from 0 to 1."""
    return {name: (index + 0.5) / len(ids) for ids in order for index, name in enumerate(ids)}


def _sweep(rows: Sequence[Row], order: Order, neighbours: Neighbours, upwards: bool) -> Order:
    """Return each row sorted by the mean place of its neighbours in the rows already swept."""
    places = _places(order)
    fresh = [list(ids) for ids in order]
    in_turn = list(zip(rows, fresh, strict=True))
    for row, ids in reversed(in_turn) if upwards else in_turn:
        if not row.grid:
            pull = {name: _mean([places[other] for other in neighbours.get(name, (name,))]) for name in ids}
            ids.sort(key=pull.__getitem__)
            places |= _places([ids])
    return fresh


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _crossings(order: Order, ties: Iterable[tuple[str, str]], row_of: Mapping[str, int]) -> int:
    """Count the pairs of lines between the same two rows that cross."""
    places = _places(order)
    between: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for upper, lower in ties:
        between[row_of[upper], row_of[lower]].append((places[upper], places[lower]))
    return sum(_inversions(sorted(pairs)) for pairs in between.values())


def _inversions(pairs: Sequence[tuple[float, float]]) -> int:
    return sum(one[0] < other[0] and one[1] > other[1] for at, other in enumerate(pairs) for one in pairs[:at])
