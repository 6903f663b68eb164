"""The comparison of the small revision as files, through the command line."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from ontology import schema
from queries.comparison import CHOICES, KINDS, groups
from queries.comparison.properties import title_of, wording
from server.cli import main
from server.comparisons import WRITERS
from server.language import LANGUAGES, texts_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[3]
REVISION = ROOT / "tests/workspaces/revision"
Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what compares the two editions of the small revision in Swedish and gives what it prints."""

    def call(*arguments: str | Path, status: int = 0) -> str:
        given = ["compare", "ordning-2041", "ordning-2045", *map(str, arguments)]
        assert main([*given, "--workspace", str(REVISION), "--lang", "sv"]) == status
        captured = capsys.readouterr()
        return captured.err if status else captured.out

    return call


def test_text_begins_with_the_numbers_and_tells_both_sides(run: Run) -> None:
    lines = run("--group", "duties").splitlines()
    assert lines[0] == "Ordningen 2041 → Ordningen 2045 (Uppgifter)"
    assert lines[1] == (
        "3 omformulerade, en flyttad, en delad, en sammanförd, en överförd, en utan motsvarighet, en ny"
    )
    start = lines.index(
        "  Styret: ”Leder förbundet” har blivit ”Stödjer förbundet”: uppgiften är nu stödja i stället för leda."
    )
    assert lines[start + 1 : start + 6] == [
        "  → Leda blev stödja.",
        "    − ordning-2041/duties.yaml:1",
        "    − ordning-2041, alla: ”Styret leder”",
        "    + ordning-2045/duties.yaml:1",
        "    + ordning-2045, alla: ”Styret stödjer”",
    ]


def test_a_pair_that_likeness_suggests_is_marked(run: Run) -> None:
    assert run("--kind", "proposed", "--group", "duties").count("inte bekräftat") == 0
    assert run("--kind", "proposed", "--group", "duties").count("Ingen har bekräftat det.") == 2


def test_json_holds_the_selection_and_the_sides(run: Run) -> None:
    told = json.loads(run("--format", "json", "--kind", "lost-bearer"))
    assert (told["old"], told["new"]) == (["ordning-2041"], ["ordning-2045"])
    assert [change["before"][0]["label"] for change in told["changes"]] == ["Fastställer turlistan"]
    assert told["sizes"]["Responsibility"] == {"old": 9, "new": 9}


