"""What a calendar holds: occasions of whole days, once or every so many years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Occasion:
    """One entry of a calendar, over whole days."""

    #: What it is known by, for ever and everywhere; a calendar program tells entries apart by it.
    iri: str
    summary: str
    first: date
    last: date
    #: Years from one time to the next; None where it is held once.
    every: int | None
    #: Whether day and source make it certain; else it is tentative.
    is_certain: bool
    description: str
    url: str
    category: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar with its name, what it is, and where it is fetched."""

    name: str
    description: str
    source: str
    #: Language of its words.
    language: str
    #: When what it holds was last said.
    stamp: datetime
    occasions: tuple[Occasion, ...]
