"""Workers for queries: as many as are needed, up to a limit, and each can be ended at any time.

A query that runs for long yields to everything else, and few may do so at once; the rest find a
worker that is free. A worker that has run a long query, or very many, is replaced by a fresh one,
which costs a few milliseconds, as it shares the memory of the process it is forked from.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from pyoxigraph import Quad

from graph.view import View
from graph.workers.errors import Busy, TookTooLong, TookTooMuch
from graph.workers.forks import Forks
from graph.workers.limits import Limits
from graph.workers.message import Ask, Reply
from graph.workers.process import WorkerEnded, WorkerProcess

#: Workers that wait for the next query; what a burst needed beyond that is given up.
MOST_IDLE = 4
#: Queries that a worker answers before it is replaced, so that no memory gathers.
MOST_ANSWERED = 2_000


class WorkerPool:
    """Answers queries on a dataset in processes of their own."""

    def __init__(self, quads: Sequence[Quad], view: View, limits: Limits) -> None:
        self._limits = limits
        self._forks = Forks(quads, view.graphs, limits)
        self._places = asyncio.Semaphore(limits.queries)
        self._idle: list[WorkerProcess] = []
        self._long = 0

    async def start(self) -> None:
        """Start a first worker, so that the first query need not wait for it."""
        async with self._place():
            self._idle.append(await self._forks.fork())

    async def answer(self, ask: Ask) -> Reply:
        """Return the reply to `ask`. Raises QueryNotAnswered.

        Where the caller gives up waiting (is cancelled), the query ends too.
        """
        async with self._place():
            worker = await self._worker()
            keep = False
            try:
                reply, keep = await self._reply(worker, ask)
            except WorkerEnded:
                raise TookTooMuch(self._limits) from None
            finally:
                if keep and worker.answered < MOST_ANSWERED and len(self._idle) < MOST_IDLE:
                    self._idle.append(worker)
                else:
                    self._forks.bury(worker)
            return reply

    def close(self) -> None:
        """End all workers."""
        for worker in self._idle:
            worker.end()
        self._idle.clear()
        self._forks.close()

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self._limits.seconds_to_wait):
                await self._places.acquire()
        except TimeoutError:
            raise Busy(self._limits) from None
        try:
            yield
        finally:
            self._places.release()

    async def _worker(self) -> WorkerProcess:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            self._forks.bury(worker)
        return await self._forks.fork()

    async def _reply(self, worker: WorkerProcess, ask: Ask) -> tuple[Reply, bool]:
        """Return the reply, and whether the worker is as good as new."""
        answering = worker.ask(ask)
        soon = min(self._limits.seconds_to_long, self._limits.seconds)
        if not await _done(answering, soon):
            if soon >= self._limits.seconds:
                raise TookTooLong(self._limits)
            return await self._long_reply(worker, answering, self._limits.seconds - soon), False
        return answering.result(), True

    async def _long_reply(self, worker: WorkerProcess, answering: asyncio.Future[Reply], seconds: float) -> Reply:
        if self._long >= self._limits.long_queries:
            raise Busy(self._limits)
        worker.yield_to_others()
        self._long += 1
        try:
            if not await _done(answering, seconds):
                raise TookTooLong(self._limits)
        finally:
            self._long -= 1
        return answering.result()


async def _done(answering: asyncio.Future[Reply], seconds: float) -> bool:
    return bool((await asyncio.wait([answering], timeout=seconds))[0])
