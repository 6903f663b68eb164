"""What is exported is whole, the same every time, and read by programs other than ours."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pyoxigraph
import pytest
from python_calamine import CalamineWorkbook

from graph import workspace as workspaces
from graph.dataset import Dataset, build_dataset
from graph.errors import FormatError, StyrgrafError
from graph.serialise import FORMATS as GRAPH_FORMATS
from graph.serialise import serialise
from graph.tables import Table, tables
from graph.workspace import Workspace, open_workspace
from server.cli import main
from server.exports import FORMATS, export
from server.exports.spreadsheet import ABOUT, HEADINGS, sheet_name

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


@pytest.fixture(scope="module")
def packed(workspace: Workspace, dataset: Dataset) -> ZipFile:
    """Return the zip of the bundled workspace."""
    return ZipFile(io.BytesIO(export(workspace, dataset, ".zip")))


@pytest.fixture(scope="module")
def book(workspace: Workspace, dataset: Dataset) -> bytes:
    """Return the workbook of the bundled workspace."""
    return export(workspace, dataset, ".xlsx")


def _changed(folder: Path, target: Path, file: str, old: str, new: str) -> Workspace:
    """Return a copy of the workspace in `folder` in which one thing is changed."""
    shutil.copytree(folder, target)
    text = (target / file).read_text("utf-8")
    assert old in text
    (target / file).write_text(text.replace(old, new), "utf-8")
    return open_workspace(target)


@pytest.mark.parametrize("suffix", FORMATS)
def test_two_processes_write_the_same_bytes(styrgraf: Path, tmp_path: Path, suffix: str) -> None:
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        subprocess.run([styrgraf, "export", f"{seed}{suffix}"], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / f"1{suffix}").read_bytes() == (tmp_path / f"2{suffix}").read_bytes()


def test_the_command_says_what_it_wrote(liten: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "allt.ZIP"
    assert main(["export", str(file), "--workspace", str(liten)]) == 0
    assert re.fullmatch(rf"{re.escape(str(file))}: \d+ records, build [0-9a-f]{{16}}\n", capsys.readouterr().out)
    assert main(["export", str(tmp_path / "allt.ods"), "--workspace", str(liten)]) == 2
    assert ".zip" in capsys.readouterr().err


def test_an_unknown_format_is_refused(workspace: Workspace, dataset: Dataset) -> None:
    with pytest.raises(FormatError):
        export(workspace, dataset, ".ods")


def test_the_zip_holds_the_whole_graph(packed: ZipFile, dataset: Dataset) -> None:
    assert packed.testzip() is None
    for name, form in (("dataset.trig", pyoxigraph.RdfFormat.TRIG), ("dataset.jsonld", pyoxigraph.RdfFormat.JSON_LD)):
        assert set(pyoxigraph.parse(packed.read(name), format=form)) == set(dataset.quads)


def test_the_zip_says_what_is_to_be_known_in_both_languages(packed: ZipFile, dataset: Dataset) -> None:
    text = packed.read("README.txt").decode()
    assert text.count(CC0) == text.count(dataset.build_id) == 2
    for words in ("Licens: CC0", "Licence: CC0", "(utkast; 2025; edition/np-2025)", "(draft; 2025; edition/np-2025)"):
        assert words in text
    assert all(f"edition/{edition.id}" in text for edition in dataset.editions)


def test_no_licence_is_claimed_that_nobody_gave(liten: Path) -> None:
    workspace = open_workspace(liten)
    packed = ZipFile(io.BytesIO(export(workspace, build_dataset(workspace), ".zip")))
    assert "CC0" not in packed.read("README.txt").decode()
    assert "dc:license" not in packed.read("csvw-metadata.json").decode()


def test_each_sheet_holds_its_table(workspace: Workspace, dataset: Dataset, book: bytes) -> None:
    read = CalamineWorkbook.from_filelike(io.BytesIO(book))
    found = tables(workspace, dataset)
    assert read.sheet_names == [ABOUT, *map(sheet_name, found)]
    for table in found:
        headings, keys, *rows = read.get_sheet_by_name(sheet_name(table)).to_python(skip_empty_area=False)
        assert headings == [column.titles["sv"] for column in table.columns]
        assert keys == [column.name for column in table.columns]
        assert [[_text(cell) for cell in row] for row in rows] == [table.cells(row) for row in table.rows]


def _text(cell: object) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def test_the_first_sheet_tells_licence_status_and_sheets(dataset: Dataset, book: bytes) -> None:
    read = CalamineWorkbook.from_filelike(io.BytesIO(book))
    rows = read.get_sheet_by_name(ABOUT).to_python()
    text = "\n".join(str(cell) for row in rows for cell in row)
    assert CC0 in text
    assert dataset.build_id in text
    assert "(utkast; 2025; edition/np-2025)" in text
    assert {row[0] for row in rows} >= set(read.sheet_names) - {ABOUT}


def test_headings_stay_in_sight_and_rows_can_be_filtered(book: bytes) -> None:
    with ZipFile(io.BytesIO(book)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
    for sheet in sheets[1:]:
        assert f'ySplit="{HEADINGS}"' in sheet
        assert re.search(r'state="frozen".*<autoFilter ref="A2:', sheet, re.DOTALL)


def test_a_text_is_never_a_formula(liten: Path, tmp_path: Path) -> None:
    risky = "sv: [=1+1, '@SUM(A1)', '+46', '-1', 'https://example.org/', '{=A1}']"
    workspace = _changed(liten, tmp_path / "w", "stadga-2035/bodies.yaml", "sv: [GL]", risky)
    content = export(workspace, build_dataset(workspace), ".xlsx")
    (bodies,) = [each for each in tables(workspace, build_dataset(workspace)) if each.name == "Body"]
    cell = _cells(content, bodies, "altLabel_sv", "organisation/garnlaget")
    assert cell == ["=1+1|@SUM(A1)|+46|-1|https://example.org/|{=A1}"]
    with ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/" in name]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def _cells(content: bytes, table: Table, column: str, identity: str) -> list[object]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(sheet_name(table))
    _, keys, *rows = sheet.to_python()
    return [row[keys.index(column)] for row in rows if row[0] == identity and row[keys.index(column)]]


def test_a_text_that_no_cell_can_hold_is_told(liten: Path, tmp_path: Path) -> None:
    workspace = _changed(liten, tmp_path / "w", "stadga-2035/bodies.yaml", "sv: [GL]", f"sv: [{'lång ' * 7000}]")
    with pytest.raises(StyrgrafError, match="too long for a cell"):
        export(workspace, build_dataset(workspace), ".xlsx")


def test_no_file_names_a_person_where_persons_are_left_out(workspace: Workspace, tmp_path: Path) -> None:
    names = {name for each in workspace.records if each.type == "Person" for name in each.data["label"].values()}
    assert names
    without = _changed(workspaces.BUNDLED, tmp_path / "w", "workspace.yaml", "persons: true", "persons: false")
    assert _named(workspace, names) == names
    assert _named(without, names) == set()


def _named(workspace: Workspace, names: set[str]) -> set[str]:
    dataset = build_dataset(workspace)
    contents = [serialise(dataset, suffix) for suffix in GRAPH_FORMATS]
    for suffix in FORMATS:
        with ZipFile(io.BytesIO(export(workspace, dataset, suffix))) as parts:
            contents += [parts.read(name) for name in parts.namelist()]
    text = "\n".join(content.decode() for content in contents)
    return {name for name in names if name in text}
