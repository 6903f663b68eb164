"""styrgraf new: told by options, or asked for on a terminal."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from graph.workspace import open_workspace
from server.cli import main


def test_what_a_workspace_begins_with_is_told_by_options(tmp_path: Path) -> None:
    folder = tmp_path / "oarna"
    options = ["--name", "Öarnas råd", "--languages", "sv", "--levels", "Stämma, Byrå"]
    assert main(["new", str(folder), *options]) == 0
    workspace = open_workspace(folder)
    assert workspace.settings.name == {"sv": "Öarnas råd"}
    assert workspace.settings.base == "https://example.org/id/oarnas-rad/"
    assert {"niva/stamma", "niva/byra"} <= {record.id for record in workspace.records}


def test_a_copy_takes_no_beginning(tmp_path: Path, styrgraf: Path) -> None:
    command = [str(styrgraf), "new", str(tmp_path / "x"), "--from", "varmland", "--name", "Y", "--lang", "sv"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n"), (tmp_path / "x").exists()) == (2, 1, False)
    assert "--from kopierar en arbetsyta som den är" in done.stderr


def test_on_a_terminal_it_asks(tmp_path: Path, styrgraf: Path) -> None:
    ours, theirs = os.openpty()
    command = [str(styrgraf), "new", str(tmp_path / "oarna"), "--lang", "sv"]
    asking = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, "Öarnas råd\n\nsv\nStämma,Byrå\n".encode())
    shown = b""
    while b"styrgraf check" not in shown:
        shown += os.read(ours, 1000)
    assert asking.wait(timeout=60) == 0
    os.close(ours)
    text = shown.decode("utf-8", "replace")
    assert "Namn [Exempelsamrådet]:" in text
    assert "Adressens början [https://example.org/id/oarnas-rad/]:" in text
    assert open_workspace(tmp_path / "oarna").settings.languages == ("sv",)


def test_answers_that_end_too_early_make_nothing(tmp_path: Path, styrgraf: Path) -> None:
    ours, theirs = os.openpty()
    command = [str(styrgraf), "new", str(tmp_path / "oarna"), "--lang", "sv"]
    asking = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, text=True)
    os.close(theirs)
    os.write(ours, "Öarnas råd\n\x04".encode())
    _, told = asking.communicate(timeout=60)
    os.close(ours)
    assert (asking.returncode, told.count("\n"), (tmp_path / "oarna").exists()) == (2, 1, False)
    assert "Svaren tog slut före den sista frågan; inget är gjort." in told


def test_a_name_with_markup_is_refused_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for options in (["--name", "A <b>x</b>"], ["--levels", "Stämma,<b>x</b>"]):
        assert main(["new", str(tmp_path / "a"), *options, "--lang", "sv"]) == 2
        assert "kod för uppmärkning: ”<b>”" in capsys.readouterr().err
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("languages", ["de", "de,sv", "fi,nb"])
def test_a_workspace_in_other_languages_begins_without_errors(tmp_path: Path, languages: str) -> None:
    assert main(["new", str(tmp_path / "a"), "--languages", languages]) == 0
    assert main(["check", "--workspace", str(tmp_path / "a")]) == 0
