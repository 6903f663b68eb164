"""Drafts in a workspace with levels, kinds and duties of its own, from a document in words of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.beginning import Beginning
from graph.creation import create_workspace
from graph.drafting.drafting import Draft, draft
from graph.reading import parse_entries
from graph.workspace import open_workspace

DOCUMENT = Path(__file__).parent / "documents/alvdalen.md"
LEVELS = ("Fullmäktigenivå", "Direktionsnivå", "Verksamhetsnivå")
OWN = """\
- id: slag/dalkarl
  type: Concept
  scheme: organisation-kind
  label: {sv: byalag}
- id: uppgift/lotsa
  type: Concept
  scheme: duty
  label: {sv: lotsa}
- id: niva/folket
  type: Concept
  scheme: level
  label: {sv: folkets nivå}
  altLabel: {sv: byalag}
  order: 2
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_workspace(tmp_path / "yta", beginning=Beginning("Älvdalsförbundet", languages=("sv",), levels=LEVELS))
    return tmp_path / "yta"


def records(made: Draft) -> dict[str, dict[str, Any]]:
    entries = [entry for text in made.files.values() for entry in parse_entries(text, Path())[0]]
    return {str(entry.data["id"]): dict(entry.data) for entry in entries}


def test_bodies_stand_on_the_levels_whose_names_their_headings_have(folder: Path) -> None:
    made = draft(DOCUMENT, open_workspace(folder), "r", None, "sv")
    found = records(made)
    levels = {name: each["level"] for name, each in found.items() if each["type"] == "Body"}
    assert levels == {
        "organisation/direktionen": "niva/direktionsniva",
        "organisation/forbundsfullmaktige": "niva/fullmaktigeniva",
        "organisation/forbundskansliet": "niva/verksamhetsniva",
        "organisation/raddningstjansten": "niva/verksamhetsniva",
        "organisation/resenarspanelen": "niva/direktionsniva",
        "organisation/revisorsgruppen": "niva/fullmaktigeniva",
        "organisation/samradsgruppen-for-vatten": "niva/direktionsniva",
        "organisation/trafikenheten": "niva/verksamhetsniva",
        "organisation/vattenverket": "niva/verksamhetsniva",
    }
    assert "OSÄKERT 80 %: står under rubriken ”4. Direktionsnivån”" in made.files["bodies.yaml"]
    assert found["post/forbundschefen"]["postIn"] == "organisation/forbundskansliet"
    kommuner = ("lillsjo", "mellandals", "norrange", "soderfors")
    assert found["organisation/alvdalsforbundet"]["member"] == [f"organisation/{name}-kommun" for name in kommuner]
    assert found["r/composition/resenarspanelen"]["total"] == 12
    assert "total" not in found["r/composition/samradsgruppen-for-vatten"]  # one from each
    assert "condition: {sv: Senast den 1 oktober 2032.}" in made.files["responsibilities.yaml"]
    assert found["r/responsibility/forbundschefen-leda"]["label"] == {"sv": "Leder Förbundskansliet"}


def test_a_document_that_goes_through_its_year_gives_a_wheel(folder: Path) -> None:
    found = records(draft(DOCUMENT, open_workspace(folder), "r", None, "sv"))
    assert found["r/wheel/aret"]["label"] == {"sv": "Förbundets år"}
    events = [each for each in found.values() if each["type"] == "Event" and "month" in each]
    events.sort(key=lambda each: each["month"])
    assert [each["month"] for each in events] == ["--01", "--03", "--04", "--04", "--06", "--09", "--11"]
    days = {each["month"]: each["deadline"] for each in events if "deadline" in each}
    assert days == {"--03": "--03-31", "--04": "--04-15", "--09": "--09-15", "--11": "--11-30"}
    assert {each["wheel"] for each in events} == {"r/wheel/aret"}
    assert events[1]["organiser"] == "organisation/direktionen"
    labels = [each["label"]["sv"] for each in found.values() if each["type"] == "Goal"]
    assert labels[0] == "Trygga vatten"
    assert labels[-1] == "Nära resor"


