"""A workbook that LibreOffice has opened and saved is still the workbook."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from graph.dataset import build_dataset
from graph.workspace import open_workspace
from graph.writing.applying import apply
from graph.writing.change import Change, created
from server.spreadsheet.importing import changes_in
from server.spreadsheet.writing import spreadsheet
from tests.server.spreadsheet.books import Book

EDITION = "stadga-2035"
#: Values of the kinds that a spreadsheet program likes to make something else of.
ODD: list[dict[str, Any]] = [
    {"label": {"sv": "=1+1", "en": "+46 54 10"}, "altLabel": {"sv": ["2030-05", "1/2", "0017"], "en": ["SANT"]}},
    {"label": {"sv": "Rad ett\nrad två", "en": "  blanka  "}, "validFrom": "2030-05", "validTo": "2031-12-24"},
    {"label": {"sv": "_x0041_ 'citat \"#REF!"}, "validFrom": "2029", "level": "support"},
]
#: A target that says levels in figures, and its unit in own words.
TARGET: dict[str, Any] = {
    "id": f"{EDITION}/target/vantan",
    "type": "Target",
    "label": {"sv": "Högst 21 dagar"},
    "targetOf": "goal/udda",
    "levelAtLeast": 7,
    "levelAtMost": 21.5,
    "unitText": "dagar i genomsnitt",
    "dueYear": "2029",
    "source": [{"section": "organ", "textStart": "Rådet"}],
}


def changes() -> list[Change]:
    records = [{"id": f"organisation/udda-{number}", "type": "Body", **data} for number, data in enumerate(ODD)]
    event = {
        "id": "event/udda",
        "type": "Event",
        "label": {"sv": "Udda"},
        "month": ["--05", "--12"],
        "deadline": "--10-31",
        "date": ["2030", "2030-10-31"],
    }
    goal = {"id": "goal/udda", "type": "Goal", "label": {"sv": "Kort väntan"}, "goalKind": "direction-goal"}
    return [created(EDITION, record) for record in (*records, event, goal, TARGET)]


def test_saved_by_libreoffice_only_what_was_edited_is_changed(folder: Path, tmp_path: Path) -> None:
    office = shutil.which("localc")
    if office is None:
        pytest.skip("no LibreOffice Calc on this machine (package libreoffice-calc)")
    apply(folder, changes())
    workspace = open_workspace(folder)
    book = Book(spreadsheet(workspace, build_dataset(workspace), "sv"))
    book.write("Organ", book.cell("Organ", "organisation/udda-2", "Nivå"), "politisk nivå")
    for heading, value in (("Ska vara högst", 14), ("Ska vara minst", 3.25), ("Enhet med egna ord", "arbetsdagar")):
        book.write("Mål i siffror", book.cell("Mål i siffror", TARGET["id"], heading), value)
    (tmp_path / "bok.xlsx").write_bytes(book.content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    kind = "xlsx:Calc MS Excel 2007 XML"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", "sparad", "bok.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    saved = (tmp_path / "sparad" / "bok.xlsx").read_bytes()
    assert b"LibreOffice" in Book(saved).parts["docProps/app.xml"]
    assert changes_in(saved, "bok.xlsx", workspace, "sv").told.splitlines() == [
        "Ändras: Organ ”_x0041_ 'citat \"#REF!” (stadga-2035, organisation/udda-2).",
        "  Nivå ändras från ”stödnivå” till ”politisk nivå”.",
        "Ändras: Mål i siffror ”Högst 21 dagar” (stadga-2035, stadga-2035/target/vantan).",
        "  Ska vara minst ändras från ”7” till ”3.25”.",
        "  Ska vara högst ändras från ”21.5” till ”14”.",
        "  Enhet med egna ord ändras från ”dagar i genomsnitt” till ”arbetsdagar”.",
        "2 ändras, 0 nya, 0 tas bort.",
    ]
    validations = [
        part for name, part in Book(saved).parts.items() if "worksheets/" in name and b"dataValidation " in part
    ]
    assert validations
