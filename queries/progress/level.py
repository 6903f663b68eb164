"""The values that meet a target which gives a level: at least, at most, or between two."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_WHOLE: Final = Decimal(100)


@dataclass(frozen=True)
class Level:
    """The least and the greatest value that meets the target; None where it does not say."""

    least: Decimal | None = None
    most: Decimal | None = None

    def __bool__(self) -> bool:
        """Tell whether a level is given at all."""
        return self.least is not None or self.most is not None

    @property
    def direction(self) -> str:
        """Return which way leads to the level, a word of the list of directions; empty where it has two ends."""
        if self.least is not None and self.most is not None:
            return ""
        return "increase" if self.least is not None else "decrease" if self.most is not None else ""

    def times(self, factor: Decimal) -> Level:
        """Return the level counted in a smaller unit, or a larger."""
        least, most = (end if end is None else end * factor for end in (self.least, self.most))
        return Level(least, most)

    def of_the_rest(self) -> Level:
        """Return the level of the rest of a share in per cent: at least 80 of one is at most 20 of the other."""
        most, least = (end if end is None else _WHOLE - end for end in (self.least, self.most))
        return Level(least, most)

    def end_nearest(self, value: Decimal) -> Decimal:
        """Return the value that meets the target and is nearest to `value`: `value` itself where it does."""
        if self.least is not None and value < self.least:
            return self.least
        return self.most if self.most is not None and value > self.most else value


#: What a target that gives no level says of the value itself.
NO_LEVEL: Final = Level()
