"""Where queries from outside are answered: in processes of our own, or by an endpoint elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pyoxigraph import Quad

from graph.disk_store import DiskStore
from graph.store import OxigraphStore, Store
from graph.view import View
from graph.workers.kept import KeptAnswers
from graph.workers.limits import Limits
from graph.workers.message import Ask, Reply
from graph.workers.pool import WorkerPool
from graph.workers.threads import ThreadAnswers


class Answers(Protocol):
    """Answers queries within limits, without keeping anybody else waiting."""

    async def start(self) -> None:
        """Make ready, so that the first query need not wait."""

    async def answer(self, ask: Ask) -> Reply:
        """Return the reply to `ask`. Raises QueryNotAnswered, and StoreUnreachable."""

    def close(self) -> None:
        """End all that runs."""


def answers_of(store: Store, quads: Sequence[Quad], view: View, limits: Limits) -> Answers:
    """Return what answers queries on `quads`, which `store` holds too; without graphs, of `view`."""
    if isinstance(store, DiskStore):
        return KeptAnswers(WorkerPool((), view, limits, store.base, store.folder))
    if isinstance(store, OxigraphStore):
        return KeptAnswers(WorkerPool(quads, view, limits, store.base))
    return ThreadAnswers(store, view, limits)
