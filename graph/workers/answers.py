"""What answers queries from outside, wherever it does so."""

from __future__ import annotations

from typing import Protocol

from graph.workers.message import Ask, Reply


class Answers(Protocol):
    """Answers queries within limits, without keeping anybody else waiting."""

    async def start(self) -> None:
        """Make ready, so that the first query need not wait."""

    async def answer(self, ask: Ask) -> Reply:
        """Return the reply to `ask`. Raises QueryNotAnswered, and StoreUnreachable."""

    def close(self) -> None:
        """End all that runs."""
