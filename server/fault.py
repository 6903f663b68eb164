"""What goes wrong with a request, in words for whoever sent it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from graph.errors import StoreUnreachable, StyrgrafError, UnknownEdition
from graph.workers.errors import QueryNotAnswered
from queries.errors import UnknownQuestion

#: Errors that mean: there is no such thing.
_UNKNOWN = (UnknownEdition, UnknownQuestion)
_OURS = "Something went wrong on our side; it has been written to the log."


@dataclass(frozen=True)
class Fault:
    """An HTTP status, one clear sentence, and local paths that may be what was meant."""

    status: int
    reason: str
    links: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Return the name of the status."""
        return HTTPStatus(self.status).phrase


#: Makes the page that shows a fault.
ErrorPage = Callable[[Request, Fault], Response]


class Missing(HTTPException):
    """There is nothing at an address; `links` are local paths that come close."""

    def __init__(self, reason: str, links: tuple[str, ...] = ()) -> None:
        super().__init__(404, reason)
        self.links = links


def fault_of(error: Exception) -> Fault:
    """Return the fault that `error` is to the client; anything unforeseen is a fault of ours."""
    if isinstance(error, HTTPException):
        links = error.links if isinstance(error, Missing) else ()
        return Fault(error.status_code, error.detail, links, dict(error.headers or {}))
    if isinstance(error, RequestValidationError):
        return Fault(422, "; ".join(f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors()))
    if isinstance(error, StoreUnreachable | QueryNotAnswered):
        return Fault(503, str(error))
    if isinstance(error, StyrgrafError):
        return Fault(404 if isinstance(error, _UNKNOWN) else 400, str(error))
    return Fault(500, _OURS)
