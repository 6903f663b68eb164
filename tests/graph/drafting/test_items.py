"""A list whose items begin with their auxiliary and end in a comma, which draft once stopped at."""

from __future__ import annotations

import pytest

from tests.graph.drafting.conftest import Proposed


@pytest.mark.parametrize("item", ["ska prioritera mellan förslag,", "ska", "kan,", "om,", "tillsätts av, och,"])
def test_an_item_may_end_in_a_comma(proposed: Proposed, item: str) -> None:
    duties = proposed(f"# Ordning\n\nNämnden\n\n- {item}\n- ska bereda ärenden.\n").clauses
    assert "bereda" in [clause.duty.value for clause in duties]
