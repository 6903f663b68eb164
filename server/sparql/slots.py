"""Threads for queries: few, and apart from those that make pages, so that pages always come.

A query that has begun cannot be interrupted: past the time limit its sender gets an answer, but
its slot stays taken until it ends. The threads have room for the deepest nesting that a query of
the greatest length can hold, since the engine would otherwise end the whole process, and are
daemons, so that the server can stop while a query runs.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from fastapi import Response

from server.sparql.refusal import Refusal

SLOTS: Final = 4
SECONDS_TO_WAIT: Final = 10
SECONDS_TO_RUN: Final = 30
#: Bytes per thread; only what is used of it takes memory.
STACK: Final = 256 * 1024 * 1024

_starting = threading.Lock()


class QuerySlots:
    """Runs a few queries at once and lets the others wait their turn."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(SLOTS)

    async def run(self, work: Callable[[], Response]) -> Response:
        """Return what `work` returns, done in a thread. Raises Refusal when all are busy, or it takes too long."""
        try:
            await asyncio.wait_for(self._free.acquire(), SECONDS_TO_WAIT)
        except TimeoutError:
            reason = "The endpoint is busy with other queries; try again in a while."
            raise Refusal(503, reason, {"Retry-After": str(SECONDS_TO_RUN)}) from None
        done: asyncio.Future[Response | None] = asyncio.get_running_loop().create_future()
        done.add_done_callback(lambda _: self._free.release())
        _start(work, done)
        try:
            response = await asyncio.wait_for(asyncio.shield(done), SECONDS_TO_RUN)
        except TimeoutError:
            raise Refusal(503, f"The query takes more than {SECONDS_TO_RUN} seconds; ask for less.") from None
        if response is None:
            raise RuntimeError("a query ended without an answer; the thread's own error is in the log")
        return response


def _start(work: Callable[[], Response], done: asyncio.Future[Response | None]) -> None:
    loop = asyncio.get_running_loop()

    def body() -> None:
        response: Response | None = None
        try:
            response = work()
        finally:
            with suppress(RuntimeError):  # the server has stopped in the meantime
                loop.call_soon_threadsafe(done.set_result, response)

    with _starting:
        usual = threading.stack_size(STACK)
        try:
            threading.Thread(target=body, name="query", daemon=True).start()
        finally:
            threading.stack_size(usual)
