"""What a wheel shows: rings, activities with their months, and today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.errors import StyrgrafError
from graph.message import Message
from server.chart.model import Evidence, Language

#: More than these are not drawn: their labels would not be read.
MOST_ACTIVITIES: Final = 36
MONTHS: Final = 12


class WheelError(StyrgrafError):
    """A wheel that cannot be drawn so that it can be read."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring, the outermost first: those on one level, who take part in the year."""

    #: Slug of the level, "" for activities without a body.
    slug: str
    label: str
    #: Number of the level from the top, which picks the colour; 0 for no level.
    number: int = 0
    #: That of the label, where it is another than that of the wheel.
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """An activity's place on one ring."""

    ring: str
    #: Whether somebody on that level organises it, or only takes part.
    organises: bool


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of the year."""

    id: str
    label: str
    #: Lesser phrases below the label: months, year of the cycle, last day.
    captions: tuple[str, ...]
    #: What a screen reader says; begins with the label.
    name: str
    href: str
    #: First month and number of months; None where no month is said.
    window: tuple[int, int] | None
    marks: tuple[Mark, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Today:
    """Where in the year we are. ``day`` is None where only the month is known to belong to this wheel."""

    month: int
    #: Share of the month that has passed, from 0 to 1.
    day: float | None
    #: What stands in the hub, line by line.
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WheelModel:
    """A wheel; raises WheelError where it holds more than can be read."""

    title: str
    language: Language
    #: Names of the twelve months, short.
    months: tuple[str, ...]
    rings: tuple[Ring, ...]
    #: In the order of the year, those without a month last.
    activities: tuple[Activity, ...]
    today: Today | None
    #: What a reader has to know of what is drawn, below the legend.
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.activities) > MOST_ACTIVITIES:
            raise WheelError(
                Message(
                    "The wheel {title!r} has {count} activities, more than the {most_activities} that can"
                    " be drawn: choose one body or one year.",
                    title=self.title,
                    count=len(self.activities),
                    most_activities=MOST_ACTIVITIES,
                )
            )

    @property
    def dated(self) -> Iterator[Activity]:
        """Yield the activities that have a month."""
        return (activity for activity in self.activities if activity.window)

    @property
    def undated(self) -> Iterator[Activity]:
        """Yield those without."""
        return (activity for activity in self.activities if not activity.window)
