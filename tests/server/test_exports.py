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

from graph import workspace as workspaces
from graph.dataset import Dataset, build_dataset
from graph.errors import FormatError
from graph.serialise import FORMATS as GRAPH_FORMATS
from graph.serialise import serialise
from graph.workspace import Workspace, open_workspace
from server.cli import main
from server.exports import FORMATS, export

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


@pytest.fixture(scope="module")
def packed(workspace: Workspace, dataset: Dataset) -> ZipFile:
    """Return the zip of the bundled workspace."""
    return ZipFile(io.BytesIO(export(workspace, dataset, ".zip")))


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
    for language, said in (("sv", r"\d+ poster, bygge"), ("en", r"\d+ records, build")):
        assert main(["export", str(file), "--workspace", str(liten), "--lang", language]) == 0
        assert re.fullmatch(rf"{re.escape(str(file))}: {said} [0-9a-f]{{16}}\n", capsys.readouterr().out)
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
