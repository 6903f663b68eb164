"""What a document says of its own standing: status, dates, period, who adopted it and by which decision."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.drafting.dated import dates_in
from graph.drafting.drafting import draft
from graph.drafting.in_force import InForce
from graph.drafting.proposal import Proposal
from graph.reading import parse_entries
from graph.workspace import open_workspace
from tests.graph.documents.conversion.hostile import docx

LITEN = Path(__file__).parents[2] / "workspaces/liten"
Proposed = Callable[[str], Proposal]
Told = tuple[str, str, str, str]


def told(said: InForce) -> Told:
    by = said.within or said.by
    return said.kind, said.date, by.name if by else "", said.decision


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Antagen av Trålnämnden den 12 mars 2031, § 14.", [("adopted", "2031-03-12", "Trålnämnden", "§ 14")]),
        ("Fastställd av Trålnämnden 2031-03-12 § 14", [("adopted", "2031-03-12", "Trålnämnden", "§ 14")]),
        ("Beslut: Trålnämnden 2031-03-12, § 14/2031", [("adopted", "2031-03-12", "Trålnämnden", "§ 14/2031")]),
        ("Beslutsinstans: Trålnämnden", [("adopted", "", "Trålnämnden", "")]),
        ("Reviderad 2032-02-03 § 4", [("revised", "2032-02-03", "", "§ 4")]),
        ("Gäller från och med den 1 april 2031.", [("from", "2031-04-01", "", "")]),
        ("Gäller fr.o.m. 2031-01-01 t.o.m. 2034-12-31", [("from", "2031-01-01", "", ""), ("to", "2034-12-31", "", "")]),
        ("Gäller till 31 dec 2036", [("to", "2036-12-31", "", "")]),
        ("Giltighetstid: 2031–2034", [("from", "2031", "", ""), ("to", "2034", "", "")]),
        ("Detta reglemente träder i kraft i mars 2031.", [("from", "2031-03", "", "")]),
        (
            "Detta avtal gäller från den 1 maj 2031 till och med den 30 april 2035.",
            [("from", "2031-05-01", "", ""), ("to", "2035-04-30", "", "")],
        ),
        (
            "Fastställd av Trålnämnden 2031-01-14 § 12, reviderad 2032-02-03 § 4",
            [("adopted", "2031-01-14", "Trålnämnden", "§ 12"), ("revised", "2032-02-03", "", "§ 4")],
        ),
        (
            "Antagen av fullmäktige i Ås-Viks kommun 2031-03-03 § 12 och av "
            "fullmäktige i Norra Ås kommun 2031-03-09 § 7.",
            [("adopted", "2031-03-03", "Ås-Viks kommun", "§ 12"), ("adopted", "2031-03-09", "Norra Ås kommun", "§ 7")],
        ),
        ("Reglementet fastställs av Trålnämnden.", []),
        ("Mandatperioden gäller från den 1 januari 2031.", []),
        ("Gäller tills vidare.", []),
        ("Beslut i Trålnämnden fattas med samsyn; omröstning ska undvikas.", []),
        ("Beslutad budget ska följas.", []),
        ("Antagna elever börjar 2031.", []),
    ],
)
def test_a_line_tells_of_the_standing(line: str, expected: list[Told], proposed: Proposed) -> None:
    proposal = proposed(f"# Reglemente\n\n{line}\n\nTrålnämnden bereder frågor om trålar.\n")
    assert [told(said) for said in proposal.standing] == expected


@pytest.mark.parametrize(("word", "kind"), [("Utkast", "draft"), ("Förslag till reglemente", "proposal")])
def test_what_is_not_decided_says_so_first(word: str, kind: str, proposed: Proposed) -> None:
    assert [said.kind for said in proposed(f"# {word}\n\nTrålnämnden bereder.\n").standing] == [kind]


def test_the_edition_and_its_adoption_say_what_the_front_page_says(tmp_path: Path) -> None:
    found = records(
        tmp_path,
        "# Reglemente\n\nAntagen av Trålnämnden den 12 mars 2031, § 14. Gäller från och med den 1 april 2031.\n\n"
        "Trålnämnden bereder frågor om trålar.\n\nReviderad den 5 maj 2032. Gäller till den 31 december 2036.\n",
    )
    edition, adoption = found["edition/ordning-1"], found["ordning-1/adoption/tralnamnden"]
    assert edition["status"] == "adopted"
    assert (edition["issued"], edition["validFrom"], edition["validTo"]) == ("2032-05-05", "2031-04-01", "2036-12-31")
    assert "antaget av Trålnämnden 2031-03-12, § 14" in edition["statusBasis"]["sv"]
    assert len(edition["source"]) == 5
    assert (adoption["adopter"], adoption["adopts"]) == ("organisation/tralnamnden", "edition/ordning-1")
    assert (adoption["date"], adoption["byDecision"]) == ("2031-03-12", "2031-03-12 § 14")


def test_a_draft_stays_one_though_its_front_page_is_prepared(tmp_path: Path) -> None:
    text = "# Utkast till reglemente\n\nAntagen av Trålnämnden den 12 mars 2031.\n\nTrålnämnden bereder.\n"
    assert records(tmp_path, text)["edition/ordning-1"]["status"] == "draft"


def test_what_the_document_does_not_say_is_asked_for(tmp_path: Path) -> None:
    edition = records(tmp_path, "# Reglemente\n\nTrålnämnden bereder.\n")["edition/ordning-1"]
    assert edition["status"] == "unknown"
    assert edition["statusBasis"] == {
        "sv": "Föreslagen av styrgraf ur dokumentet; inte granskad.",
        "en": "Proposed by styrgraf from the document; not reviewed.",
    }
    assert not {"issued", "validFrom", "validTo"} & edition.keys()


def test_a_front_page_as_a_table_in_word_is_read_row_by_row(tmp_path: Path) -> None:
    rows = (("Antagen av", "Trålnämnden 2031-02-03, § 7"), ("Giltig från", "2031-03-01"), ("Reviderad", "2032-01-01"))
    cells = ["".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) for row in rows]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    path = tmp_path / "ordning.docx"
    path.write_bytes(docx(f"<w:tbl>{table}</w:tbl><w:p><w:r><w:t>Trålnämnden bereder.</w:t></w:r></w:p>"))
    found = drafted(path)
    assert found["edition/ordning-1"]["validFrom"] == "2031-03-01"
    assert found["edition/ordning-1"]["issued"] == "2032-01-01"
    assert found["ordning-1/adoption/tralnamnden"]["byDecision"] == "2031-02-03 § 7"


def test_the_records_load_and_are_checked_without_an_error(tmp_path: Path, styrgraf: Path) -> None:
    """Nor are an adoption without a day, a level without a unit and an event of three months."""
    arena = tmp_path / "yta"
    document = tmp_path / "reglemente.md"
    document.write_text(
        "# Reglemente\n\nAntagen av Trålnämnden den 12 mars 2031, § 14, och därefter bekräftad av Bryggnämnden. "
        "Gäller från och med den 1 april 2031.\n\nTrålnämnden ska redovisa fångsten till kommunerna.\n\n"
        "| Mål | Mått | Nivå 2028 |\n|---|---|---|\n| Nöjda fiskare | Nöjdhet | 14 |\n\n"
        "| Tid | Händelse | Ansvarig |\n|---|---|---|\n| Juni–augusti | Vandringar | Trålnämnden |\n",
        encoding="utf-8",
    )
    commands: tuple[tuple[str | Path, ...], ...] = (
        ("new", arena),
        ("draft", document, "--workspace", arena, "-o", arena / "reglemente"),
        ("documents", "add", document, "--workspace", arena),
        ("check", "--workspace", arena, "--edition", "reglemente"),
    )
    for command in commands:
        done = subprocess.run([styrgraf, *command], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_dates_are_real_days() -> None:
    text = "den 31 februari 2031, 2031-13-01, den 3:e maj 2031, sept. 2032, § 2031, 1 jan 2030"
    assert [each.date for each in dates_in(text)] == ["2031-05-03", "2032-09", "2030-01-01"]


def records(folder: Path, text: str) -> dict[str, dict[str, Any]]:
    path = folder / "ordning.md"
    path.write_text(text, encoding="utf-8")
    return drafted(path)


def drafted(path: Path) -> dict[str, dict[str, Any]]:
    made = draft(path, open_workspace(LITEN), "ordning-1", None, "sv")
    entries = [entry for text in made.files.values() for entry in parse_entries(text, Path())[0]]
    return {str(entry.data["id"]): dict(entry.data) for entry in entries}


def test_whoever_approved_before_did_not_adopt_it(proposed: Callable[[str], Proposal]) -> None:
    text = "# Ordning\n\nAntagen av Trålnämnden den 3 mars 2031, § 7, efter godkännande av Garnlaget.\n"
    said = [
        (each.kind, each.by and each.by.name, [one.name for one in each.approvers]) for each in proposed(text).standing
    ]
    assert said == [("adopted", "Trålnämnden", ["Garnlaget"])]


def test_a_day_before_somebody_is_not_the_day_on_which_they_adopted_it(proposed: Callable[[str], Proposal]) -> None:
    text = "# Plan\n\nBeslutad av Hamnrådet den 3 maj 2031 och därefter bekräftad av Trålnämnden under hösten."
    told = [(each.by.name, each.date) for each in proposed(text).standing if each.by]
    assert told == [("Hamnrådet", "2031-05-03"), ("Trålnämnden", "")]


def test_who_adopted_it_without_a_day_is_an_adoption_beside_one_that_has_it(tmp_path: Path) -> None:
    text = "# Plan\n\nBeslutad av Hamnrådet den 3 maj 2031 och därefter bekräftad av Trålnämnden under hösten."
    (tmp_path / "o.md").write_text(text, "utf-8")
    adoptions = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files["adoptions.yaml"]
    assert adoptions.count("type: Adoption") == 2
    assert adoptions.replace("'", "").count("date: 2031-05-03") == 1
    assert "OSÄKERT 40 %" in adoptions


def test_each_of_two_dates_stands_in_a_place_of_its_own(proposed: Callable[[str], Proposal]) -> None:
    text = "# Avtal\n\nAvtalet gäller från den 1 januari 2031 till och med den 31 december 2034.\n"
    proposal = proposed(text)
    places = [proposal.document.normalised[each.span.start : each.span.end] for each in proposal.standing]
    assert places == ["Avtalet gäller från den 1 januari 2031", "till och med den 31 december 2034"]
