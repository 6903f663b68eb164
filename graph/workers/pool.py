"""Workers for queries: as many as are needed, up to a limit, and each can be ended at any time.

Short queries take turns, as many at a time as the machine has processors for, which is what answers
most of them soonest. One that has used a processor for a moment gives up its turn. One that has used it
for long yields to everything else, and few may do so at once; the rest find a worker that is free. A worker that has
run a long query, or very many, is replaced by a fresh one, which costs a few milliseconds, as it
shares the memory of the process it is forked from.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from pyoxigraph import Quad

from graph.view import View
from graph.workers.errors import Busy, TookTooLong, TookTooMuch
from graph.workers.forks import Forks
from graph.workers.limits import MEGABYTE, Limits
from graph.workers.message import Ask, Reply
from graph.workers.process import WorkerEnded, WorkerProcess

#: Queries that have a turn at a time: there is always one to run while another waits to be sent.
TURNS = (os.cpu_count() or 1) + 2
#: Seconds that a query waits for its turn; then it runs beside the others, so that a crowd of slow
#: ones does not keep it.
SECONDS_FOR_A_TURN = 0.5
#: Seconds of a processor after which a query has had its turn: the short ones, which turns are for, are done by
#: then, also where the machine is so busy that they take long.
SECONDS_OF_A_TURN = 0.05
#: Workers that wait for the next query; what a burst needed beyond that is given up.
MOST_IDLE = 2 * TURNS
#: An answer of more bytes than that leaves a worker with more memory than the next one needs.
MOST_BYTES_TO_REUSE = 5 * MEGABYTE
#: Seconds that are not worth another look.
_A_MOMENT = 0.01
#: Queries that a worker answers before it is replaced, so that no memory gathers.
MOST_ANSWERED = 2_000


class WorkerPool:
    """Answers queries on a dataset in processes of their own: on `quads`, or on a store on disk in `folder`."""

    def __init__(
        self, quads: Sequence[Quad], view: View, limits: Limits, base: str | None = None, folder: Path | None = None
    ) -> None:
        self._limits = limits
        self._forks = Forks(quads, view.graphs, limits, base, folder)
        self._places = asyncio.Semaphore(limits.queries)
        self._turns = asyncio.Semaphore(TURNS)
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
            turn = await self._turn()
            try:
                return await self._answer(ask, turn)
            finally:
                turn.release()

    async def _answer(self, ask: Ask, turn: _Turn) -> Reply:
        worker = await self._worker()
        keep = False
        try:
            reply, keep = await self._reply(worker, ask, turn)
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
        if not await _acquired(self._places, self._limits.seconds_to_wait):
            raise Busy(self._limits)
        try:
            yield
        finally:
            self._places.release()

    async def _turn(self) -> _Turn:
        return _Turn(self._turns if await _acquired(self._turns, SECONDS_FOR_A_TURN) else None)

    async def _worker(self) -> WorkerProcess:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            self._forks.bury(worker)
        try:
            return await self._forks.fork()
        except ConnectionError:
            raise Busy(self._limits) from None

    async def _reply(self, worker: WorkerProcess, ask: Ask, turn: _Turn) -> tuple[Reply, bool]:
        """Return the reply, and whether the worker is as good as new."""
        answering, limits = worker.ask(ask), self._limits
        left, step = limits.seconds, SECONDS_OF_A_TURN
        while not await _done(answering, wait := min(left, step)):
            left -= wait
            used = worker.seconds_used()
            if left <= 0:
                raise TookTooLong(limits)
            if used > SECONDS_OF_A_TURN - _A_MOMENT:
                turn.release()
            if used > limits.seconds_to_long - _A_MOMENT:
                turn.release()
                return await self._long_reply(worker, answering, left), False
            step = (limits.seconds_to_long if turn.is_over else SECONDS_OF_A_TURN) - used
        reply = answering.result()
        return reply, len(reply.content) <= MOST_BYTES_TO_REUSE

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


class _Turn:
    """What a query gives back once, sooner or later."""

    def __init__(self, turns: asyncio.Semaphore | None) -> None:
        self._turns = turns

    @property
    def is_over(self) -> bool:
        """Tell whether it has been given back, or was never had."""
        return self._turns is None

    def release(self) -> None:
        if self._turns:
            self._turns.release()
            self._turns = None


async def _acquired(semaphore: asyncio.Semaphore, seconds: float) -> bool:
    if not semaphore.locked():
        return await semaphore.acquire()
    try:
        async with asyncio.timeout(seconds):
            return await semaphore.acquire()
    except TimeoutError:
        return False


async def _done(answering: asyncio.Future[Reply], seconds: float) -> bool:
    return bool((await asyncio.wait([answering], timeout=seconds))[0])
