"""What a trend shows: values by year for one or several, and perhaps what is aimed for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from server.chart.model import Language


@dataclass(frozen=True, slots=True)
class Point:
    """One value, with the words that tell it."""

    year: int
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one, in the order of the years."""

    name: str
    points: tuple[Point, ...]
    #: Whether the chart is about this one.
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a target leads from where it is counted."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class TrendModel:
    """A trend; ``title`` tells in a sentence what is seen."""

    title: str
    language: Language
    series: tuple[Series, ...]
    aim: Aim | None = None

    @property
    def points(self) -> Iterator[Point]:
        """Yield every point that has to fit into the picture."""
        for series in self.series:
            yield from series.points
        if self.aim:
            yield from (self.aim.start, self.aim.end)
