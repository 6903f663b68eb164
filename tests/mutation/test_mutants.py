"""Every way to damage a record is seen, and what is seen is about the damaged thing and what it is joined to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.mutation.bench import Outcome
from tests.mutation.operator_table import OPERATORS
from tests.mutation.table import table

Outcomes = Mapping[str, list[Outcome]]
by_operator = pytest.mark.parametrize("operator", sorted(OPERATORS))


@by_operator
def test_every_mutant_is_caught(operator: str, outcomes: Outcomes) -> None:
    assert outcomes[operator], "the operator fits no record"
    assert [each.name for each in outcomes[operator] if not each.is_caught] == []


@by_operator
def test_nothing_is_said_of_what_is_not_connected(operator: str, outcomes: Outcomes) -> None:
    assert [(each.name, each.strays) for each in outcomes[operator] if each.strays] == []


@by_operator
def test_whatever_the_loader_takes_is_seen_by_comparison(operator: str, outcomes: Outcomes) -> None:
    assert [each.name for each in outcomes[operator] if not each.problems and not each.compared] == []


def test_there_are_mutants_enough(outcomes: Outcomes, record_property: Callable[[str, object], None]) -> None:
    record_property("table", table(outcomes))
    assert len(outcomes) >= 25
    assert sum(map(len, outcomes.values())) >= 100
