"""The errors of this room, each with one clear sentence.

StyrgrafError
├── UnknownQuestion   a question was asked for that does not exist
├── ParameterError    a question got a value it cannot take, or lacks one
└── HeaderError       the header of a query file is incomplete
"""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from graph.errors import StyrgrafError

#: How many alternatives a message lists before it only counts the rest.
MOST_LISTED = 12


class UnknownQuestion(StyrgrafError):
    """No question has the given name."""

    def __init__(self, given: str, known: Collection[str]) -> None:
        self.given, self.known = given, tuple(sorted(known))
        super().__init__(given)

    def __str__(self) -> str:
        return f"There is no question {self.given!r}; {suggest(self.given, self.known)}"


class ParameterError(StyrgrafError):
    """A question was given a value it cannot take, or not one that it needs."""


class HeaderError(StyrgrafError):
    """The header of a query file lacks a line or has one that cannot be read."""


def suggest(given: str, known: Collection[str]) -> str:
    """Return 'did you mean …?' with the likeliest of `known`, else the list of them, shortened."""
    close = get_close_matches(given.casefold(), sorted(known), n=3, cutoff=0.6)
    if close:
        return f"did you mean {' or '.join(close)}?"
    if not known:
        return "this view has nothing to choose from."
    listed = sorted(known)[:MOST_LISTED]
    more = len(known) - len(listed)
    return f"choose one of: {', '.join(listed)}{f' and {more} more' if more else ''}."
