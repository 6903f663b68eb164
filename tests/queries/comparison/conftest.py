from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from graph.dataset import Dataset, build_dataset
from graph.store import OxigraphStore
from graph.view import of_edition
from graph.workspace import open_workspace
from queries.comparison import Side

REVISION = Path(__file__).parents[2] / "workspaces/revision"
Sides = Callable[..., Side]


@pytest.fixture(scope="session")
def side() -> Sides:
    """Return what reads one edition of a workspace, by default of the small one about a revision."""

    @cache
    def built(folder: Path | None) -> tuple[Dataset, OxigraphStore]:
        dataset = build_dataset(open_workspace(folder))
        return dataset, OxigraphStore(dataset.quads)

    def read(edition: str, folder: Path | None = REVISION) -> Side:
        dataset, store = built(folder)
        return Side(dataset, store, of_edition(dataset.editions, dataset.base, edition))

    return read
