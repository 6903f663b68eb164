"""The errors of this room, each with one clear sentence.

StyrgrafError
├── UnknownQuestion   a question was asked for that does not exist
├── ParameterError    a question got a value it cannot take, or lacks one
└── HeaderError       the header of a query file is incomplete
"""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from functools import reduce

from graph.errors import StyrgrafError
from graph.message import Message

#: How many alternatives a message lists before it only counts the rest.
MOST_LISTED = 12


class UnknownQuestion(StyrgrafError):
    """No question has the given name."""

    def __init__(self, given: str, known: Collection[str]) -> None:
        self.given, self.known = given, tuple(sorted(known))
        super().__init__(given)

    def __str__(self) -> str:
        return Message(
            "There is no question {given!r}; {suggest}", given=self.given, suggest=suggest(self.given, self.known)
        )


class ParameterError(StyrgrafError):
    """A question was given a value it cannot take, or not one that it needs."""


class HeaderError(StyrgrafError):
    """The header of a query file lacks a line or has one that cannot be read."""


def suggest(given: str, known: Collection[str]) -> str:
    """Return 'did you mean …?' with the likeliest of `known`, else the list of them, shortened."""
    close = get_close_matches(given.casefold(), sorted(known), n=3, cutoff=0.6)
    if close:
        return Message("did you mean {close}?", close=reduce(_or, close))
    if not known:
        return "this view has nothing to choose from."
    listed = sorted(known)[:MOST_LISTED]
    more = len(known) - len(listed)
    return Message(
        "choose one of: {listed}{more}.",
        listed=", ".join(listed),
        more=Message(" and {more} more", more=more) if more else "",
    )


def _or(one: str, other: str) -> str:
    return Message("{one} or {other}", one=one, other=other)
