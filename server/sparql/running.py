"""Keeping what answers queries alive for as long as the application runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI

from graph.workers.answers import Answers

#: Seconds that the first page has the processor for itself.
_HEAD_START = 1


def running(answers: Answers) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Return the lifespan of an application: `answers` are made ready soon after it starts, and ended with it."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        starting = asyncio.create_task(_start_soon(answers))
        yield
        starting.cancel()
        await asyncio.wait([starting])
        answers.close()

    return lifespan


async def _start_soon(answers: Answers) -> None:
    await asyncio.sleep(_HEAD_START)
    await answers.start()
