"""Questions answer at once, and all checks together in half a second; limits leave room for a busy machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from graph.dataset import Dataset
from graph.store import OxigraphStore
from graph.view import View
from queries.catalogue import Question, questions
from queries.checking import check
from queries.runner import run

#: Values for the parameters that have to be given.
REQUIRED = {
    "organ": "beredningsgruppen",
    "huvudman": "kils-kommun",
    "fran": "utvecklingsgrupp-aldre",
    "till": "politiska-styrgruppen",
    "sak": "organisation/beredningsgruppen",
}


def quickest(work: Callable[[], object], times: int) -> float:
    """Return the seconds that `work` takes when the machine is least busy."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(times))


@pytest.mark.parametrize("each", questions(), ids=lambda each: each.name)
def test_a_question_is_answered_at_once(each: Question, store: OxigraphStore, view: View) -> None:
    values = {parameter.name: REQUIRED[parameter.name] for parameter in each.parameters if parameter.required}
    assert quickest(lambda: run(each, values, store, view), 3) < 0.15


def test_all_checks_take_less_than_a_second(dataset: Dataset, store: OxigraphStore, view: View) -> None:
    assert quickest(lambda: check(dataset, store, view, "sv", date(2026, 1, 1)), 3) < 1
