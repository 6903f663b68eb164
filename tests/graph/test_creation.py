"""A workspace of one's own: from nothing or as a copy, whole or not at all."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from graph.creation import ORIGINS, create_workspace
from graph.dataset import build_dataset
from graph.documents.originals import Originals
from graph.errors import StyrgrafError, WorkspaceError
from graph.settings import Origin
from graph.workspace import Workspace, open_workspace


def test_a_copy_says_the_same_and_what_it_is_a_copy_of(tmp_path: Path, workspace: Workspace) -> None:
    count = create_workspace(tmp_path / "ny", "varmland")
    copy = open_workspace(tmp_path / "ny")
    assert copy.settings.origin == Origin("varmland", version("styrgraf"))
    assert workspace.settings.origin is None
    assert build_dataset(copy).build_id == build_dataset(workspace).build_id
    assert count == sum(path.is_file() for path in (tmp_path / "ny").rglob("*"))


def test_a_copy_leaves_the_documents_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_workspace(tmp_path / "first")
    monkeypatch.setitem(ORIGINS, "first", tmp_path / "first")
    create_workspace(tmp_path / "second", "first")
    assert not (tmp_path / "second" / "documents").exists()
    assert (tmp_path / "second" / ".gitignore").read_text("utf-8").endswith("/documents/\n")


def test_the_small_one_points_at_places_that_are_there(tmp_path: Path) -> None:
    create_workspace(tmp_path)
    records = open_workspace(tmp_path).records
    text = Originals(tmp_path / "documents").normalised("exempelstadga.txt")
    sources = [source for record in records for source in record.values("source") if isinstance(source, dict)]
    assert sources
    assert [source for source in sources if text.count(source["textStart"]) != 1] == []


@pytest.mark.parametrize("taken", ["file", "folder"])
def test_what_is_there_is_left_alone(tmp_path: Path, taken: str) -> None:
    target = tmp_path / "x"
    inside = target / "mine.txt" if taken == "folder" else target
    inside.parent.mkdir(exist_ok=True)
    inside.write_text("mine")
    with pytest.raises(StyrgrafError, match="is there already and is not an empty folder; name a new one"):
        create_workspace(target)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [inside]
    assert inside.read_text() == "mine"


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StyrgrafError, match="Cannot write to the folder"):
        create_workspace(tmp_path / "file" / "x")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("origin", ["varmland", "{name: varmland}", "{name: varmland, version: 1}", "[a]"])
def test_an_origin_that_names_nothing_is_told(tmp_path: Path, origin: str) -> None:
    create_workspace(tmp_path)
    settings = tmp_path / "workspace.yaml"
    line = len(settings.read_text("utf-8").splitlines()) + 1
    settings.write_text(settings.read_text("utf-8") + f"origin: {origin}\n", "utf-8")
    with pytest.raises(WorkspaceError, match=rf"workspace\.yaml:{line}: The origin names no workspace"):
        open_workspace(tmp_path)
