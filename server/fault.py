"""What goes wrong with a request, in words for whoever sent it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from http import HTTPStatus
from typing import Any, Final

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from graph.errors import StoreUnreachable, StyrgrafError, UnknownEdition, UnreadableDate
from graph.message import Message
from graph.workers.errors import QueryNotAnswered
from queries.errors import UnknownQuestion

#: Errors that mean: there is no such thing.
_UNKNOWN = (UnknownEdition, UnknownQuestion)
#: What is told of a fault that nobody foresaw.
OURS: Final = "Something went wrong on our side; it has been written to the log."
#: What is told of it where the program's own files have changed since it was started.
UPDATED: Final = "The program has been updated while it was running; end it and start it again."
#: What to do about a value in the address, by the type that pydantic gives its error.
_UNFIT: Final = {
    "enum": "{name} is {given!r}; choose one of: {choices}.",
    "float_parsing": "{name} is {given!r}; write a number.",
    "greater_than_equal": "{name} is {given!r}; write at least {ge}.",
    "int_parsing": "{name} is {given!r}; write a whole number.",
    "less_than_equal": "{name} is {given!r}; write at most {le}.",
    "literal_error": "{name} is {given!r}; choose one of: {choices}.",
    "missing": "{name} is missing; write it in the address.",
    "string_pattern_mismatch": "{name} is {given!r}; it has to be of the form {pattern}.",
    "string_too_long": "{name} is {given!r}; write at most {max_length} characters.",
    "string_too_short": "{name} is {given!r}; write at least {min_length} characters.",
}
#: Of a value in the address no more than this is told.
_MOST_GIVEN: Final = 80


@dataclass(frozen=True)
class Fault:
    """An HTTP status, one clear sentence, and local paths that may be what was meant.

    `given` is the value in the address that does not fit, where it is one.
    """

    status: int
    reason: str
    links: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    given: str = ""

    @property
    def title(self) -> str:
        """Return the name of the status."""
        return HTTPStatus(self.status).phrase


#: Makes the page that shows a fault.
ErrorPage = Callable[[Request, Fault], Response]


class Missing(HTTPException):
    """There is nothing at an address, or nothing called `given`, a value in it; `links` are local paths close to it."""

    def __init__(self, reason: str, links: tuple[str, ...] = (), given: str = "") -> None:
        super().__init__(404, reason)
        self.links, self.given = links, given


def fault_of(error: Exception) -> Fault:
    """Return the fault that `error` is to the client; anything unforeseen is a fault of ours."""
    if isinstance(error, Missing):
        return Fault(error.status_code, error.detail, error.links, given=error.given)
    if isinstance(error, HTTPException):
        return Fault(error.status_code, error.detail, headers=dict(error.headers or {}))
    if isinstance(error, RequestValidationError):
        faults = error.errors()
        reason = reduce(lambda told, more: Message("{told} {more}", told=told, more=more), map(_unfit, faults))
        return Fault(422, reason, given=", ".join(each for fault in faults if isinstance(each := fault["input"], str)))
    if isinstance(error, UnknownEdition):
        return Fault(404, str(error), given=error.given)
    if isinstance(error, UnreadableDate):
        return Fault(422, str(error), given=error.given)
    if isinstance(error, StoreUnreachable | QueryNotAnswered):
        return Fault(503, str(error))
    if isinstance(error, StyrgrafError):
        return Fault(404 if isinstance(error, _UNKNOWN) else 400, str(error))
    return Fault(500, OURS)


def _unfit(fault: Mapping[str, Any]) -> Message:
    """Return what is wrong with one value, and what to write instead."""
    name = [part for part in fault["loc"] if isinstance(part, str)][-1]
    given = str(fault["input"])[:_MOST_GIVEN]
    context = {key: f"{each:g}" if isinstance(each, float) else each for key, each in fault.get("ctx", {}).items()}
    # "'1', '2' or 'gren'": the quotes and the last comma are pydantic's.
    choices = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
    pattern = _UNFIT.get(fault["type"], "{name}: {msg}.")
    return Message(pattern, **context, name=name, given=given, choices=choices, msg=fault["msg"])
