"""One worker as the service sees it: a process id, and a line to ask over."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from mmap import mmap
from typing import cast

from graph.workers.message import REPLY, Ask, Outcome, Reply, packed_ask
from graph.workers.processor_clock import processor_clock

#: What is left of the processor is what a long query gets.
LOWEST_PRIORITY = 19


class WorkerEnded(Exception):
    """The process is gone."""


class WorkerProcess(asyncio.Protocol):
    """Sends a query at a time to one process and gives the reply."""

    def __init__(self, pid: int, memory: mmap) -> None:
        self.pid = pid
        self._memory = memory
        self._clock = processor_clock(pid)
        self._begun = 0.0
        #: How many queries it has answered.
        self.answered = 0
        self.alive = True
        self._received = b""
        self._transport: asyncio.Transport | None = None
        self._reply: asyncio.Future[Reply] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the line."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own derive from nothing

    def data_received(self, data: bytes) -> None:
        """Take the answer from the memory that both see."""
        self._received += data
        if len(self._received) >= REPLY.size and self._reply and not self._reply.done():
            outcome, length = REPLY.unpack(self._received)
            self._received = b""
            self.answered += 1
            self._reply.set_result(Reply(Outcome(outcome), self._memory[:length]))

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        self.alive = False
        if self._reply and not self._reply.done():
            self._reply.set_exception(WorkerEnded())

    def ask(self, ask: Ask) -> asyncio.Future[Reply]:
        """Send `ask`; the future gives the reply, or WorkerEnded."""
        self._reply = asyncio.get_running_loop().create_future()
        if self._transport is None or not self.alive:
            self._reply.set_exception(WorkerEnded())
        else:
            self._begun = self._clock()
            self._transport.write(packed_ask(ask))
        return self._reply

    def seconds_used(self) -> float:
        """Return how long the query at hand has used a processor."""
        return self._clock() - self._begun

    def yield_to_others(self) -> None:
        """Let everything else go before it; there is no way back."""
        with suppress(ProcessLookupError, PermissionError):
            os.setpriority(os.PRIO_PROCESS, self.pid, LOWEST_PRIORITY)

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self.alive = False
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        if self._reply:
            self._reply.cancel()
        if self._transport:
            self._transport.abort()
