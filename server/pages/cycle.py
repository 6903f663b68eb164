"""The cycle of the yearly wheels: which year is the first, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import StyrgrafError
from graph.message import Message
from server.pages.visit import Visit

_EARLIEST, _LATEST = 1900, 2199


class UnknownYear(StyrgrafError):
    """A year that no cycle can begin in."""


@dataclass(frozen=True)
class Cycle:
    """The calendar year that is year 1; None where nobody has said it."""

    start: int | None
    #: Whether the reader chose it, and not the settings of the workspace.
    is_assumed: bool

    def year_of(self, calendar_year: int, length: int) -> int | None:
        """Return which year of a cycle of `length` years a calendar year is; None where nobody knows."""
        return None if self.start is None else (calendar_year - self.start) % length + 1

    def calendar_year(self, year: int) -> int | None:
        """Return the first calendar year that is this year of the cycle."""
        return None if self.start is None else self.start + year - 1


def cycle(visit: Visit, asked: str) -> Cycle:
    """Return the cycle that begins in the year `asked` or, if that is empty, in the one the settings give.

    Raises UnknownYear where what was asked is no year.
    """
    if not asked:
        return Cycle(visit.site.service.workspace.settings.cycle_start, is_assumed=False)
    if not (asked.isascii() and asked.isdigit() and _EARLIEST <= int(asked[:8]) <= _LATEST):
        raise UnknownYear(
            Message(
                "The cycle cannot begin in {asked!r}: write a year from {earliest} to {latest}.",
                asked=asked[:40],
                earliest=_EARLIEST,
                latest=_LATEST,
            )
        )
    return Cycle(int(asked), is_assumed=True)
