"""What running text says is held or done in a month, and what a goal's own sentence says is to be reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.drafting.drafting import draft
from graph.workspace import open_workspace
from tests.graph.drafting.conftest import LITEN, Proposed

HEAD = "# Ordning\n\nHamnrådet leder. Kommunerna möts.\n\n"


@pytest.mark.parametrize(
    ("text", "event", "months"),
    [
        ("Hamnrådet behandlar bokslutet i februari.", "Behandlar bokslutet i februari", ("--02",)),
        ("I november hålls en gemensam konferens.", "Gemensam konferens", ("--11",)),
        ("Målen följs upp i mars varje år.", "Följer upp målen", ("--03",)),
        ("- April: Uppföljning i Hamnrådet", "Uppföljning i Hamnrådet", ("--04",)),
    ],
)
def test_what_is_done_in_a_month_is_an_event(
    proposed: Proposed, text: str, event: str, months: tuple[str, ...]
) -> None:
    assert [(each.event.name, each.months) for each in proposed(HEAD + text).events] == [(event, months)]


def test_who_a_line_without_a_verb_names_after_i_holds_what_it_tells(proposed: Proposed) -> None:
    (event,) = proposed(f"{HEAD}- April: Uppföljning i Hamnrådet\n").events
    assert [who.value for who in event.organisers] == ["organisation/hamnradet"]


@pytest.mark.parametrize("text", ["Hamnrådet behandlade bokslutet i februari 2029.", "Taket lagas i februari."])
def test_what_is_done_once_or_by_nobody_is_none(proposed: Proposed, text: str) -> None:
    assert proposed(HEAD + text).events == ()


def test_a_level_in_the_sentence_of_a_goal_is_a_target(tmp_path: Path) -> None:
    text = f"{HEAD}## Mål\n\nAndelen elever som besöker hamnen ska vara minst 90 procent.\n"
    (tmp_path / "o.md").write_text(text, "utf-8")
    targets = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files["targets.yaml"]
    assert "levelAtLeast" in targets
    assert "indicator:" not in targets


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hamnrådet ska höras innan planen antas.", ["organisation/hamnradet"]),
        ("Hamnrådet ska informeras om planen.", ["organisation/hamnradet"]),
        ("När Hamnrådet leder ska planen informeras om.", []),
    ],
)
def test_whom_something_is_done_to_is_told(proposed: Proposed, text: str, told: list[str]) -> None:
    clauses = [each for each in proposed(HEAD + text).clauses if each.duty.value in ("informera", "inhamta-synpunkter")]
    assert [who.value for each in clauses for who in each.recipients] == told


def test_so_many_from_each_are_no_total(proposed: Proposed) -> None:
    text = "Hamnrådet består av en ledamot och en ersättare från varje kommun.\n"
    assert [each.total for each in proposed(HEAD + text).compositions] == [None]
