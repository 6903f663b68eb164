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

from graph.message import Message


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
        return Message(
            "{file}:{line}{record}: {message} {remedy}",
            file=self.file,
            line=self.line,
            record=shortened(record),
            message=shortened(self.message),
            remedy=shortened(self.remedy),
        )


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return `text`, cut after `longest` letters, since it stands in a sentence for people."""
    return text if len(text) <= longest else f"{text[:longest]}…"


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
        return Message(
            "There is no edition {given!r} in this workspace; it has: {known}.",
            given=self.given,
            known=", ".join(self.known),
        )


class UnreadableDate(StyrgrafError):
    """A date that is none, or is written otherwise."""

    def __init__(self, given: str) -> None:
        self.given = given
        super().__init__(given)

    def __str__(self) -> str:
        return Message("{given!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD.", given=self.given)


class QueryError(StyrgrafError):
    """A query that the store refuses; the text is the parser's own message with its place."""


class StoreUnreachable(StyrgrafError):
    """A SPARQL endpoint that gives no answer."""

    def __init__(self, endpoint: str, reason: str) -> None:
        self.endpoint = endpoint
        self.reason = reason
        super().__init__(endpoint)

    def __str__(self) -> str:
        return Message(
            "The SPARQL endpoint {endpoint} gives no answer ({reason}); check that it runs.",
            endpoint=self.endpoint,
            reason=self.reason,
        )


class StoreSlow(StoreUnreachable):
    """A SPARQL endpoint that has been waited for in vain."""

    def __str__(self) -> str:
        return Message(
            "The SPARQL endpoint {endpoint} takes too long ({reason}); try again, or ask for less.",
            endpoint=self.endpoint,
            reason=self.reason,
        )


class StoreRefuses(StoreUnreachable):
    """A SPARQL endpoint that answers, and will not do what it is asked for."""

    def __str__(self) -> str:
        return Message(
            "The SPARQL endpoint {endpoint} refuses ({reason}); check its address, user and password.",
            endpoint=self.endpoint,
            reason=self.reason,
        )


class FormatError(StyrgrafError):
    """A file suffix no serialiser answers to."""

    def __init__(self, given: str, known: Sequence[str]) -> None:
        self.given = given
        self.known = tuple(known)
        super().__init__(given)

    def __str__(self) -> str:
        return Message("Cannot write {given!r}; choose one of: {known}.", given=self.given, known=", ".join(self.known))
