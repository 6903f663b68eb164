"""Where queries from outside are answered: in processes of our own, or by an endpoint elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Quad

from graph.disk_store import DiskStore
from graph.store import OxigraphStore, Store
from graph.view import View
from graph.workers.answers import Answers
from graph.workers.kept import KeptAnswers
from graph.workers.limits import Limits
from graph.workers.pool import WorkerPool
from graph.workers.threads import ThreadAnswers


def answers_of(store: Store, quads: Sequence[Quad], view: View, limits: Limits) -> Answers:
    """Return what answers queries on `quads`, which `store` holds too; without graphs, of `view`."""
    if isinstance(store, DiskStore):
        return KeptAnswers(WorkerPool((), view, limits, store.base, store.folder))
    if isinstance(store, OxigraphStore):
        return KeptAnswers(WorkerPool(quads, view, limits, store.base))
    return ThreadAnswers(store, view, limits)