def test_csv_has_a_row_for_each_change(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv"))))
    told = json.loads(run("--format", "json"))
    assert [row["Ändringens kod"] for row in rows] == [change["id"] for change in told["changes"]]
    (composition,) = [row for row in rows if row["Förut"] == "Styrets sammansättning"]
    assert composition["Vad som skiljer"].splitlines() == [
        "Antal platser totalt: 8 → 7",
        "Platser för Västra hamnen: Antal platser: 4 → 3",
    ]


def test_xlsx_has_the_numbers_and_a_sheet_for_each_group(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "andringar.xlsx"
    run("--format", "xlsx", "-o", file)
    book = CalamineWorkbook.from_path(str(file))
    titles = [
        texts["sv"]
        for name, texts in wording()["groups"].items()
        if name not in ("mandates", "calendar", "surroundings", "words")
    ]
    assert book.sheet_names == ["Sammanfattning", *titles]
    duties = book.get_sheet_by_name("Uppgifter").to_python()
    assert duties[0][0] == "Vad som hänt"
    assert len(duties) == 1 + 9
    summary = book.get_sheet_by_name("Sammanfattning").to_python()
    (row,) = [row for row in summary if row[0] == "Uppgifter"]
    assert row[1:9] == [0.0, 3.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]


def test_no_cell_becomes_a_formula(tmp_path: Path) -> None:
    folder, file = tmp_path / "ond", tmp_path / "ond.xlsx"
    shutil.copytree(REVISION, folder)
    duties = folder / "ordning-2045/duties.yaml"
    duties.write_text(duties.read_text("utf-8").replace('sv: "Bjuder in gästerna"', "sv: '=HYPERLINK(1)'"), "utf-8")
    compared = ["compare", "ordning-2041", "ordning-2045", "--workspace", str(folder), "--lang", "sv"]
    assert main([*compared, "--format", "xlsx", "-o", str(file)]) == 0
    sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("Uppgifter").to_python()
    assert any("=HYPERLINK(1)" in row for row in sheet)
    assert main([*compared, "--format", "csv", "-o", str(file)]) == 0
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8"))))
    assert any("'=HYPERLINK(1)" in row for row in rows)
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_html_is_one_file_that_fetches_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "andringar.html"
    told = run("--format", "html", "-o", file)
    assert told.startswith(f"{file}: ")
    assert "omformulerade" in told, "what was written is told in short"
    page = file.read_text("utf-8")
    assert not re.search(r"(src|href)=", page)
    assert "<del>31 oktober</del> → <ins>30 november</ins>" in page
    assert "Bladen slutar mitt i listan" in page
    assert ".yaml" not in page, "who gets it by mail has no use for files and lines"
    assert '<dd>Alla: <span lang="sv">' in page, "sections by their titles"
    for group in page.split("<section")[1:]:
        kinds = re.findall(r'<article class="(\w+)"', group)
        assert kinds == sorted(kinds, key=lambda kind: kind == "kept"), "what is as it was stands last"


def test_html_looks_as_meant_under_its_own_policy(run: Run, tmp_path: Path, browser: Browser) -> None:
    file = tmp_path / "andringar.html"
    run("--format", "html", "-o", file)
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    assert page.locator("article.dropped").first.evaluate("each => getComputedStyle(each).borderLeftStyle") == "dashed"
    assert said == []
    page.close()


@pytest.mark.parametrize("name", ["Styret", "styret", "organisation/styret", "The board"])
def test_a_body_is_known_by_any_name(run: Run, name: str) -> None:
    assert run("--body", name, "--group", "bodies").count("”Styret”") == 1


def test_a_body_of_either_edition_can_be_asked_for(run: Run) -> None:
    assert "”Båtlaget” har blivit ”Rodden”" in run("--body", "bataget")
    assert "”Båtlaget” har blivit ”Rodden”" in run("--body", "rodden")


def test_what_concerns_a_principal(run: Run) -> None:
    assert run("--principal", "vastra-hamnen").endswith("Ingenting har ändrats.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--body", "styre"], "Ingen av utgåvorna har en organisation ”styre”; menade du styret?"),
        (["--format", "xlsx"], "--format xlsx blir en fil: ange vart med -o FIL"),
        (["--kind", "gone"], "gone är inget av"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    assert sentence in run(*arguments, status=2)


def test_an_edition_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "ordning-2041", "ordning-2050", "--workspace", str(REVISION)]) == 2
    assert "Det finns ingen utgåva ”ordning-2050”" in capsys.readouterr().err


def test_everything_has_its_words() -> None:
    for language in LANGUAGES:
        assert all(f"compare.kind.{kind}" in texts_in(language) for kind in CHOICES)
        assert all(f"compare.count.{kind}.other" in texts_in(language) for kind in KINDS)
        assert all(title_of(iri, language) for iri in schema.key_names())
    assert set(wording()["nouns"]) <= {*schema.key_names().values(), "type", "file"}
    every = [texts.keys() for table in wording().values() for texts in table.values()]
    assert all(languages - {"en-several"} == {"sv", "en"} for languages in every)
    assert set(WRITERS) == {"text", "json", "html", "csv", "xlsx"}


def test_every_command_of_the_page_runs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = (ROOT / "docs/compare.md").read_text("utf-8")
    shown = re.findall(r"^\$ styrgraf (.*)$", page, re.MULTILINE)
    for line in shown:
        arguments = [str(tmp_path / part) if part.endswith(".html") else part for part in shlex.split(line)]
        assert main(arguments) == 0, line
        capsys.readouterr()
    for name in (*CHOICES, *groups()):
        assert f"`{name}`" in page


def test_on_the_screen_it_is_in_short_body_by_body_unless_all_is_asked_for(run: Run) -> None:
    short, whole = run().splitlines(), run("--all")
    assert short[:2] == whole.splitlines()[:2]
    (own,) = [line for line in short if line.startswith("  Styret: ")]
    assert "omformulerad" in own
    assert "ordning-2041/" not in "\n".join(short)
    assert short[-1].startswith("Varje ändring, med skäl och ställen: --all.")
    assert whole == run("--format", "text")
    assert len(short) < len(whole.splitlines()) / 3
