"""The errors a user can cause, each with one clear sentence.

StyrgrafError
├── WorkspaceError     the plain files of a workspace cannot be read; carries every problem found
├── UnknownEdition     a view was asked for that the workspace does not have
├── QueryError         a SPARQL query cannot be parsed or run
├── StoreUnreachable   an endpoint is away
│   ├── StoreSlow      … or has been waited for in vain
│   └── StoreRefuses   … or answers, and will not
└── FormatError        a file format was asked for that cannot be written
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class StyrgrafError(Exception):
    """Base of all errors whose text is meant for the user."""


#: More of what was given is not shown.
_LONGEST = 2_000


@dataclass(frozen=True, order=True)
class RecordProblem:
    """One mistake in one record: where it stands, what is wrong, what to do about it."""

    #: The record file, relative to the workspace.
    file: Path
    #: Line in that file, counted from 1.
    line: int
    #: Id of the record, or None where the file as a whole is broken.
    record: str | None
    message: str
    remedy: str

    def __str__(self) -> str:
        record = f" ({self.record})" if self.record else ""
        return f"{self.file}:{self.line}{_short(record)}: {_short(self.message)} {_short(self.remedy)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class WorkspaceError(StyrgrafError):
    """A workspace that cannot be built; `problems` holds all of them at once."""

    def __init__(self, problems: Sequence[RecordProblem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.file, p.line, p.message)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class UnknownEdition(StyrgrafError):
    """An edition id that the workspace does not have."""

    def __init__(self, given: str, known: Sequence[str]) -> None:
        self.given = given
        self.known = tuple(known)
        super().__init__(given)

    def __str__(self) -> str:
        return f"There is no edition {self.given!r} in this workspace; it has: {', '.join(self.known)}."


class QueryError(StyrgrafError):
    """A query that the store refuses; the text is the parser's own message with its place."""


class StoreUnreachable(StyrgrafError):
    """A SPARQL endpoint that gives no answer."""

    def __init__(self, endpoint: str, reason: str) -> None:
        self.endpoint = endpoint
        self.reason = reason
        super().__init__(endpoint)

    def __str__(self) -> str:
        return f"The SPARQL endpoint {self.endpoint} gives no answer ({self.reason}); check that it runs."


class StoreSlow(StoreUnreachable):
    """A SPARQL endpoint that has been waited for in vain."""

    def __str__(self) -> str:
        return f"The SPARQL endpoint {self.endpoint} takes too long ({self.reason}); try again, or ask for less."


class StoreRefuses(StoreUnreachable):
    """A SPARQL endpoint that answers, and will not do what it is asked for."""

    def __str__(self) -> str:
        return f"The SPARQL endpoint {self.endpoint} refuses ({self.reason}); check its address, user and password."


class FormatError(StyrgrafError):
    """A file suffix no serialiser answers to."""

    def __init__(self, given: str, known: Sequence[str]) -> None:
        self.given = given
        self.known = tuple(known)
        super().__init__(given)

    def __str__(self) -> str:
        return f"Cannot write {self.given!r}; choose one of: {', '.join(self.known)}."
