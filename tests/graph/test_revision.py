"""A workspace held against another state of itself, file by file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import StyrgrafError
from graph.revision import Revised, revised
from graph.workspace import open_workspace

WriteWorkspace = Callable[..., Path]
DUTIES = "stadga-2030/duties.yaml"


@pytest.fixture
def hold(write_workspace: WriteWorkspace, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Revised]:
    """Return what writes the small workspace, edits a copy and holds that against it."""

    def against(file: str = DUTIES, old: str = "", new: str = "") -> Revised:
        base = write_workspace()
        copy = tmp_path_factory.mktemp("copy") / "workspace"
        shutil.copytree(base, copy)
        text = (copy / file).read_text("utf-8")
        assert old in text
        (copy / file).write_text(text.replace(old, new, 1), "utf-8")
        return revised(open_workspace(copy), base)

    return against


def test_nothing_is_read_of_a_copy_that_nobody_touched(hold: Callable[..., Revised]) -> None:
    assert hold().revisions == ()


def test_only_the_files_that_differ_are_held_against_each_other(hold: Callable[..., Revised]) -> None:
    (revision,) = hold(DUTIES, "force: ska", "force: bor").revisions
    assert revision.edition == "stadga-2030"
    assert {place.file.as_posix() for place in revision.before.places.values()} == {DUTIES}
    lost = {str(quad.object) for quad in revision.before.quads - revision.after.quads}
    gained = {str(quad.object) for quad in revision.after.quads - revision.before.quads}
    assert [each.rpartition("/")[2] for each in (*lost, *gained)] == ["ska>", "bor>"]


def test_a_comment_changes_no_statement(hold: Callable[..., Revised]) -> None:
    (revision,) = hold(DUTIES, "  force: ska\n", "  # så är det\n  force: ska\n").revisions
    assert revision.before.quads == revision.after.quads


def test_another_base_iri_is_no_difference_of_the_records(hold: Callable[..., Revised]) -> None:
    held = hold("workspace.yaml", "https://example.org/id/sjobygden/", "https://example.org/id/annat/")
    assert held.revisions == ()
    assert [settings.base.rpartition("id/")[2] for settings in held.settings] == ["sjobygden/", "annat/"]


def test_a_folder_without_a_workspace_is_refused(write_workspace: WriteWorkspace, tmp_path: Path) -> None:
    workspace = open_workspace(write_workspace())
    with pytest.raises(StyrgrafError, match=r"no workspace in .* to hold this one against"):
        revised(workspace, tmp_path / "borta")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("type: Responsibility", "type: Responsibly", r"duties\.yaml:2 .*Unknown type"),
        ("  force: ska", " force: ska", r"duties\.yaml:\d+: This is not valid YAML"),
    ],
)
def test_a_base_that_cannot_be_read_is_told_with_its_place(
    old: str, new: str, told: str, write_workspace: WriteWorkspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sound = write_workspace()
    broken = tmp_path_factory.mktemp("broken") / "workspace"
    shutil.copytree(sound, broken)
    text = (broken / DUTIES).read_text("utf-8")
    (broken / DUTIES).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(StyrgrafError, match=told):
        revised(open_workspace(sound), broken)
