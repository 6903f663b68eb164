"""Every way to damage a record is seen, and what is seen is about the damaged thing and what it is joined to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.mutation.bench import Outcome
from tests.mutation.operator_table import OPERATORS
from tests.mutation.table import table

Outcomes = Mapping[str, list[Outcome]]

#: What a text says against itself, so that no earlier one is needed to see it.
AGAINST_ITSELF = (
    "ask-for-more-than-is-allowed",
    "ask-two-questions-in-one-place",
    "border-on-itself",
    "call-a-group-a-network",
    "close-circle-of-three-parts",
    "consult-whoever-appoints",
    "count-seats-below-nothing",
    "draw-body-from-itself",
    "fall-due-before-the-baseline",
    "forget-the-law-that-requires-the-agreement",
    "forget-whom-the-required-agreement-is-for",
    "give-the-post-another-role",
    "lead-line-back-to-itself",
    "lead-lineage-from-its-own-edition",
    "let-body-appoint-itself",
    "let-edition-revise-itself",
    "let-the-duty-be-about-its-bearer",
    "make-bearer-its-own-recipient",
    "put-section-in-itself",
    "recur-at-another-pace-than-the-event",
    "say-it-of-nothing",
    "share-municipality-code",
)
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


@pytest.mark.parametrize("operator", AGAINST_ITSELF)
def test_what_a_text_says_against_itself_is_seen_without_a_base(operator: str, outcomes: Outcomes) -> None:
    assert [each.name for each in outcomes[operator] if not each.refused and not each.alone] == []


def test_there_are_mutants_enough(outcomes: Outcomes, record_property: Callable[[str, object], None]) -> None:
    record_property("table", table(outcomes))
    assert len(outcomes) >= 25
    assert sum(map(len, outcomes.values())) >= 100
