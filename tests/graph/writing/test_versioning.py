"""A workspace kept in git has each change as a commit of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from graph.creation import create_workspace
from graph.workspace import open_workspace
from graph.writing.applying import apply
from graph.writing.change import changed
from graph.writing.history import Done
from graph.writing.versioning import commit_in_git

FILE = "exempel-2030/organ.yaml"


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if shutil.which("git") is None:
        pytest.skip("no git on this machine")
    create_workspace(tmp_path / "yta")
    return tmp_path / "yta"


@pytest.fixture
def kept(folder: Path) -> Path:
    git(folder, "init", "-q")
    git(folder, "config", "user.name", "Alva Ek")
    git(folder, "config", "user.email", "alva@example.org")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Början")
    return folder


def rename(folder: Path, name: str) -> Done:
    (record,) = (each for each in open_workspace(folder).records if each.id == "organisation/radet")
    done = apply(
        folder, [changed(record, {**record.data, "label": {"sv": name, "en": name}})], title=f"Nytt namn: {name}"
    )
    assert done
    return done


def test_a_change_is_a_commit_of_its_files_alone(kept: Path) -> None:
    (kept / "anteckning.txt").write_text("inte med")
    git(kept, "add", "anteckning.txt")
    assert commit_in_git(kept, rename(kept, "Presidiet"))
    assert git(kept, "log", "-1", "--format=%s").strip() == "Nytt namn: Presidiet"
    assert git(kept, "show", "--name-only", "--format=").split() == [FILE]
    assert "A  anteckning.txt" in git(kept, "status", "--porcelain")


def test_a_folder_without_git_is_left_alone(folder: Path) -> None:
    assert not commit_in_git(folder, rename(folder, "Presidiet"))
    assert not (folder / ".git").exists()


def test_where_git_refuses_the_change_holds(kept: Path, caplog: pytest.LogCaptureFixture) -> None:
    hook = kept / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    assert not commit_in_git(kept, rename(kept, "Presidiet"))
    assert "did not commit" in caplog.text
    assert "Presidiet" in (kept / FILE).read_text("utf-8")
