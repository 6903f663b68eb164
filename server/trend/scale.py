"""The scales of a trend: years along the foot, round numbers up the side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_TICKS: Final = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """A way from values to pixels: `low` lies at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where `value` lies; the middle where the scale holds one value alone."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def ticks(values: Sequence[float]) -> tuple[float, ...]:
    """Return round numbers, evenly spaced, of which the first and the last enclose all `values`.

    >>> ticks([61.5, 74.0]), ticks([3.0, 3.0])
    ((60.0, 65.0, 70.0, 75.0), (2.5, 2.75, 3.0, 3.25, 3.5))
    """
    low, high = min(values), max(values)
    if low == high:
        margin = 10 ** floor(log10(abs(low))) if low else 1.0
        low, high = low - margin / 2, high + margin / 2
    size = 10.0 ** floor(log10((high - low) / _MOST_TICKS))
    for step in (size * each for each in (*_STEPS, 20.0, 25.0, 50.0)):
        first, last = floor(low / step), ceil(high / step)
        if last - first <= _MOST_TICKS:
            break
    return tuple(number * step for number in range(first, last + 1))
