"""A short run of the fuzzer, the same every time; `make fuzz` runs it for ten minutes."""

from __future__ import annotations

import importlib.util
from itertools import islice
from pathlib import Path

import pytest

#: As many as one client sends in a minute to a quiet machine of two processors.
MOST = 2_700


def test_random_and_broken_queries_do_no_harm() -> None:
    if not Path("/proc/self/smaps_rollup").exists():
        pytest.skip("no /proc on this system, where the memory is read")
    spec = importlib.util.spec_from_file_location("fuzz", Path(__file__).with_name("fuzz.py"))
    assert spec
    assert spec.loader
    fuzz = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fuzz)
    statuses, wrong = fuzz.faults(islice(fuzz.queries(seed=6), MOST))
    assert wrong == []
    assert statuses.total() == MOST
    assert statuses[200] > 0
    assert statuses[400] > 0