def test_own_kinds_and_duties_are_words_to_look_for(folder: Path, tmp_path: Path) -> None:
    (folder / "reference/egna.yaml").write_text(OWN, "utf-8")
    document = tmp_path / "stadga.md"
    document.write_text("# Stadga\n\nFjällbyalaget ska lotsa båtarna till bryggan..\n", "utf-8")
    made = draft(document, open_workspace(folder), "s", None, "sv")
    found = records(made)
    assert found["organisation/fjallbyalaget"]["kind"] == "slag/dalkarl"
    assert found["organisation/fjallbyalaget"]["level"] == "niva/folket"
    duties = [each for each in found.values() if each["type"] == "Responsibility" and each["duty"] == "uppgift/lotsa"]
    assert [(each["bearer"], each["force"]) for each in duties] == [("organisation/fjallbyalaget", "ska")]


def test_what_cannot_be_placed_is_marked_and_told_what_there_is(folder: Path, tmp_path: Path) -> None:
    document = tmp_path / "stadga.md"
    document.write_text("# Stadga\n\nTeknikgruppen ska redovisa djupet till Hamnkontoret.\n", "utf-8")
    bodies = draft(document, open_workspace(folder), "s", None, "sv").files["bodies.yaml"]
    told = "OSÄKERT 30 %: texten säger inte vilken; arbetsytan har Fullmäktigenivå, Direktionsnivå, Verksamhetsnivå"
    assert f"level: niva/direktionsniva  # {told}" in bodies
    assert f"level: niva/verksamhetsniva  # {told}" in bodies


def test_a_body_that_nothing_places_is_not_beside_the_assembly(folder: Path, tmp_path: Path) -> None:
    document = tmp_path / "stadga.md"
    text = "# Stadga\n\nFullmäktige väljer Kroknämnden. Bryggrådet ska ge råd till Kroknämnden.\n"
    document.write_text(text, "utf-8")
    found = records(draft(document, open_workspace(folder), "s", None, "sv"))
    levels = {name.partition("/")[2]: each["level"] for name, each in found.items() if each["type"] == "Body"}
    assert levels["fullmaktige"] == "niva/fullmaktigeniva"
    assert {levels["kroknamnden"], levels["bryggradet"]} == {"niva/direktionsniva"}


def test_what_a_revised_edition_says_of_a_body_goes_before_what_others_say(tmp_path: Path) -> None:
    create_workspace(tmp_path / "min", "varmland")
    document = tmp_path / "utkast.md"
    document.write_text("# Utkast\n\nPolitiska styrgruppen ska följa upp de lokala dialogerna.\n", "utf-8")
    made = draft(document, open_workspace(tmp_path / "min"), "u", "politiskt-inriktningsdokument", "sv")
    body = records(made)["organisation/politiska-styrgruppen"]
    assert body["partOf"] == "organisation/nya-perspektiv"
    assert "Den politiska styrgruppen" in body["altLabel"]["sv"]
    assert "organisation/nya-perspektiv" in records(made)


def test_municipalities_and_parties_stand_on_the_level_that_is_called_after_them(tmp_path: Path) -> None:
    levels = ("Kommunerna", "Direktionen")
    create_workspace(tmp_path / "yta", beginning=Beginning("Dalen", languages=("sv",), levels=levels))
    text = "# Avtal\n\nAlby och Bergs kommuner bildar en direktion. Parterna ska utse en samordnare.\n"
    (tmp_path / "o.md").write_text(text, "utf-8")
    found = records(draft(tmp_path / "o.md", open_workspace(tmp_path / "yta"), "r", None, "sv"))
    placed = {each["level"] for each in found.values() if each["type"] in ("Principal", "Collective")}
    assert placed == {"niva/kommunerna"}
