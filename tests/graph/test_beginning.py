"""A workspace that begins with a name, an address, languages and levels of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.beginning import Beginning
from graph.creation import create_workspace
from graph.documents.originals import Originals
from graph.errors import StyrgrafError
from graph.workspace import open_workspace
from queries.checking import check
from server.service import open_service

OWN = Beginning("Skärgårdens förbund: öarna #1", "https://oar.example.org/id/", ("sv",), ("Stämma", "Styrelse", "Byrå"))


def test_everything_that_is_said_is_in_the_files(tmp_path: Path) -> None:
    create_workspace(tmp_path, beginning=OWN)
    workspace = open_workspace(tmp_path)
    settings, records = workspace.settings, {record.id: record for record in workspace.records}
    assert (settings.name, settings.base, settings.languages) == ({"sv": OWN.name}, OWN.base, ("sv",))
    assert records[settings.arena].data["label"] == {"sv": OWN.name}
    assert [records[f"niva/{name}"].data["order"] for name in ("stamma", "styrelse", "byra")] == [1, 2, 3]
    assert records["organisation/radet"].data["level"] == "niva/stamma"
    assert records["organisation/kansliet"].data["level"] == "niva/byra"
    text = Originals(tmp_path / "documents").normalised("exempelstadga.txt")
    sources = [source for record in records.values() for source in record.values("source") if isinstance(source, dict)]
    assert all(text.count(source["textStart"]) == 1 for source in sources)


@pytest.mark.parametrize(
    "beginning", [OWN, Beginning("Lake County", languages=("en",)), Beginning(languages=("sv", "fi"))]
)
def test_it_checks_as_clean_as_the_example(tmp_path: Path, beginning: Beginning) -> None:
    create_workspace(tmp_path, beginning=beginning)
    service = open_service(tmp_path)
    found = check(service.dataset, service.store, service.view(), today=date(2030, 1, 1))
    assert [finding.message for finding in found if finding.severity == "error"] == []


def test_comments_and_what_is_not_said_stay(tmp_path: Path) -> None:
    create_workspace(tmp_path / "one")
    create_workspace(tmp_path / "two", beginning=Beginning(languages=("sv",)))
    one, two = ((tmp_path / name / "exempel-2030/organ.yaml").read_text("utf-8") for name in ("one", "two"))
    assert [line for line in one.splitlines() if "#" in line] == [line for line in two.splitlines() if "#" in line]
    assert ", en:" not in two
    assert "label: {sv: Rådet}" in two


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": " "}, "is no name"),
        ({"name": "a\nb"}, "is no name"),
        ({"base": "oar.example.org"}, "begins with https:// and ends in '/'"),
        ({"base": "https://oar.example.org/id"}, "base IRI"),
        ({"base": "http://a.se/%/"}, "base IRI"),
        ({"base": "https://w3id.org/styrgraf/def/mine/"}, "vocabulary's own"),
        ({"name": "x" * 10_000}, "is no name"),
        ({"languages": ()}, "are no languages"),
        ({"languages": ("svenska!",)}, "are no languages"),
        ({"languages": ("sv", "sv")}, "each code once"),
        ({"levels": ("Stämma", "stämma")}, "Name each level once"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(given: dict[str, str], told: str) -> None:
    with pytest.raises(StyrgrafError, match=told) as caught:
        Beginning(**given)  # type: ignore[arg-type]
    assert len(str(caught.value)) < 1000
