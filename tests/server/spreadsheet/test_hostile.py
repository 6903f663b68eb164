"""Seven hundred mangled workbooks: each gets one clear answer, and none changes anything."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.dataset import build_dataset
from graph.errors import StyrgrafError
from graph.workspace import Workspace
from server.commands.language import Language
from server.spreadsheet import package, writing
from server.spreadsheet.faults import MOST_LISTED
from server.spreadsheet.importing import changes_in
from server.spreadsheet.plan import SheetPlan, plan_of
from server.spreadsheet.refusal import RefusedWorkbook
from tests.server.spreadsheet.books import Book
from tests.server.spreadsheet.hostile import REFUSED, WAYS, mangled, rows_below

MANGLED = 700
KINDS = ("Body", "Responsibility", "Passage")
MOST_SIGNS = 30_000


@pytest.fixture(scope="module")
def few(small: Workspace) -> bytes:
    """Return a workbook of three sheets: the fewer there are, the more often one that is mangled matters."""

    def three(*given: object) -> tuple[SheetPlan, ...]:
        return tuple(plan for plan in plan_of(small.records, small.settings.languages) if plan.kind in KINDS)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "plan_of", three)
        return writing.spreadsheet(small, build_dataset(small), "sv")


def answer(content: bytes, workspace: Workspace) -> str:
    """Return the one answer to a workbook; anything else than an answer is raised."""
    try:
        return changes_in(content, "bok.xlsx", workspace, "sv").told
    except StyrgrafError as error:
        return f"- {error}"


def distinct(content: bytes) -> Iterator[tuple[int, str, bytes]]:
    """Yield as many mangled workbooks as are promised, no two alike, each with its seed and the way it was mangled."""
    seen: set[bytes] = set()
    for seed in itertools.count():
        way, other = mangled(content, seed)
        if other not in seen and len(seen) < MANGLED:
            seen.add(other)
            yield seed, way, other
        if len(seen) == MANGLED:
            return


def test_the_ways_to_mangle_are_those_that_happen() -> None:
    named = {way.__name__ for way in WAYS}
    assert {"wrong_value", "without_sheet", "merged", "formula", "many_rows", "hostile_text", "sheet_name"} <= named


def test_every_mangled_workbook_gets_one_clear_answer(few: bytes, small: Workspace, liten: Path) -> None:
    before = {path: path.read_bytes() for path in liten.rglob("*.yaml")}
    refused: Counter[str] = Counter()
    for seed, way, content in distinct(few):
        told = answer(content, small)
        assert told.isprintable() or set("".join(char for char in told if not char.isprintable())) == {"\n"}, (
            seed,
            way,
        )
        assert 10 < len(told) < MOST_SIGNS, (seed, way)
        assert "Traceback" not in told
        assert told.startswith("- ") or way not in REFUSED, (seed, way, told)
        refused[way] += told.startswith("- ")
    assert {path: path.read_bytes() for path in liten.rglob("*.yaml")} == before
    assert sum(refused.values()) > MANGLED / 2
    assert len({way.__name__ for way in WAYS} - set(refused.elements())) <= 1, refused


def test_a_formula_is_told_once_at_its_cell(few: bytes, small: Workspace) -> None:
    book = Book(few)
    cell = book.cell("Organ", "organisation/garnlaget", "Står i")
    book.write("Organ", cell, "x", formula="A1")
    told = answer(book.content, small).splitlines()
    assert told == [
        "- 1 fel i arbetsboken; inget är ändrat.",
        f"Organ!{cell}: Här står en formel. Klistra in dess resultat som värde.",
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_no_workbook_is_told_in_the_language_asked_for(language: Language, small: Workspace) -> None:
    told = {"sv": "är ingen arbetsbok eller en skadad", "en": "is no workbook or a damaged one"}
    with pytest.raises(RefusedWorkbook, match=told[language]) as refused:
        changes_in(b"hej", "bok.xlsx", small, language)
    assert refused.value.language == language


def test_a_hundred_thousand_rows_get_an_answer_that_can_be_read(few: bytes, small: Workspace) -> None:
    told = answer(rows_below(few, 100_000), small).splitlines()
    assert told[0] == "- 100000 fel i arbetsboken; inget är ändrat."
    assert told[1] == "Organ!A100: Här ska stå vilken utgåva posten hör till. Välj i listan."
    assert len(told) == MOST_LISTED + 2


def test_thousands_of_unknown_names_get_an_answer_too(few: bytes, small: Workspace) -> None:
    cells = '<c r="A{0}" t="str"><v>Garnlaget {0}</v></c><c r="B{0}" t="str"><v>stadga-2035</v></c>'
    rows = "".join(f'<row r="{number}">{cells.format(number)}</row>' for number in range(100, 20_100))
    book = Book(few)
    book.replace(book.part("Textställe"), "</sheetData>", f"{rows}</sheetData>")
    told = answer(book.content, small).splitlines()
    assert told[0] == "- 20000 fel i arbetsboken; inget är ändrat."
    assert told[1].startswith("Textställe!A100: Ingen post heter ”Garnlaget 100”.")
    assert told[1].endswith("Menades ”garnlaget”?")


def test_a_bomb_is_not_unpacked(few: bytes, small: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_XML_BYTES", 3_000_000)
    book = Book(few)
    book.parts["xl/sharedStrings.xml"] = b"<sst>" + b" " * 3_000_000 + b"</sst>"
    assert answer(book.content, small) == "- bok.xlsx blir större än 3 MB uppackad; dela den."


@pytest.mark.parametrize("seed", range(0, 27, 5))
def test_the_command_answers_in_one_process_too(
    few: bytes, liten: Path, tmp_path: Path, styrgraf: Path, seed: int
) -> None:
    shutil.copytree(liten, tmp_path / "liten")
    (tmp_path / "bok.xlsx").write_bytes(mangled(few, seed)[1])
    command = [str(styrgraf), "import", "bok.xlsx", "--workspace", "liten", "--yes"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr.startswith("styrgraf: ")
    assert "Traceback" not in ended.stderr
    for path in liten.rglob("*.yaml"):
        assert (tmp_path / "liten" / path.relative_to(liten)).read_bytes() == path.read_bytes()
