"""What a document says is proposed once, whole, and as surely as it was measured to be right."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph.documents.conversion import convert
from graph.drafting.drafting import draft
from graph.drafting.measured_items import measure_in
from graph.drafting.notes import doubts, notes_in
from graph.drafting.proposal import propose
from graph.workspace import open_workspace
from tests.graph.drafting.conftest import LITEN, Proposed

HEAD = "# Stadga\n\nRodderiet leder. Båtnämnden bereder. Seglarna är Alby kommun och Dals kommun.\n\n"


def _records(tmp_path: Path, text: str) -> dict[str, list[dict[str, object]]]:
    (tmp_path / "o.md").write_text(text, "utf-8")
    files = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files
    return {name: yaml.safe_load(told) for name, told in files.items() if name.endswith(".yaml")}


def _labels(tmp_path: Path, text: str, name: str) -> list[str]:
    return [each["label"]["sv"] for each in _records(tmp_path, text).get(f"{name}.yaml", ())]  # type: ignore[index]


@pytest.mark.parametrize(
    ("sentence", "appoints"),
    [
        ("Båtnämnden väljer inom sig ordförande.", ["Hur Båtnämndens ordförande utses"]),
        ("Ordföranden leder. Båtnämnden väljer ordförande.", ["Hur Ordföranden utses"]),
        ("Båtnämnden tillsätter Bryggrådet. Bryggrådet granskar bojar.", ["Hur Bryggrådet utses"]),
        ("Bojchefen leder. Rådet leds av bojchefen, som förordnas av Båtnämnden.", ["Hur Bojchefen utses"]),
        ("Bojchefen anställs av Båtnämnden.", ["Hur Bojchefen utses"]),
    ],
)
def test_who_appoints_is_an_appointment_whatever_the_verb(tmp_path: Path, sentence: str, appoints: list[str]) -> None:
    text = HEAD + sentence
    assert _labels(tmp_path, text, "appointments") == appoints
    duties = _labels(tmp_path, text, "responsibilities")
    assert bool(appoints) != any(
        label.startswith(("Väljer", "Tillsätter", "Förordnar", "Anställer")) for label in duties
    )


def test_an_assembly_appoints_all_whom_it_lists(tmp_path: Path) -> None:
    text = (
        "# Stadga\n\n## Bryggmötet\n\nBryggmötet väljer styrelse, ordförande i styrelsen, revisor och valberedning.\n"
    )
    text += "Styrelsen leder. Ordföranden i styrelsen leder mötet. Revisorn granskar. Valberedningen föreslår namn.\n"
    told = {"Hur Styrelsen utses", "Hur Ordföranden utses", "Hur Revisorn utses", "Hur Valberedningen utses"}
    assert set(_labels(tmp_path, text, "appointments")) == told


def test_an_appointment_with_a_day_stays_a_duty_too(tmp_path: Path) -> None:
    text = f"{HEAD}Båtnämnden ska senast den 1 maj utse Bryggrådet. Bryggrådet granskar."
    assert "Utser Bryggrådet" in _labels(tmp_path, text, "responsibilities")


def test_a_row_of_a_plan_is_its_event_alone(tmp_path: Path) -> None:
    text = f"{HEAD}| När | Vad händer | Vem håller i det |\n|---|---|---|\n"
    text += "| Januari | Båtnämnden bereder bojar | Båtnämnden |\n| Mars | Sjösättning | Båtnämnden |\n"
    found = _records(tmp_path, text)
    assert [each["month"] for each in found["wheel.yaml"] if each["type"] == "Event"] == ["--01", "--03"]
    assert "Bereder bojar" not in _labels(tmp_path, text, "responsibilities")


def test_a_verb_alone_is_no_record(tmp_path: Path) -> None:
    assert _labels(tmp_path, "# Stadga\n\nBåtnämnden leder.\n", "responsibilities") == []


def test_a_bare_report_is_a_line_and_one_that_comes_back_a_duty(tmp_path: Path) -> None:
    text = f"{HEAD}Bojchefen rapporterar till Båtnämnden. Bryggrådet rapporterar till Båtnämnden varje månad."
    assert _labels(tmp_path, text, "lines") == ["Bojchefen svarar inför Båtnämnden"]
    assert "Rapporterar till Båtnämnden varje månad" in _labels(tmp_path, text, "responsibilities")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Varje år lämnas en skrivelse till Bojrådet.", ("Lämnar en skrivelse till Bojrådet", ["batnamnden"])),
        ("Protokoll ska vara utsända en vecka i förväg.", ("Sänder ut protokoll", [])),
        ("Bojar som rör farleden avgörs av bojchefen.", ("Avgör bojar som rör farleden", ["bojchefen"])),
        ("Tal hålls av bojchefen.", ("Håller tal", ["bojchefen"])),
        ("Bryggan ska omprövas.", ("Omprövar bryggan", [])),
        ("En översyn görs vid behov.", ("Gör en översyn", [])),
        ("Bojchefen undertecknar ansökan.", ("Undertecknar ansökan", ["bojchefen"])),
        ("Båtnämnden ska ha en brygga.", ("Har en brygga", ["batnamnden"])),
        ("Då ska bojchefen underrättas.", ("Underrättar bojchefen", [])),
        ("Personalen ska ges möjlighet att delta i kurser.", ("Ger personalen möjlighet att delta i kurser", [])),
    ],
)
def test_what_is_done_by_the_body_that_the_section_is_about(
    proposed: Proposed, sentence: str, told: tuple[str, list[str]]
) -> None:
    text = "# Stadga\n\nBojrådet leder. Bojchefen leder bojar.\n\n## Båtnämnden\n\nBåtnämnden bereder bojar. "
    text += f"{sentence}\n"
    clause = proposed(text).clauses[-1]
    assert (clause.label, [who.value.rpartition("/")[2] for who in clause.bearers]) == told


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Båtnämnden ska bevaka kommunernas intressen.", "Bevakar kommunernas intressen"),
        ("Färre bojar ska läggas ut.", ""),
        ("Båtnämnden ska samordna deras arbete.", "Samordnar deras arbete"),
    ],
)
def test_what_only_looks_like_a_passive_verb_is_none(proposed: Proposed, sentence: str, label: str) -> None:
    clauses = proposed(f"# Stadga\n\n{sentence}\n").clauses
    assert [each.label for each in clauses if each.duty.value == "genomfora"] == []
    assert label in [*(each.label for each in clauses), ""]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Bryggrådet har tolv elever, tre från varje part.", (12, [3], [], [])),
        ("Bryggrådet består av högst fem seglare.", (5, [], [], [])),
        ("Bryggrådet består av bojchefen, rigdirektören och parternas seglingschefer.", (None, [], ["parterna"], 2)),
        ("Bryggrådet, med en seglare från varje part, granskar bojar.", (None, [1], [], [])),
    ],
)
def test_who_sits_there(
    proposed: Proposed, sentence: str, told: tuple[int | None, list[int], list[str], object]
) -> None:
    text = "# Stadga\n\nParterna betalar. Bojchefen leder bojar. Rigdirektören leder riggar.\n\n## Bryggrådet\n\n"
    text += f"{sentence}\n"
    (found,) = proposed(text).compositions
    pools = [pool.value.rpartition("/")[2] for pool in found.pools]
    assert (found.total, [group.seats for group in found.groups], pools) == told[:3]
    assert len(found.posts) >= (told[3] if isinstance(told[3], int) else 0)


def test_who_takes_the_chair_stands_in_the_same_composition(proposed: Proposed) -> None:
    text = "# Stadga\n\n## Bryggrådet\n\nBryggrådet har fem ledamöter. Bojchefen är sammankallande. "
    text += "Ordförande i rådet är rigdirektören.\n"
    (found,) = proposed(text).compositions
    assert [(title, who.value) for title, who in found.chairs] == [
        ("Sammankallande", "post/bojchefen"),
        ("Ordförande", "post/rigdirektoren"),
    ]


def test_goals_of_a_list_have_their_measures(proposed: Proposed) -> None:
    text = "# Stadga\n\n## Det vi vill\n\nMålen är två:\n\n- Bryggorna är hela. "
    text += "År 2031 är 80 procent av bryggorna lagade; utgångsläget är 41 procent.\n"
    text += "- Seglarna trivs. Antalet klagomål är högst 20 per år.\n"
    proposal = proposed(text)
    assert [goal.label for goal in proposal.goals] == ["Bryggorna är hela", "Seglarna trivs"]
    told = [(each.label, each.level and (each.level.number, each.level.due)) for each in proposal.yardsticks]
    assert told == [("Andel av bryggorna lagade", ("80", "2031")), ("Antalet klagomål", ("20", None))]


def test_a_goal_told_in_passing_begins_after_its_att(proposed: Proposed) -> None:
    text = "# Stadga\n\nVi har också som mål att seglarna ska känna sig trygga. Mål D är att fler ska segla.\n"
    assert [goal.label for goal in proposed(text).goals] == ["Seglarna ska känna sig trygga", "Fler ska segla"]


def test_what_is_no_measure() -> None:
    assert measure_in("Seglarna trivs.") is None
    assert measure_in("Inget skepp ska ha trasiga segel.") is not None


def test_each_municipality_adopts_on_its_day(tmp_path: Path) -> None:
    text = "# Avtal\n\nAvtalet är antaget av kommunfullmäktige i Alby den 3 maj, "
    text += "i Berg den 4 juni och i Dal den 5 juni 2031.\n\n"
    text += "Kommunerna Alby, Berg och Dal är parter.\n"
    found = _records(tmp_path, text)["adoptions.yaml"]
    assert [each["date"] for each in found] == ["2031-05-03", "2031-06-04", "2031-06-05"]


def test_a_circle_has_those_whom_the_text_lists(tmp_path: Path) -> None:
    text = "# Avtal\n\nAlby, Berg och Dals kommuner, nedan kallade parterna, samverkar. Parterna ska betala avgift.\n"
    (circle,) = [each for each in _records(tmp_path, text)["bodies.yaml"] if each["id"] == "organisation/parterna"]
    assert len(circle["member"]) == 3  # type: ignore[arg-type]


def test_events_of_the_plan_beside_its_table(tmp_path: Path) -> None:
    text = "# Stadga\n\n## Båtnämnden\n\nBåtnämnden bereder. Sammanträde hålls minst fem gånger årligen.\n\n## Året\n\n"
    text += "| Månad | Händelse | Ansvarig |\n|---|---|---|\n| Mars | Sjösättning | Båtnämnden |\n\n"
    text += "Motioner lämnas senast den 1 februari. En mätvecka genomförs i vecka 40.\n"
    told = [each for each in _records(tmp_path, text)["wheel.yaml"] if each["type"] == "Event"]
    names = [each["label"]["sv"] for each in told]  # type: ignore[index]
    assert names == ["Möten i Båtnämnden", "Sjösättning", "Motioner lämnas", "Mätvecka"]
    assert told[0].get("recurrence") is None  # five times a year is no frequency


def test_a_plan_that_has_run_its_years_says_so(proposed: Proposed) -> None:
    said = proposed("# Plan\n\nGäller för verksamhetsåren 2031–2034.\n").standing
    assert [(each.kind, each.date) for each in said] == [("from", "2031"), ("to", "2034")]


def test_names_of_bodies_are_whole(proposed: Proposed) -> None:
    text = "# Stadga\n\n## Nätverket för segelmakare\n\nNätverket granskar segel.\n\n## Seglarforum\n\n"
    text += "Seglarforum bereder segel. Forumet ska varje år lämna ett yttrande till Nätverket.\n"
    proposal = proposed(text)
    assert [who.value for clause in proposal.clauses for who in clause.bearers] == [
        "organisation/natverket-for-segelmakare",
        "organisation/seglarforum",
        "organisation/seglarforum",
    ]


def test_kind_and_level_are_as_sure_as_they_were_measured(tmp_path: Path) -> None:
    (tmp_path / "o.md").write_text("# Stadga\n\nBryggnämnden ska bereda bojar. Bojrådet ska bereda bojar.\n", "utf-8")
    notes = notes_in(draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files["bodies.yaml"])
    sure = {name.rpartition("/")[2]: [note.text[:14] for note in doubts(found)][1:] for name, found in notes.items()}
    assert sure["bryggnamnden"] == ["OSÄKERT 90 %: "] * 2
    assert sure["bojradet"] == ["OSÄKERT 65 %: "] * 2


def test_the_same_is_read_of_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "o.md"
    path.write_text(f"{HEAD}Båtnämnden har tolv elever, tre från varje part.", "utf-8")
    assert propose(convert(path), ()).compositions == propose(convert(path), ()).compositions
