"""`styrgraf check` holds a copy against what it was copied from, or against whatever --base names."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.creation import create_workspace
from graph.workspace import BUNDLED
from server.cli import main

Findings = list[dict[str, object]]
Check = Callable[..., Findings]
FILE = "np-2025/responsibilities/beredningsgruppen.yaml"
DUTIES = "np-2025/responsibilities/arena.yaml"


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """Return what checks a workspace and gives the findings."""

    def run(folder: Path | None, *arguments: str) -> Findings:
        workspace = ["--workspace", str(folder)] if folder else []
        assert main(["check", "--format", "json", *workspace, *arguments]) in (0, 1)
        found: Findings = json.loads(capsys.readouterr().out)
        return found

    return run


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of Värmland made by hand."""
    folder = tmp_path / "kopia"
    shutil.copytree(BUNDLED, folder, ignore=shutil.ignore_patterns("documents"))
    return folder


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def new_rules(found: Findings, known: Findings) -> list[str]:
    ids = {each["id"] for each in known}
    return sorted(str(each["rule"]) for each in found if each["id"] not in ids)


def test_a_copy_that_nobody_touched_gives_what_the_original_gives(check: Check, copy: Path, tmp_path: Path) -> None:
    bundled = check(None)
    assert check(copy) == bundled
    create_workspace(tmp_path / "annan", "varmland")
    assert check(tmp_path / "annan") == bundled


def test_an_edit_is_told_without_any_option_and_switched_off_by_one(check: Check, copy: Path) -> None:
    before = check(copy)
    edit(copy, FILE, "force: beskrivs", "force: kan")
    found = check(copy)
    assert new_rules(found, before) == ["force-changed"]
    (changed,) = (each for each in found if each["rule"] == "force-changed")
    assert (
        changed["focus"]
        == "https://w3id.org/styrgraf/id/varmland/np-2025/responsibility/bg-lyfter-mellan-tjanstepersoner-och-politik"
    )
    assert changed["records"] == [{"file": FILE, "line": 3}]
    assert check(copy, "--base", "none") == before
    assert new_rules(check(copy, "--base", "varmland"), before) == ["force-changed"]


def test_an_edit_of_an_older_edition_is_told_too(check: Check, copy: Path) -> None:
    before = check(copy)
    edit(copy, "np-2018/goals.yaml", "goalKind: overarching-goal", "goalKind: purpose")
    assert new_rules(check(copy), before) == ["statement-changed"]
    assert new_rules(check(copy, "--edition", "np-2018"), check(copy, "--edition", "np-2018", "--base", "none")) == [
        "statement-changed"
    ]
    assert new_rules(check(copy, "--edition", "np-2025"), check(copy, "--edition", "np-2025", "--base", "none")) == []


def test_a_folder_is_a_base(check: Check, copy: Path, tmp_path: Path) -> None:
    approved = tmp_path / "godkand"
    edit(copy, FILE, "force: beskrivs", "force: bor")
    shutil.copytree(copy, approved)
    edit(copy, FILE, "force: bor", "force: kan")
    found = check(copy, "--base", str(approved))
    assert [each["rule"] for each in found if each["family"] == "revision"] == ["weaker-force"]


def test_an_edition_is_a_base(check: Check) -> None:
    found = check(None, "--base", "np-2018")
    assert {"clause-lost", "bearer-lost", "composition-changed"} <= {
        str(each["rule"]) for each in found if each["family"] == "revision"
    }


def test_a_base_that_is_nothing_is_told_in_one_line(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--workspace", str(copy), "--base", "np-2019", "--lang", "en"]) == 2
    told = capsys.readouterr().err.strip()
    assert len(told.splitlines()) == 1
    assert "no edition and no workspace called 'np-2019'" in told


def test_only_what_has_changed_since_a_copy_is_told_on_request(check: Check, copy: Path, tmp_path: Path) -> None:
    sent = tmp_path / "utskickad"
    shutil.copytree(copy, sent)
    assert check(copy, "--base", str(sent), "--changes") == []
    edit(copy, DUTIES, "force: ska", "force: bor")
    found = check(copy, "--base", str(sent), "--changes")
    assert {each["rule"] for each in found} == {"weaker-force"}
    assert main(["check", "--workspace", str(copy), "--base", str(sent), "--changes", "--reason"]) == 2
