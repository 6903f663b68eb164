"""What a service that may be written to asks of a request before it writes."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hmac import compare_digest
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from fastapi import Request, Response
from starlette.exceptions import HTTPException

from graph.bundled import refuse_bundled
from graph.errors import StyrgrafError
from graph.message import Message
from server.editing.attempts import Attempts
from server.editing.hosts import LOOPBACK_NAMES, is_loopback
from server.editing.in_git import InGit
from server.editing.origin import refuse_other_origins
from server.editing.sessions import LIFETIME, Session, Sessions
from server.editing.upload import Uploads
from server.language.choice import DEFAULT, Language

#: Name of the token in the environment.
TOKEN: Final = "STYRGRAF_EDIT_TOKEN"
_SHORTEST: Final = 16
_COOKIE: Final = "styrgraf-session"
_LOGGED_OUT: Final = "You are not logged in, or have been for too long; log in and try again."
_NOT_OURS: Final = "The form is too old, or not of this site; go back, load the page again and try once more."
_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


@dataclass(frozen=True)
class Editing:
    """How a service lets people write."""

    #: Folder of the workspace.
    folder: Path
    #: What they have to know; None where only this machine reaches the service.
    token: str | None = None
    #: The only names the service answers to; None where it answers to all, since a token tells who may write.
    hosts: frozenset[str] | None = None
    sessions: Sessions = field(default_factory=Sessions)
    attempts: Attempts = field(default_factory=Attempts)
    uploads: Uploads = field(default_factory=Uploads)
    in_git: InGit = field(default_factory=InGit)

    def session(self, request: Request) -> Session | None:
        """Return the session of whoever sent the request, or None."""
        return self.sessions.find(request.cookies.get(_cookie(request)))

    def give(self, secret: str, request: Request, response: Response) -> None:
        """Give the browser the secret of its session, in a cookie that no script reads and no other site sends."""
        secure = "https" in (request.url.scheme, urlsplit(request.headers.get("origin", "")).scheme)
        response.set_cookie(_cookie(request), secret, LIFETIME, httponly=True, samesite="strict", secure=secure)

    def end(self, request: Request, response: Response) -> None:
        """End the session of whoever sent the request."""
        self.sessions.end(request.cookies.get(_cookie(request)))
        response.delete_cookie(_cookie(request), httponly=True, samesite="strict")

    def refuse_other_sites(self, request: Request) -> None:
        """Raise HTTPException unless a page of this service sent the request; behind a token by any proxy."""
        refuse_other_origins(request, any_name=self.token is not None)

    def is_closed(self, request: Request) -> bool:
        """Tell whether nobody may write by way of this request: it comes by a proxy, and there is no token.

        No browser has asked in HTTP/1.0 for twenty years, but nginx passes requests on so unless told otherwise.
        """
        passed_on = request.scope["http_version"] == "1.0" or any(name in request.headers for name in _FORWARDED)
        return self.token is None and passed_on

    def knows(self, given: str) -> bool:
        """Tell whether `given` is the token, blanks around it left out; takes the same time whatever is given."""
        return self.token is not None and compare_digest(self.token.encode(), given.strip().encode())

    def require(self, request: Request, form_key: str) -> None:
        """Raise HTTPException unless the request comes from a form of our own in a session that holds."""
        self.refuse_other_sites(request)
        session = None if self.is_closed(request) else self.session(request)
        if session is None:
            raise HTTPException(403, _LOGGED_OUT)
        if not session.made(form_key):
            raise HTTPException(403, _NOT_OURS)


def _cookie(request: Request) -> str:
    """Return the name of the cookie; it has the port, since browsers give every port of a host the same cookies."""
    return f"{_COOKIE}-{request.url.port or request.url.scheme}"


def open_editing(folder: Path | None, host: str, language: Language = DEFAULT) -> Editing:
    """Return how the workspace in `folder` may be written to by a service that listens on `host`.

    What its log tells is in `language`.
    Raises StyrgrafError where it may not be.
    """
    refuse_bundled(folder)
    assert folder is not None, "refuse_bundled has seen to it"
    if not os.access(folder, os.W_OK):
        raise StyrgrafError(
            Message(
                "Cannot write to the folder {folder}; serve it without --edit, or change who may write.", folder=folder
            )
        )
    token = given.strip() if (given := os.environ.get(TOKEN)) is not None else None
    if token is None and not is_loopback(host):
        raise StyrgrafError(
            Message(
                "--edit on {host} needs a token that others have to know: set {token} in the environment.",
                host=host,
                token=TOKEN,
            )
        )
    if token is not None and len(token) < _SHORTEST:
        raise StyrgrafError(
            Message(
                "{token} has {count} characters; make it {shortest} or more, drawn by chance.",
                token=TOKEN,
                count=len(token),
                shortest=_SHORTEST,
            )
        )
    # Without a token whoever reaches the service may write, and so may a page whose name is pointed at this machine.
    # With one, that page has neither the token nor the cookie of the service's own name.
    own = LOOPBACK_NAMES | {host if ":" not in host else f"[{host}]"}
    return Editing(folder, token, own if token is None else None, in_git=InGit(language))
