"""Where boxes stand in their rows: on half columns, near those they are tied to, never too close."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from server.chart.frames import Link
from server.chart.lanes import Row

_SWEEPS: Final = 5
Places = dict[str, int]


def place(rows: Sequence[Row], links: Iterable[Link], spans: Mapping[str, int], capacity: int) -> Mapping[str, int]:
    """Return the first half column of each box; half columns are counted from 0 to ``capacity``."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    row_of = {name: index for index, row in enumerate(rows) for name in row.ids}
    for link in links:
        if row_of[link.source] != row_of[link.target]:
            neighbours[link.source].append(link.target)
            neighbours[link.target].append(link.source)
    places: Places = {}
    for row in rows:
        total = sum(spans[name] for name in row.ids)
        _set_row(row.ids, 0 if row.grid else (capacity - total) // 2, spans, places)
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 else reversed(rows):
            if not row.grid:
                wanted = [_wish(name, neighbours, spans, places) for name in row.ids]
                places |= _fit(row.ids, wanted, spans, capacity)
    return places


def under(
    row: Row, ends: Mapping[str, Sequence[str]], spans: Mapping[str, int], capacity: int, places: Mapping[str, int]
) -> Places:
    """Return the first half column of each box of one more row, near those of the `places` that they are tied to.

    `ends` are the ends of the lines at each box, itself among them.
    """
    found: Places = {}
    _set_row(row.ids, 0, spans, found)
    if row.grid:
        return found
    neighbours = {name: [end for end in ends.get(name, ()) if end != name and end in places] for name in row.ids}
    known = {**places, **found}
    return _fit(row.ids, [_wish(name, neighbours, spans, known) for name in row.ids], spans, capacity)


def _set_row(ids: Iterable[str], start: int, spans: Mapping[str, int], places: Places) -> None:
    for name in ids:
        places[name] = start
        start += spans[name]


def _wish(
    name: str, neighbours: Mapping[str, Sequence[str]], spans: Mapping[str, int], places: Mapping[str, int]
) -> float:
    """Return where a box would best begin: its middle at the mean of its neighbours' middles."""
    others = neighbours.get(name)
    if not others:
        return places[name]
    middle = sum(places[other] + spans[other] / 2 for other in others) / len(others)
    return middle - spans[name] / 2


def _fit(ids: Sequence[str], wanted: Sequence[float], spans: Mapping[str, int], capacity: int) -> Places:
    """Return the places nearest to the wanted ones that keep order and distance.

    Shifting each wish by the boxes before it turns this into isotonic regression (pool adjacent
    violators), whose result is then rounded to half columns.
    """
    before = [sum(spans[name] for name in ids[:at]) for at in range(len(ids))]
    slack = capacity - sum(spans[name] for name in ids)
    pools: list[tuple[float, int]] = []
    for wish, shift in zip(wanted, before, strict=True):
        pools.append((wish - shift, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (mean, size), (last, count) = pools[-2], pools[-1]
            pools[-2:] = [((mean * size + last * count) / (size + count), size + count)]
    level = [mean for mean, size in pools for _ in range(size)]
    return {name: shift + min(max(round(mean), 0), slack) for name, shift, mean in zip(ids, before, level, strict=True)}
