"""The room that lines have: stretches between boxes, and the places in each channel already taken."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from server.chart.measures import BOX_CLEARANCE, LINE_GAP
from server.chart.stems import Stem

Interval = tuple[float, float]


def free_intervals(boxes: Iterable[Interval], passable: Interval) -> list[Interval]:
    """Return the stretches of a row where a line may pass between ``boxes``."""
    edges = [passable[0]]
    for left, right in sorted(boxes):
        edges += [left - BOX_CLEARANCE, right + BOX_CLEARANCE]
    edges.append(passable[1])
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(left, right) for left, right in pairs if left <= right]


def clamp(x: float, interval: Interval) -> float:
    """Return the place in the interval that is nearest to ``x``."""
    return min(max(x, interval[0]), interval[1])


@dataclass(frozen=True, slots=True)
class Choice:
    """A stretch where a stem may stand, and where in it the stem would best stand."""

    wanted: float
    interval: Interval

    def places(self, gap: float) -> Iterator[float]:
        """Yield places in the stretch, from the wanted one outwards."""
        left, right = self.interval
        start = clamp(self.wanted, self.interval)
        yield start
        step = gap
        while start - step >= left or start + step <= right:
            if start + step <= right:
                yield start + step
            if start - step >= left:
                yield start - step
            step += gap


class Room:
    """The places already taken in each channel."""

    def __init__(self) -> None:
        self._channels: dict[int, list[tuple[float, int]]] = defaultdict(list)

    def settle(self, stem: Stem, choices: Sequence[Choice]) -> None:
        """Give a stem the free place nearest to the wanted one, of the first choice that has one.

        Where all are full, lines draw closer, and in the last resort two fall together.
        """
        stem.x = clamp(choices[0].wanted, choices[0].interval)
        for gap in (LINE_GAP, LINE_GAP / 2):
            places = (x for choice in choices for x in choice.places(gap))
            found = next((x for x in places if self._free(stem, x, gap)), None)
            if found is not None:
                stem.x = found
                break
        for channel in stem.channels:
            insort(self._channels[channel], (stem.x, stem.net))

    def _free(self, stem: Stem, x: float, gap: float) -> bool:
        for channel in stem.channels:
            taken = self._channels[channel]
            at = bisect_left(taken, (x - gap + 0.01, -1))
            while at < len(taken) and taken[at][0] < x + gap - 0.01:
                if taken[at][1] != stem.net:
                    return False
                at += 1
        return True
