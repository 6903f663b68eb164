"""A process that answers one query at a time, forked from the one that holds the data."""

from __future__ import annotations

import os
import resource
import select
import socket
import threading
from mmap import mmap
from pathlib import Path

from graph.store import Store
from graph.view import View
from graph.workers.answering import answer_into
from graph.workers.limits import Limits
from graph.workers.message import REPLY, received, unpacked_ask
from graph.workers.sink import Sink

_MEMORY = Path("/proc/self/statm")
#: Which figure of that file is the memory that RLIMIT_DATA counts, in pages.
_DATA = 5


def work(channel: socket.socket, memory: mmap, store: Store, view: View, limits: Limits) -> None:
    """Answer the queries that come over `channel`, into `memory`, until the service is gone; never returns.

    The queries run in a thread with room for deep nesting; this one watches the channel, so that
    the process ends with the service even in the midst of a query. Anything unforeseen ends the
    process: the service sees that and starts another.
    """
    _confine(limits)
    threading.stack_size(limits.stack_bytes // 4096 * 4096)
    sink = Sink(memory, limits.answer_bytes)
    threading.Thread(target=_answer_all, args=(channel, sink, store, view), daemon=True).start()
    watch = select.poll()
    watch.register(channel, 0)  # a hang-up is always reported
    watch.poll()
    os._exit(0)


def _answer_all(channel: socket.socket, sink: Sink, store: Store, view: View) -> None:
    try:
        while (content := received(channel)) is not None:
            outcome = answer_into(sink, unpacked_ask(content), store, view)
            channel.sendall(REPLY.pack(outcome, sink.length))
    finally:
        os._exit(1)


def _confine(limits: Limits) -> None:
    """Let the system end this process when it takes more memory than it may."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _MEMORY.exists():
        now = int(_MEMORY.read_text().split()[_DATA]) * resource.getpagesize()
        most = now + limits.stack_bytes + limits.memory_bytes
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
