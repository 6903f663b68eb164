"""The outcomes of all mutants, tried once a run, and the table of them at its end."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from graph.workspace import open_workspace
from tests.mutation.bench import Bench, Outcome
from tests.mutation.mutants import Mutant, mutants

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

Outcomes = Mapping[str, list[Outcome]]

#: More processes gain little, as each has to read the workspace first.
MOST_PROCESSES = 4
_TABLE: dict[str, list[Outcome]] = {}


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
    with ProcessPoolExecutor(processes, mp_context=spawning, initializer=_begin) as pool:
        for outcome in pool.map(_try_out, order, chunksize=12):
            _TABLE.setdefault(outcome.operator, []).append(outcome)
    return _TABLE


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print how many mutants of each operator were refused by the loader, seen by the rules, and seen by comparison."""
    if not _TABLE:
        return
    terminalreporter.section("mutants")
    heading = ("operator", "mutants", "refused", "rules alone", "against a base", "strays")
    terminalreporter.write_line("{:<44}{:>8}{:>9}{:>13}{:>16}{:>8}".format(*heading))
    for operator, some in sorted(_TABLE.items()):
        counts = (
            len(some),
            sum(each.refused for each in some),
            sum(bool(each.alone) for each in some),
            sum(bool(each.compared) for each in some),
            sum(len(each.strays) for each in some),
        )
        terminalreporter.write_line("{:<44}{:>8}{:>9}{:>13}{:>16}{:>8}".format(operator, *counts))
    every = [each for some in _TABLE.values() for each in some]
    caught = sum(each.is_caught for each in every)
    alone = sum(each.refused or bool(each.alone) for each in every)
    terminalreporter.write_line(
        f"{len(every)} mutants of {len(_TABLE)} operators: {caught} caught, {alone} of them without a base."
    )
