"""The outcomes of all mutants, tried once a run."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor

import pytest

from graph.workspace import open_workspace
from tests.mutation.bench import Bench, Outcome
from tests.mutation.mutants import Mutant, mutants

Outcomes = Mapping[str, list[Outcome]]

#: More processes gain little, as each has to read the workspace first.
MOST_PROCESSES = 4


class _Worker:
    """What each process keeps."""

    bench: Bench
    mutants: list[Mutant]


def _begin() -> None:
    workspace = open_workspace()
    _Worker.bench, _Worker.mutants = Bench(workspace), list(mutants(workspace))


def _try_out(number: int) -> Outcome:
    return _Worker.bench.try_out(_Worker.mutants[number])


@pytest.fixture(scope="session")
def outcomes() -> Outcomes:
    """Try every mutant of Värmland; return the outcomes by operator."""
    everything = list(mutants(open_workspace()))
    # By edition, so that a process need not prepare them all.
    order = sorted(range(len(everything)), key=lambda number: str(everything[number].record.edition))
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    spawning = multiprocessing.get_context("spawn")
    found: dict[str, list[Outcome]] = {}
    with ProcessPoolExecutor(processes, mp_context=spawning, initializer=_begin) as pool:
        for outcome in pool.map(_try_out, order, chunksize=12):
            found.setdefault(outcome.operator, []).append(outcome)
    return found
