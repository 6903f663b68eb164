"""Queries to an endpoint elsewhere: a few at once, each in a thread that waits for the answer.

Such a thread uses no processor, and its time is limited by the connection's own.
"""

from __future__ import annotations

import asyncio
from io import BytesIO

from anyio import CapacityLimiter, to_thread

from graph.store import Store
from graph.view import View
from graph.workers.answering import answer_into
from graph.workers.errors import Busy, TookTooLong
from graph.workers.limits import Limits
from graph.workers.message import Ask, Reply
from graph.workers.sink import Sink


class ThreadAnswers:
    """Answers queries on `store` in threads."""

    def __init__(self, store: Store, view: View, limits: Limits) -> None:
        self._store, self._view, self._limits = store, view, limits
        self._places = asyncio.Semaphore(limits.queries)
        self._threads = CapacityLimiter(limits.queries)

    async def start(self) -> None:
        """Nothing has to be made ready."""

    async def answer(self, ask: Ask) -> Reply:
        """Return the reply to `ask`. Raises QueryNotAnswered, and StoreUnreachable."""
        limits = self._limits
        try:
            async with asyncio.timeout(limits.seconds_to_wait):
                await self._places.acquire()
        except TimeoutError:
            raise Busy(limits) from None
        try:
            async with asyncio.timeout(limits.seconds):
                return await to_thread.run_sync(
                    self._reply,
                    ask,
                    abandon_on_cancel=True,
                    limiter=self._threads,
                )
        except TimeoutError:
            raise TookTooLong(limits) from None
        finally:
            self._places.release()

    def _reply(self, ask: Ask) -> Reply:
        room = BytesIO()
        sink = Sink(room, self._limits.answer_bytes)
        outcome = answer_into(sink, ask, self._store, self._view)
        return Reply(outcome, room.getvalue()[: sink.length])

    def close(self) -> None:
        """Nothing has to be ended."""
