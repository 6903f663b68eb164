"""Choosing among changes: every part that is given has to fit."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from queries.comparison import Comparison, Selection, Side, compare, group_of

Sides = Callable[..., Side]


@pytest.fixture(scope="module")
def comparison(side: Sides) -> Comparison:
    return compare(side("ordning-2041"), side("ordning-2045"))


def test_what_is_kept_fits_each_part_that_is_given(comparison: Comparison) -> None:
    every = comparison.changes
    bodies, principals = (
        sorted({iri for each in every for iri in getattr(each, name)}) for name in ("bodies", "principals")
    )
    parts = product(("", *bodies[:2]), ("", *principals[:1]), ("", "dropped", "changed"), ("", "duties"))
    for body, principal, kind, group in parts:
        assert Selection(body, principal, kind, group).of(every) == tuple(
            each
            for each in every
            if body in ("", *each.bodies, *each.mentioned)
            and principal in ("", *each.principals)
            and kind in ("", *each.kinds)
            and group in ("", group_of(each.type))
        )


def test_what_chooses_nothing_keeps_everything(comparison: Comparison) -> None:
    assert Selection().of(comparison.changes) == comparison.changes
    assert Selection(body="x:nobody").of(comparison.changes) == ()
