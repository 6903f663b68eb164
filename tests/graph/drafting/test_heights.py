"""On which level a body stands by who sits there, bodies that are only named, and who may not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.beginning import Beginning
from graph.creation import create_workspace
from graph.drafting.drafting import draft
from graph.drafting.proposal import Proposal
from graph.drafting.slugs import slug
from graph.workspace import open_workspace

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\nMedlem är Alby kommun och Dals kommun.\n\n## Hamngruppen\n\nHamngruppen bereder frågor.\n\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hojder") / "yta"
    create_workspace(path, beginning=Beginning("Hamnen", languages=("sv",), levels=("Kommunerna", "Nämnd", "Grupper")))
    return path


def bodies(text: str, folder: Path, tmp_path: Path) -> str:
    (tmp_path / "o.md").write_text(text, "utf-8")
    return draft(tmp_path / "o.md", open_workspace(folder), "o", None, "sv").files["bodies.yaml"]


def record(text: str, identity: str) -> str:
    return text.partition(f"id: organisation/{identity} ")[2].partition("\n- id:")[0]


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Styrgruppen består av hamnchefen och kajdirektören.", "officials"),
        ("Styrgruppen består av fem ledamöter.", "political"),
        ("Styrgruppen leder arbetet. Den tillsätts av hamnchefen.", "officials"),
    ],
)
def test_a_group_of_employees_is_none_of_politicians(sentence: str, level: str, tmp_path: Path) -> None:
    liten = Path(__file__).parents[2] / "workspaces/liten"
    text = bodies(f"{HEAD}## Styrgruppen\n\n{sentence}\n", liten, tmp_path)
    assert f"level: {level} " in record(text, "styrgruppen")


@pytest.mark.parametrize(
    ("heading", "name", "level"),
    [
        ("3 Tjänstepersonsnivå", "Hamnrådet", "officials"),
        ("Politisk organisation", "Beredningsgruppen", "political"),
        ("Politisk inriktning för hamnarna", "Beredningsgruppen", "officials"),
    ],
)
def test_the_heading_of_a_level_weighs_more_than_a_name(heading: str, name: str, level: str, tmp_path: Path) -> None:
    liten = Path(__file__).parents[2] / "workspaces/liten"
    text = bodies(f"# Ordning\n\n## {heading}\n\n### {name}\n\n{name} leder arbetet.\n", liten, tmp_path)
    found = record(text, slug(name))
    assert f"level: {level} " in found
    assert ("står under rubriken" in found) == (level != "officials" or "nivå" in heading)


def test_bodies_of_the_principals_stand_on_their_level(folder: Path, tmp_path: Path) -> None:
    text = bodies(f"{HEAD}Varje kommunstyrelse utser en ledamot.\n", folder, tmp_path)
    assert "level: niva/kommunerna " in record(text, "kommunstyrelserna")


def test_a_body_that_is_only_named_may_be_another(folder: Path, tmp_path: Path) -> None:
    told = bodies(HEAD + "Nätgruppen lagar nät och lämnar synpunkter till Kajgruppen varje år.\n", folder, tmp_path)
    assert "är det Hamngruppen under annat namn?" in record(told, "kajgruppen")
    assert "under annat namn?" not in record(told, "natgruppen") + record(told, "hamngruppen")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Den får inte låna pengar.", "Hamngruppen får inte låna pengar"),
        ("Hamngruppen\n\n- ska laga nät,\n- får inte låna pengar.", "Hamngruppen får inte låna pengar"),
        ("- Kajgruppen mäter djup. Den får inte sprida uppgifter.", "Kajgruppen får inte sprida uppgifter"),
    ],
)
def test_who_may_not_is_named(text: str, label: str, proposed: Proposed) -> None:
    assert [each.label for each in proposed(f"{HEAD}{text}\n").forbidden] == [label]


def test_who_is_told_of_in_an_item_is_a_member_all_the_same(folder: Path, tmp_path: Path) -> None:
    text = (
        "# Ordning\n\nMedlem är Alby kommun och Region Norr.\n\n## 2.6 Hamnkansliet\n\nHamnkansliet ska\n\n"
        "- sända en rapport till Region Norr.\n"
    )
    assert "member: [organisation/alby-kommun, organisation/region-norr]" in bodies(text, folder, tmp_path)
