"""Which values a key of each kind takes."""

from __future__ import annotations

import pytest

from graph.values import Context, flaws
from ontology.schema import keys_of

CONTEXT = Context(None, (), ("sv", "en"))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("amount", 2, None),
        ("amount", "2.5", None),
        ("amount", "2,5", "takes a number"),
        ("amount", "minst 2", "takes a number"),
        ("amount", True, "takes a number"),
        ("atLeast", False, None),
        ("atLeast", "minst", "takes true or false"),
        ("dueYear", "2022", None),
        ("dueYear", "år 2022", "is not a date"),
    ],
)
def test_a_target_takes_figures_truth_and_years(name: str, value: object, message: str | None) -> None:
    found = [flaw.message for flaw in flaws(keys_of("Target")[name], [value], CONTEXT)]
    assert len(found) == (message is not None)
    assert all(message is not None and message in text for text in found)
