"""Goals by the heading or number that they have, and what stands below a heading of goals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.drafting.drafting import draft
from graph.drafting.proposal import Proposal
from graph.workspace import open_workspace

LITEN = Path(__file__).parents[2] / "workspaces/liten"
TEXT = """# Plan

## Mål 1. Trygga vatten

Alla hushåll ska ha rent vatten.

### Delmål 1: Nära källor

- Fler brunnar

## 3.2 Inriktningsmål

- Ett tryggt samhälle för alla
- Levande kuster

## Målgrupper

- Barn och unga

## Uppföljning av mål

- Rapport till hamnen
"""


def test_headings_and_numbers_name_goals(proposed: Callable[[str], Proposal]) -> None:
    found = [(goal.kind, goal.label, goal.above and goal.above.label) for goal in proposed(TEXT).goals]
    assert found == [
        ("overarching-goal", "Trygga vatten", None),
        ("direction-goal", "Nära källor", "Trygga vatten"),
        ("direction-goal", "Fler brunnar", "Nära källor"),
        ("direction-goal", "Ett tryggt samhälle för alla", None),
        ("direction-goal", "Levande kuster", None),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "label"),
    [
        ("Mål 3: Fler elever ska ta examen.", "overarching-goal", "Fler elever ska ta examen"),
        ("Delmål 2.1 Nära vård", "direction-goal", "Nära vård"),
        ("Inriktningsmål – Hela livet räknas", "direction-goal", "Hela livet räknas"),
    ],
)
def test_a_line_names_a_goal(line: str, kind: str, label: str, proposed: Callable[[str], Proposal]) -> None:
    assert [(goal.kind, goal.label) for goal in proposed(f"# Plan\n\n## Vägen dit\n\n{line}\n").goals] == [
        (kind, label)
    ]


def test_a_part_of_a_goal_is_recorded_as_one(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(TEXT, "utf-8")
    goals = draft(tmp_path / "plan.md", open_workspace(LITEN), "plan-1", None, "sv").files["goals.yaml"]
    assert "partOf: plan-1/goal/trygga-vatten  # OSÄKERT" in goals.partition("plan-1/goal/nara-kallor")[2]


def test_goals_that_have_run_together_are_told_apart(proposed: Callable[[str], Proposal]) -> None:
    text = "Delmål 1: Alla läser i årskurs tre Delmål 2: Fler unga i arbete"
    found = proposed(f"# Plan\n\n{text}\n").goals
    assert [goal.label for goal in found] == ["Alla läser i årskurs tre", "Fler unga i arbete"]
    assert found[0].span.end <= found[1].span.start


def test_a_letter_that_is_a_word_is_no_number_of_a_goal(proposed: Callable[[str], Proposal]) -> None:
    assert proposed("# Plan\n\n## Vägen\n\nSyfte i Garnlaget finns.\n").goals == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Syftet är att alla barn ska få segla i hamnen oavsett var de bor och vad de kan.",
            "Alla barn ska få segla i hamnen",
        ),
        ("Målet är att Alla barn seglar; andelen ska vara minst 90 procent.", "Alla barn seglar"),
        ("## Mål\n\nDet första målet är att Inget barn ska vänta.", "Inget barn ska vänta"),
        ("## Mål\n\n- samt att Alla barn kan simma", "Alla barn kan simma"),
    ],
)
def test_a_goal_is_named_by_what_is_aimed_at_alone(text: str, label: str, proposed: Callable[[str], Proposal]) -> None:
    (goal,) = proposed(f"# Plan\n\n{text}\n").goals
    assert goal.label == label
