"""What two places lay on different bodies to decide is pointed out, and only that."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.drafting.drafting import draft
from graph.workspace import open_workspace
from tests.graph.drafting.conftest import LITEN, Proposed

HEAD = "# Ordning\n\nHamnrådet möts. Trålnämnden möts.\n\n"


def _contested(proposed: Proposed, text: str) -> list[tuple[str, list[str]]]:
    return [
        (each.matter.name, [who.value.partition("/")[2] for clause in each.clauses for who in clause.bearers])
        for each in proposed(f"{HEAD}{text}\n").contested
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hamnrådet ska fastställa plan och budget. Budgeten fastställs av Trålnämnden efter samråd.",
        "Hamnrådet beslutar om budgeten. Trålnämnden godkänner budget i juni.",
    ],
)
def test_a_matter_that_two_bodies_decide_is_contested(proposed: Proposed, text: str) -> None:
    assert _contested(proposed, text) == [("Budget", ["hamnradet", "tralnamnden"])]


@pytest.mark.parametrize(
    "text",
    [
        "Hamnrådet fastställer budget. Hamnrådet beslutar om budgeten.",
        "Hamnrådet fastställer budget. Trålnämnden fastställer taxan.",
        "Hamnrådet fastställer båtarnas budget. Trålnämnden fastställer nätens budget.",
        "Hamnrådet fastställer budget. Trålnämnden bereder budgeten.",
        "Hamnrådet fastställer budget tillsammans med Trålnämnden. Trålnämnden godkänner budgeten.",
        "Hamnrådet kan besluta på stadens vägnar. Trålnämnden kan besluta på statens vägnar.",
    ],
)
def test_other_matters_are_not(proposed: Proposed, text: str) -> None:
    assert _contested(proposed, text) == []


def test_what_is_contested_is_the_object_of_both_duties(tmp_path: Path) -> None:
    text = f"{HEAD}Hamnrådet fastställer budget. Budgeten fastställs av Trålnämnden.\n"
    (tmp_path / "o.md").write_text(text, "utf-8")
    files = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files
    assert files["responsibilities.yaml"].count("object: deliverable/budget  # OSÄKERT 60 %") == 2
    assert files["deliverables.yaml"].count("textStart") == 2
    assert files["granska.md"].count("**avgörs på flera håll** (?): Budget · Hamnrådet, Trålnämnden") == 2
