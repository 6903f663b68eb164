"""The command, and the guide that shows it."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from server.cli import main
from tests.server.spreadsheet.books import Book

PAGE = Path(__file__).parents[3] / "docs" / "edit-in-excel.md"
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture
def arena(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new workspace with its workbook beside it, made as the guide says, and stand there."""
    monkeypatch.chdir(tmp_path)
    blocks = CONSOLE.findall(PAGE.read_text("utf-8"))
    commands = [line[2:] for line in blocks[0].splitlines()]
    assert commands == [
        "styrgraf new min-arena",
        "styrgraf export min-arena.xlsx --workspace min-arena --lang sv",
    ]
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0
    return tmp_path / "min-arena"


def edited(folder: Path, heading: str, value: str) -> Path:
    book = Book((folder.parent / "min-arena.xlsx").read_bytes())
    book.write("Organ", book.cell("Organ", "organisation/radet", heading), value)
    (folder.parent / "min-arena.xlsx").write_bytes(book.content)
    return folder.parent / "min-arena.xlsx"


def shown(page: str, start: str) -> list[str]:
    """Return the block of the guide that begins with `start`."""
    blocks: list[str] = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    return next(block for block in blocks if block.startswith(start)).splitlines()


def test_the_guide_shows_what_is_told(arena: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGE.read_text("utf-8")
    command, answer = CONSOLE.findall(page)[1].splitlines()
    capsys.readouterr()
    assert main(shlex.split(command)[2:]) == 0
    assert capsys.readouterr().out.splitlines() == [answer]
    edited(arena, "Namn (sv)", "Stora rådet")
    assert main([*shlex.split(command)[2:], "--yes", "--by", "Alva Ek"]) == 0
    *told, question = shown(page, "Ändras")
    assert question.startswith("Skriva ändringarna till min-arena?")
    assert capsys.readouterr().out.splitlines() == [*told, "Skrivet till min-arena som ändring 1."]
    assert "label: {sv: Stora rådet, en: The council}" in (arena / "exempel-2030" / "organ.yaml").read_text("utf-8")
    assert main(shlex.split(CONSOLE.findall(page)[2].splitlines()[0])[2:]) == 0


def test_the_guide_shows_what_is_refused(arena: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited(arena, "Nivå", "mellan")
    capsys.readouterr()
    assert main(["import", "min-arena.xlsx", "--workspace", "min-arena", "--lang", "sv"]) == 2
    heading, fault, _ = shown(PAGE.read_text("utf-8"), "styrgraf: ")
    assert capsys.readouterr().err.splitlines() == [heading.replace("2", "1"), fault]


def test_nobody_to_ask_means_nothing_written(arena: Path, styrgraf: Path) -> None:
    before = (arena / "exempel-2030" / "organ.yaml").read_bytes()
    edited(arena, "Namn (sv)", "Stora rådet")
    command = [str(styrgraf), "import", "min-arena.xlsx", "--workspace", "min-arena", "--lang", "en"]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr == "styrgraf: nothing is written; add --yes to write the changes\n"
    assert "Name (sv) changes from “Rådet” to “Stora rådet”." in ended.stdout
    assert (arena / "exempel-2030" / "organ.yaml").read_bytes() == before


@pytest.mark.parametrize(("answer", "written"), [("j", True), ("n", False), ("", False)])
def test_a_terminal_is_asked(arena: Path, styrgraf: Path, answer: str, written: bool) -> None:
    edited(arena, "Namn (sv)", "Stora rådet")
    ours, theirs = pty.openpty()
    command = [str(styrgraf), "import", "min-arena.xlsx", "--workspace", "min-arena", "--lang", "sv"]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)
    os.write(ours, f"{answer}\n".encode())
    assert process.wait(timeout=60) == 0
    told = os.read(ours, 10_000).decode()
    os.close(ours)
    os.close(theirs)
    assert "Skriva ändringarna till min-arena? [j/N]" in told
    assert ("Stora rådet" in (arena / "exempel-2030" / "organ.yaml").read_text("utf-8")) is written


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["finns-inte.xlsx", "--workspace", "min-arena"], "Det finns ingen fil finns-inte.xlsx."),
        (["min-arena", "--workspace", "min-arena"], "Det finns ingen fil min-arena."),
        (["min-arena.xlsx", "--workspace", "ingen"], "Det finns ingen arbetsyta i ingen"),
        (["min-arena.xlsx"], "Den medföljande arbetsytan ändras inte"),
        (["min-arena/workspace.yaml", "--workspace", "min-arena"], "workspace.yaml är ingen arbetsbok eller en skadad"),
    ],
)
def test_what_cannot_be_read_is_told(
    arena: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    capsys.readouterr()
    assert main(["import", *arguments]) == 2
    assert told in capsys.readouterr().err
