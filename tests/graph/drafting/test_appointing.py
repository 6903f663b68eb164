"""Who appoints whom, and where a post is, as a text says it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.drafting.drafting import draft
from graph.drafting.proposal import Proposal
from graph.workspace import open_workspace

LITEN = Path(__file__).parents[2] / "workspaces/liten"
HEAD = "# Ordning\n\n## Trålnämnden\n\nTrålnämnden bereder alla frågor om trålar.\n\n"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Den har sju ledamöter och sju ersättare som Garnlaget väljer.", "Väljer sju ledamöter och sju ersättare"),
        ("Trålnämnden har fem ledamöter, som Garnlaget utser.", "Utser fem ledamöter"),
    ],
)
def test_in_a_relative_clause_its_own_subject_appoints_the_body_spoken_of(
    sentence: str, label: str, proposed: Callable[[str], Proposal], tmp_path: Path
) -> None:
    (clause,) = proposed(HEAD + sentence + "\n").clauses[1:]
    assert ([guess.value for guess in clause.bearers], clause.label) == (["organisation/garnlaget"], label)
    path = tmp_path / "ordning.md"
    path.write_text(HEAD + sentence + "\n", encoding="utf-8")
    appointments = draft(path, open_workspace(LITEN), "ordning-1", None, "sv").files["appointments.yaml"]
    assert "appoints: organisation/tralnamnden  #" in appointments
    assert "appointer: organisation/garnlaget\n" in appointments


def test_members_and_deputies_are_no_posts(proposed: Callable[[str], Proposal]) -> None:
    text = "Ledamöterna ska delta i mötet. Ersättarna ska delta när en ledamot är borta.\n"
    assert set(proposed(HEAD + text).newcomers) == {"organisation/tralnamnden"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("## Trålnämnden\n\nHamnchefen rapporterar varje år.\n", "organisation/tralnamnden"),
        ("## Hamn\n\nHamnchefen utses av Trålnämnden.\n", "organisation/tralnamnden"),
        ("## Hamn\n\nHamnchefen granskar kajförvaltningen.\n", "organisation/kajforvaltningen"),
        ("## Hamn\n\nHamnchefen rapporterar varje år.\n", "organisation/"),
    ],
)
def test_a_proposed_post_is_somewhere(text: str, place: str, tmp_path: Path) -> None:
    path = tmp_path / "ordning.md"
    path.write_text(f"# Ordning\n\nTrålnämnden bereder frågor.\n\n{text}", encoding="utf-8")
    bodies = draft(path, open_workspace(LITEN), "ordning-1", None, "sv").files["bodies.yaml"]
    post = bodies.partition("id: post/hamnchefen")[2]
    assert f"postIn: {place}" in post.partition("\n- id:")[0]
    assert place == "organisation/" or f"id: {place} " in bodies


def test_who_chooses_a_host_appoints_nobody(tmp_path: Path) -> None:
    text = "Garnlaget utser Bryggrådet. Garnlaget ska utse en värdkommun för Trålnämnden."
    made = appointments(tmp_path, text)
    assert (made.count("type: Appointment"), "appoints: organisation/tralnamnden" in made) == (1, False)


def test_two_places_that_say_the_same_are_one_appointment(tmp_path: Path) -> None:
    made = appointments(tmp_path, "Garnlaget utser Trålnämnden. Garnlaget väljer ledamöter i Trålnämnden.")
    assert made.count("type: Appointment") == 1
    assert made.count("textStart:") == 2


def test_two_places_that_differ_are_two_appointments_that_tell_of_each_other(tmp_path: Path) -> None:
    made = appointments(tmp_path, "Garnlaget utser Trålnämnden. Bryggrådet väljer ledamöter i Trålnämnden.")
    assert made.count("type: Appointment") == 2
    assert "{sv: Hur Trålnämnden utses av Garnlaget" in made
    assert "{sv: Hur Trålnämnden utses av Bryggrådet" in made
    assert "ett annat ställe säger att Bryggrådet utser" in made
    assert "ett annat ställe säger att Garnlaget utser" in made


def test_members_without_a_body_are_those_of_the_section(tmp_path: Path) -> None:
    made = appointments(tmp_path, "Garnlaget väljer ledamöterna för fyra år.")
    assert "appoints: organisation/tralnamnden  # OSÄKERT 70 %" in made


def appointments(folder: Path, text: str) -> str:
    path = folder / "ordning.md"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    return draft(path, open_workspace(LITEN), "ordning-1", None, "sv").files["appointments.yaml"]


def test_what_one_appoints_is_not_the_other_who_appoints(proposed: Callable[[str], Proposal]) -> None:
    text = "Garnlaget utser gemensamt en revisor och Trålnämnden utser en revisor.\n"
    found = proposed(HEAD + text).clauses[1:]
    assert [(clause.label, [guess.value for guess in clause.bearers]) for clause in found] == [
        ("Utser gemensamt en revisor", ["organisation/garnlaget"]),
        ("Utser en revisor", ["organisation/tralnamnden"]),
    ]


def test_two_who_appoint_in_one_sentence_appoint_to_different_seats(tmp_path: Path) -> None:
    path = tmp_path / "ordning.md"
    text = "Revisorerna ska granska kassan. "
    text += "Garnlaget utser en revisor för fyra år och Trålnämnden utser en revisor. Revisorerna väljs för två år.\n"
    path.write_text(HEAD + text, encoding="utf-8")
    files = draft(path, open_workspace(LITEN), "ordning-1", None, "sv").files
    assert files["appointments.yaml"].count("type: Appointment") == 2
    assert "säger texten emot sig själv" not in files["appointments.yaml"]
    assert "condition: {sv: Fyra år." in files["appointments.yaml"]
    assert "Väljer" not in files["responsibilities.yaml"]


def test_a_body_that_elects_its_own_chair_appoints_to_the_post(tmp_path: Path) -> None:
    path = tmp_path / "ordning.md"
    text = "Trålnämnden väljer inom sig ordförande och vice ordförande för två år i taget. Ordföranden leder mötet.\n"
    path.write_text(HEAD + text, encoding="utf-8")
    said = draft(path, open_workspace(LITEN), "ordning-1", None, "sv").files["appointments.yaml"]
    assert [line.split()[1] for line in said.splitlines() if "appoints:" in line] == [
        "post/ordforanden",
        "post/vice-ordforande",
    ]
    assert said.count("sv: Två år i taget.") == 2


def test_all_who_are_listed_are_appointed_each_for_its_own_time(tmp_path: Path) -> None:
    text = "# Plan\n\nHamnrådet leder. Valberedningen bereder val. Revisorerna granskar.\n\nHamnrådet väljer "
    for told, terms in (
        ("två revisorer och en valberedning efter förslag från Trålnämnden", 0),
        ("åtta ledamöter för ett år, två revisorer för två år, och en valberedning", 1),
    ):
        (tmp_path / "o.md").write_text(f"{text}{told}.\n", "utf-8")
        made = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files["appointments.yaml"]
        assert re.findall("appoints: ([a-z/-]+)", made) == ["post/revisorerna", "organisation/valberedningen"]
        assert made.count("condition:") == terms


def test_where_who_is_appointed_goes_is_not_appointed(tmp_path: Path) -> None:
    text = "# Plan\n\nHamnrådet leder. Trålnämnden väljer en talesman, som adjungeras till Hamnrådet.\n"
    (tmp_path / "o.md").write_text(text, "utf-8")
    files = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files
    assert "appointments.yaml" not in files


def test_where_those_who_are_appointed_work_is_not_appointed(tmp_path: Path) -> None:
    text = "# Plan\n\nHamnrådet leder. Trålnämnden anställer personalen vid Hamnrådet.\n"
    (tmp_path / "o.md").write_text(text, "utf-8")
    assert "appointments.yaml" not in draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files


def test_a_place_that_names_one_body_twice_stands_once(tmp_path: Path) -> None:
    made = appointments(tmp_path, "Garnlaget väljer trålnämnd, trålnämndens ordförande och revisorer.")
    assert made.count("textStart:") == len(set(re.findall(r"appoints: (\S+)", made)))


def test_everybody_who_is_listed_is_appointed_though_named_in_full_later_alone(tmp_path: Path) -> None:
    text = "# Plan\n\nHamnrådet leder. Hamnrådet väljer styrelse, styrelsens ordförande, revisorer och valberedning.\n"
    text += "\n## Styrelsen\n\nStyrelsen leder. Revisorerna granskar. Valberedningen föreslår.\n"
    (tmp_path / "o.md").write_text(text, "utf-8")
    made = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files["appointments.yaml"]
    assert {each.partition("/")[2] for each in re.findall("appoints: ([a-z/-]+)", made)} == {
        *("styrelsen", "ordforande", "revisorerna", "valberedningen"),
    }
