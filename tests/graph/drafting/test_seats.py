"""Seats that are a part of the whole, and not more of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.drafting.drafting import draft
from graph.drafting.proposal import Proposal
from graph.workspace import open_workspace

LITEN = Path(__file__).parents[2] / "workspaces/liten"


@pytest.mark.parametrize(
    "words",
    [
        "fem ledamöter varav tre från Ås-Viks kommun",
        "fem ledamöter, varav tre utses av Ås-Viks kommun",
        "fem ledamöter, därav tre från Ås-Viks kommun",
    ],
)
def test_varav_is_part_of_the_whole(words: str, proposed: Callable[[str], Proposal], tmp_path: Path) -> None:
    text = f"# Ordning\n\nTrålnämnden består av {words}.\n"
    (composition,) = proposed(text).compositions
    assert composition.total == 5
    assert [(group.seats, group.pool.value) for group in composition.groups] == [(3, "organisation/as-viks-kommun")]
    (tmp_path / "ordning.md").write_text(text, "utf-8")
    made = draft(tmp_path / "ordning.md", open_workspace(LITEN), "o", None, "sv").files["composition.yaml"]
    assert "total: 5\n" in made
    assert "seats: 3" in made
    assert "Övriga platser" in made


def test_seats_that_make_up_the_whole_leave_none(tmp_path: Path) -> None:
    text = "# Ordning\n\nTrålnämnden har fem ledamöter, varav tre från Ås-Viks kommun och två från Norra Ås kommun.\n"
    (tmp_path / "ordning.md").write_text(text, "utf-8")
    made = draft(tmp_path / "ordning.md", open_workspace(LITEN), "o", None, "sv").files["composition.yaml"]
    assert "Övriga platser" not in made
    assert made.count("textStart:") == 3
    assert "textStart: två från Norra" in made


@pytest.mark.parametrize(
    "text",
    [
        "Trålnämnden bereder frågor. Den består av sju ledamöter.",
        "Garnlaget har en Trålnämnd. Under Garnlaget finns Trålnämnden med sju ledamöter.",
    ],
)
def test_seats_of_a_pronoun_and_after_with(text: str, proposed: Callable[[str], Proposal]) -> None:
    found = [(each.body.value, each.total) for each in proposed(f"# Ordning\n\n{text}\n").compositions]
    assert ("organisation/tralnamnden", 7) in found


def test_seats_of_what_a_body_is_said_to_be(proposed: Callable[[str], Proposal]) -> None:
    text = "# P\n\nKommunerna möts. Hamnrådet är forum med tre ledamöter från Trålnämnden och en från varje kommun.\n"
    found = proposed(text).compositions
    assert [(each.body.value, [group.seats for group in each.groups]) for each in found] == [
        ("organisation/hamnradet", [3, 1])
    ]
