"""Why a query got no answer, though nothing is wrong with how it is written.

StyrgrafError
└── QueryNotAnswered
    ├── Busy            too many queries run already
    ├── TookTooLong     it ran past its time
    └── TookTooMuch     its process ended: it needed more memory than it may have
"""

from __future__ import annotations

from graph.errors import StyrgrafError
from graph.message import Message
from graph.workers.limits import MEGABYTE, Limits


class QueryNotAnswered(StyrgrafError):
    """The query was ended, or not begun."""

    #: Seconds after which it may be tried again; None where that would not help.
    retry_after: int | None = None


class Busy(QueryNotAnswered):
    """Too many queries run already."""

    def __init__(self, limits: Limits) -> None:
        self.retry_after = max(1, round(limits.seconds))
        super().__init__("The endpoint is busy with other queries; try again in a while.")


class TookTooLong(QueryNotAnswered):
    """The query ran past its time."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(
            Message("The query takes more than {seconds:g} seconds; ask for less.", seconds=limits.seconds)
        )


class TookTooMuch(QueryNotAnswered):
    """The process that answered has ended by itself."""

    def __init__(self, limits: Limits) -> None:
        most = limits.memory_bytes // MEGABYTE
        super().__init__(
            Message("The query needs more than {most} MB of memory or nests too deeply; ask for less.", most=most)
        )
