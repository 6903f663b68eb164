"""A file that a form sends, read no further than it may be large, and kept until somebody has said yes to it."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Annotated, Final

from fastapi import Depends, Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

#: The most that is read of a form with a file, in bytes. The workbook of Värmland has 600 kB.
MOST: Final = 20_000_000
_FORM: Final = "multipart/form-data"
_MOST_FIELDS: Final = 20
_LONGEST_NAME: Final = 100
#: How long a file is kept for a yes, in seconds, and how many are.
_KEPT_FOR, _MOST_KEPT = 1800.0, 4


@dataclass(frozen=True)
class SentFile:
    """What a form with one file has sent."""

    fields: Mapping[str, str]
    #: Name and content of the file; "" and nothing where none was chosen.
    name: str
    content: bytes


class LargerForms:
    """Lets forms with a file, which go to one path, be larger than other requests."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app, self._path = app, path
        self._larger = RequestBodyLimitMiddleware(app, max_body_size=MOST)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        is_ours = scope["type"] == "http" and scope["path"] == self._path
        await (self._larger if is_ours else self._app)(scope, receive, send)


async def sent_file(request: Request) -> SentFile:
    """Return the fields and the file of the form that was sent. Raises HTTPException.

    Nothing is read of what somebody without a session sends.
    """
    if request.app.state.editing.session(request) is None:
        raise HTTPException(403, "You are not logged in, or have been for too long; log in and try again.")
    kind = request.headers.get("content-type", "").lower().partition(";")[0].strip()
    if kind != _FORM:
        raise HTTPException(415, f"Send the form as {_FORM}.")
    try:
        parser = MultiPartParser(request.headers, _stream(request), max_files=1, max_fields=_MOST_FIELDS)
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError):
        raise HTTPException(400, "The form cannot be read; choose one file, and send it again.") from None
    fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    file = next((value for _, value in form.multi_items() if isinstance(value, UploadFile)), None)
    content = await file.read() if file else b""
    await form.close()
    return SentFile(fields, _plain((file and file.filename) or ""), content)


async def _stream(request: Request) -> AsyncGenerator[bytes, None]:
    async for chunk in request.stream():
        yield chunk


def _plain(name: str) -> str:
    """Return the last part of a file's name as text that can be shown on one line."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable())[:_LONGEST_NAME]


#: What a route asks for to be given the file sent.
File = Annotated[SentFile, Depends(sent_file)]


class Uploads:
    """Files that wait for a yes, in memory, the newest few; each for the session that sent it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, tuple[str, float, SentFile]] = OrderedDict()
        self._lock = Lock()

    def keep(self, form_key: str, file: SentFile) -> str:
        """Keep `file` for the session with `form_key`; returns what it is asked for by."""
        token = secrets.token_urlsafe(16)
        with self._lock:
            self._kept[token] = (form_key, self._clock() + _KEPT_FOR, file)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return token

    def take(self, form_key: str, token: str) -> SentFile | None:
        """Return the file, which is kept no longer; None where it is another's, or has been kept for too long."""
        with self._lock:
            owner, ends, file = self._kept.get(token, ("", 0.0, None))
            if owner != form_key or ends < self._clock():
                return None
            del self._kept[token]
        return file
