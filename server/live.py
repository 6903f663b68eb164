"""A service that follows its workspace: the plain files are the truth, and it is built anew when they change.

Every state of the files is served by an application of its own, which knows nothing of change.
Requests that an earlier state has begun to answer are finished by it before it is closed.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Hashable
from contextlib import suppress
from threading import Lock

from fastapi import FastAPI
from starlette.datastructures import State
from starlette.types import Receive, Scope, Send

from graph.collecting import let_go
from graph.errors import StyrgrafError
from graph.message import Message
from server.language.choice import DEFAULT, Language
from server.language.telling import told

#: Makes the application of the files as they stand. Raises StyrgrafError where they cannot be served.
Make = Callable[[], FastAPI]

#: How often the files are looked at, in seconds.
_SECONDS = 1.0
_LOG = logging.getLogger(__name__)
_UNSERVED = Message("The files have changed and cannot be served as they are now:")
_SERVED = Message("The files can be served again.")


class _State:
    """The application of one state of the files, and what it still has to answer."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.begun = 0
        self.unused = asyncio.Event()
        self.task: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Begin what the application runs beside its requests."""
        ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.task = asyncio.create_task(self._run(ready))
        await ready

    async def _run(self, ready: asyncio.Future[None]) -> None:
        async with self.app.router.lifespan_context(self.app):
            ready.set_result(None)
            await self.unused.wait()

    def release(self) -> None:
        """Let it end once it has nothing left to answer."""
        if not self.begun:
            self.unused.set()


class LiveApp:
    """The application of the files as they stand now; `stamp` tells one state of them from another.

    Files that cannot be served change nothing: what was read before goes on to be shown, and
    `trouble` says what is wrong with them.
    """

    def __init__(
        self, make: Make, stamp: Callable[[], Hashable], seconds: float = _SECONDS, language: Language = DEFAULT
    ) -> None:
        self._make, self._stamp, self._seconds, self._language = make, stamp, seconds, language
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._built_from = stamp()
        self._app = self._new()
        self._now: _State | None = None
        self.trouble: StyrgrafError | None = None

    @property
    def state(self) -> State:
        """Return what the application that answers now keeps beside its routes."""
        return self._app.state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request from the state that is current when it comes."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        state = self._now
        assert state, "a server answers nothing before it has started"
        state.begun += 1
        try:
            await state.app(scope, receive, send)
        finally:
            state.begun -= 1
            if state is not self._now:
                state.release()

    def renew(self) -> None:
        """Build from the files as they stand, unless that has been done; for a thread beside the requests.

        Raises StyrgrafError where they cannot be served.
        """
        with self._lock:
            stamp = self._stamp()
            if stamp == self._built_from:
                return
            self._built_from = stamp
            try:
                app = self._new()
            except StyrgrafError as error:
                self.trouble = error
                raise
            if self.trouble:
                # As loud as what it puts an end to, so that the log shows both.
                _LOG.warning("%s", told(_SERVED, self._language))
            self.trouble = None
            assert self._loop, "renewed only while the server runs"
            asyncio.run_coroutine_threadsafe(self._change_to(app), self._loop).result()

    def _new(self) -> FastAPI:
        app = self._make()
        app.state.live = self
        return app

    async def _change_to(self, app: FastAPI) -> None:
        state, before = _State(app), self._now
        await state.open()
        self._now, self._app = state, app
        if before and before.task:
            before.task.add_done_callback(_freed)
            before.release()

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._loop = asyncio.get_running_loop()
        await self._change_to(self._app)
        watching = asyncio.create_task(self._watch())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await self._end()
        await send({"type": "lifespan.shutdown.complete"})

    async def _end(self) -> None:
        state, self._now = self._now, None
        if state and state.task:
            state.unused.set()
            await state.task

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._seconds)
            try:
                await asyncio.to_thread(self.renew)
            except StyrgrafError as error:
                _LOG.warning("%s\n%s", told(_UNSERVED, self._language), told(error, self._language))
            except Exception:  # noqa: BLE001 - whatever one look at the files meets, the next may find them well
                _LOG.exception("%s", told(_UNSERVED, self._language))


def _freed(_: asyncio.Task[None]) -> None:
    """Free what an earlier state held, once whoever ended it has forgotten it too."""
    asyncio.get_running_loop().call_soon(let_go)
