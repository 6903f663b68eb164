"""What the section of a body tells: auditors as a body, who convenes whom, and who the members are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.drafting.drafting import draft
from graph.drafting.proposal import Proposal
from graph.workspace import open_workspace

LITEN = Path(__file__).parents[2] / "workspaces/liten"
SECTIONS = """\
# Ordning för Kustförbundet

## 1 § Medlemmar

Förbundets medlemmar är Ås kommun och Bro kommun. Medlemmarna ska lämna bidrag.

## 2 § Trålnämnden

Trålnämnden består av fem ledamöter.

## 3 § Garnrådet

Hamnchefen är sammankallande. Garnrådet bereder frågor om garn.

## 4 § Revision

Revisorerna ska granska kassan.
"""


def test_auditors_with_a_section_of_their_own_are_a_body(proposed: Callable[[str], Proposal]) -> None:
    heads = {newcomer.known.id: newcomer.head for newcomer in proposed(SECTIONS).newcomers.values()}
    assert (heads["organisation/revisorerna"].type, heads["organisation/revisorerna"].kind) == ("Body", "audit")
    apart = proposed("# Ordning\n\nRevisorerna ska granska kassan.\n")
    assert set(apart.newcomers) == {"post/revisorerna"}


def test_whoever_convenes_convenes_the_body_of_the_section(proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed(SECTIONS)
    convening = next(clause for clause in proposal.clauses if clause.duty.value == "bjuda-in")
    assert convening.label == "Är sammankallande i Garnrådet"
    assert [guess.value for guess in convening.recipients] == ["organisation/garnradet"]
    assert [each.body.value for each in proposal.compositions] == ["organisation/tralnamnden", "organisation/garnradet"]


def test_the_members_that_a_sentence_lists_are_members_of_the_collective(tmp_path: Path) -> None:
    path = tmp_path / "ordning.md"
    path.write_text(SECTIONS, encoding="utf-8")
    bodies = draft(path, open_workspace(LITEN), "ordning-1", None, "sv").files["bodies.yaml"]
    collective = bodies[bodies.index("organisation/medlemmarna") :].split("\n\n")[0]
    assert "member: [organisation/as-kommun, organisation/bro-kommun]" in collective
