"""Municipalities, members and actors that a document lists without saying more."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.drafting.drafting import draft
from graph.drafting.proposal import Proposal
from graph.workspace import open_workspace
from tests.graph.drafting.conftest import LITEN, Proposed


def _names(proposal: Proposal, kind: str) -> list[str]:
    return [each.known.name for each in proposal.newcomers.values() if each.known.type == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Region Sydås och kommunerna Alby, Berg och Nya-Dal ingår.",
            ["Alby kommun", "Bergs kommun", "Nya-Dals kommun"],
        ),
        ("- Alby, Bergs och Dals kommuner", ["Alby kommun", "Bergs kommun", "Dals kommun"]),
        ("Kommunerna Alby.", []),
        ("Kommunerna Alby samverkar om vatten.", []),
        ("Kommunerna ansvarar för vården.", []),
    ],
)
def test_places_in_a_row_are_municipalities(proposed: Proposed, text: str, names: list[str]) -> None:
    found = _names(proposed(f"# Ordning\n\n{text}\n"), "Principal")
    assert [name for name in found if name.endswith("kommun")] == names


def test_a_place_of_the_list_names_its_municipality_but_not_where_something_is(proposed: Proposed) -> None:
    text = "# Ordning\n\nKommunerna Alby och Berg ingår. Alby ska bereda ärenden. Mötet i Berg leds av Alby.\n"
    duties = proposed(text).clauses
    assert [(each.duty.value, [who.value for who in each.bearers]) for each in duties] == [
        ("bereda", ["organisation/alby-kommun"]),
        ("leda", ["organisation/alby-kommun"]),
    ]


def test_what_stands_below_medlemmar_is_a_member(tmp_path: Path) -> None:
    listed = "- Åns Kraft AB\n- Bergs kommun\n- Ny medlem antas av styrelsen"
    text = f"# Ordning\n\n## 1. Medlemmar\n\n{listed}\n\n## 2. Syfte\n\n- Vatten"
    (tmp_path / "o.md").write_text(text, "utf-8")
    files = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files
    assert "Åns Kraft AB" in files["bodies.yaml"]
    assert "sv: Ny medlem" not in files["bodies.yaml"]
    assert "sv: Vatten" not in files["bodies.yaml"]


@pytest.mark.parametrize("heading", ["Tid | Händelse | Ansvarig", "Fråga | Förslag | Yttrande | Beslut"])
def test_who_stands_in_the_column_of_those_who_act_is_a_body(proposed: Proposed, heading: str) -> None:
    columns = heading.count("|")
    rule = "|".join(["---"] * (columns + 1))
    row = "| Maj | Vandring | Åstugorna |" if columns == 2 else "| Avgift | Åstugorna | – | Styrelsen |"
    assert "Åstugorna" in _names(proposed(f"# Ordning\n\n| {heading} |\n|{rule}|\n{row}\n"), "Body")


def test_what_stands_in_other_columns_is_none(proposed: Proposed) -> None:
    text = "# Ordning\n\n| Tid | Händelse | Ansvarig |\n|---|---|---|\n| Maj | Vandringen | 15 augusti |\n"
    assert _names(proposed(text), "Body") == []


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("Medlemmarna möts. Medlem ska betala avgift.", ["organisation/medlemmarna"]),
        ("Kommunerna möts. Kommunen ansvarar för omsorg.", ["organisation/kommunerna"]),
        ("Medlem ska betala avgift. Medlemmarna möts.", ["organisation/medlemmarna"]),
        ("Lokala team finns. De lokala teamen ska betala avgift.", ["organisation/lokala-teamen"]),
        ("Medlem ska höras.", []),
    ],
)
def test_one_of_many_stands_for_each(proposed: Proposed, text: str, bearers: list[str]) -> None:
    clauses = proposed(f"# Ordning\n\n{text}\n").clauses
    assert [who.value for each in clauses for who in each.bearers] == bearers


def test_the_one_region_that_is_named_is_the_region(proposed: Proposed) -> None:
    text = "# Ordning\n\nRegion Sydås och kommunerna Alby och Berg ingår. Regionen ansvarar för vård.\n"
    text += "Region och kommun ska tillsammans erbjuda råd.\n"
    proposal = proposed(text)
    assert [[who.value.rpartition("/")[2] for who in each.bearers] for each in proposal.clauses] == [
        ["region-sydas"],
        ["region-sydas", "kommunerna"],
    ]


def test_members_are_what_their_names_say(proposed: Proposed) -> None:
    proposal = proposed(
        "# Avtal\n\n## Parter\n\n- Alby kommun\n- Region Sydås\n- Stiftelsen Huset\n\n## Råd\n\nRådet leder."
    )
    assert sorted(_names(proposal, "Principal")) == ["Alby kommun", "Region Sydås"]
    assert "Stiftelsen Huset" in _names(proposal, "Body")


def test_the_host_is_whoever_is_said_to_be_it(proposed: Proposed) -> None:
    text = "# Avtal\n\nAlby kommun är värdkommun. Värdkommunen ansvarar för lokaler. Respektive part betalar."
    text += " Parterna möts."
    bearers = [who.value.rpartition("/")[2] for each in proposed(text).clauses for who in each.bearers]
    assert bearers == ["alby-kommun", "alby-kommun", "parterna"]
