"""A workspace kept in git has each change as a commit of its own."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from graph.creation import create_workspace
from graph.workspace import open_workspace
from graph.writing.applying import apply
from graph.writing.change import changed
from graph.writing.history import Done
from graph.writing.versioning import commit_in_git, is_kept

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
    done = rename(kept, "Presidiet")
    assert (is_kept(kept, done.files), commit_in_git(kept, done), is_kept(kept, done.files)) == (False, None, True)
    assert git(kept, "log", "-1", "--format=%s").strip() == "Nytt namn: Presidiet"
    assert git(kept, "show", "--name-only", "--format=").split() == [FILE]
    assert "A  anteckning.txt" in git(kept, "status", "--porcelain")


def test_a_folder_without_git_is_left_alone(folder: Path) -> None:
    assert commit_in_git(folder, rename(folder, "Presidiet")) is None
    assert not (folder / ".git").exists()


def test_where_git_refuses_the_change_holds(kept: Path) -> None:
    hook = kept / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho Raden är för lång. >&2\necho mer >&2\nexit 1\n")
    hook.chmod(0o755)
    done = rename(kept, "Presidiet")
    assert commit_in_git(kept, done) == "The last change is saved, but git did not take it: Raden är för lång."
    assert not is_kept(kept, done.files)
    assert "Presidiet" in (kept / FILE).read_text("utf-8")


def test_it_says_what_to_do_where_git_does_not_know_who_one_is(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("user.name", "user.email"):
        git(kept, "config", "--unset", name)
    git(kept, "config", "user.useConfigOnly", "true")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    refusal = commit_in_git(kept, rename(kept, "Presidiet"))
    assert refusal
    assert 'run git config user.name "Anna Ek" and' in refusal


def test_it_says_that_a_merge_is_under_way(kept: Path) -> None:
    git(kept, "checkout", "-qb", "annan")
    (kept / "b.txt").write_text("b")
    git(kept, "add", "b.txt")
    git(kept, "commit", "-qm", "b")
    git(kept, "checkout", "-q", "-")
    git(kept, "merge", "-q", "--no-ff", "--no-commit", "annan")
    refusal = commit_in_git(kept, rename(kept, "Presidiet"))
    assert refusal
    assert "a merge is under way" in refusal


def test_a_merge_keeps_what_two_have_changed_where_a_form_saves_before_it_ends(kept: Path) -> None:
    """The marks are gone from the file, and git has not been told yet: nothing of the merge may be lost then."""
    git(kept, "checkout", "-qb", "annan")
    rename(kept, "Presidiet")
    git(kept, "commit", "-qam", "a")
    git(kept, "checkout", "-q", "-")
    rename(kept, "Stora rådet")
    git(kept, "commit", "-qam", "b")
    subprocess.run(["git", "-C", kept, "merge", "-q", "annan"], check=False, capture_output=True)
    git(kept, "checkout", "-q", "--ours", FILE)
    refusal = commit_in_git(kept, rename(kept, "Rådet åter"))
    assert refusal
    assert "a merge is under way" in refusal
    assert git(kept, "status", "--porcelain").split() == ["UU", FILE]
    git(kept, "add", ".")
    git(kept, "commit", "-q", "--no-edit")
    assert "Rådet åter" in git(kept, "show", f"HEAD:{FILE}")


def test_a_folder_of_somebody_else_is_told(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own way to try it without another user
    told = commit_in_git(kept, rename(kept, "Presidiet"))
    assert told
    assert f"git config --global --add safe.directory {kept}" in told


def test_a_commit_on_no_branch_is_told(kept: Path) -> None:
    git(kept, "checkout", "-q", "--detach")
    done = rename(kept, "Presidiet")
    told = commit_in_git(kept, done)
    assert told
    assert "stands on no branch" in told
    assert not is_kept(kept, done.files)
    git(kept, "switch", "-qc", "egen")
    assert is_kept(kept, done.files)


def test_several_records_are_named_in_the_commit(kept: Path) -> None:
    records = [each for each in open_workspace(kept).records if "label" in each.data]
    many = [changed(each, {**each.data, "label": {"sv": f"Nr {n}", "en": f"No {n}"}}) for n, each in enumerate(records)]
    made = apply(kept, many, title="Inläst ur bok.xlsx")
    assert made
    done = replace(made, records=made.records * 2)  # the example has fewer than a commit names
    assert commit_in_git(kept, done) is None
    title, empty, *body = git(kept, "log", "-1", "--format=%B").strip().splitlines()
    assert (title, empty) == ("Inläst ur bok.xlsx", "")
    assert body == [*(each.id for each in done.records[:20]), f"(+ {len(done.records) - 20})"]


def test_locks_are_left_out(kept: Path) -> None:
    (kept / ".accepted.yaml.lock").touch()
    rename(kept, "Presidiet")
    assert git(kept, "status", "--porcelain").split() == ["M", FILE]
