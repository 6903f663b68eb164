"""Run coroutines in tests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def run(work: Coroutine[None, None, T], loop: Callable[[], asyncio.AbstractEventLoop] | None = None) -> T:
    """Return what `work` returns, on a thread of its own: a browser keeps an event loop on the one of the tests.

    `loop` makes the event loop, where it is to be another than asyncio's own.
    """

    def done() -> T:
        with asyncio.Runner(loop_factory=loop) as runner:
            return runner.run(work)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(done).result()
