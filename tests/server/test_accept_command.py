"""styrgraf accept, on a workspace with one mistake in it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.creation import create_workspace
from server.cli import main

ROOT = Path(__file__).parents[2]
WHY = ("--reason", "Orterna väljs i vår", "--by", "Alva Ek", "--until", "2099-12-31")
Run = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace whose arena has no members, which breaks a shape."""
    create_workspace(tmp_path / "yta")
    for name in ("exempel-2030/organ.yaml", "reference/arena.yaml"):
        file = tmp_path / "yta" / name
        file.write_text(file.read_text("utf-8").replace("  member: organisation/orterna\n", ""), "utf-8")
    return tmp_path / "yta"


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command on that workspace in Swedish, ending as it should, and gives what it prints."""

    def call(*arguments: str, status: int = 0) -> str:
        assert main([*arguments, "--workspace", str(folder), "--lang", "sv"]) == status
        shown = capsys.readouterr()
        return shown.out + shown.err

    return call


def findings(run: Run, status: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("check", "--format", "json", status=status))
    return found


def test_an_accepted_error_is_no_failure(run: Run) -> None:
    (error,) = findings(run, status=1)
    assert error["rule"] == "shape/Arena-member"
    assert error["id"] in run("check", status=1)
    assert run("accept", error["id"], *WHY).startswith("Godtaget till och med 2099-12-31: ”Exempelsamrådet” ")
    (accepted,) = findings(run)
    assert accepted["accepted"] == {"reason": "Orterna väljs i vår", "by": "Alva Ek", "until": "2099-12-31"}
    assert run("check").endswith("0 fel, 0 varningar, 0 upplysningar, 1 godtaget\n")


def test_what_is_accepted_is_listed_and_withdrawn(run: Run) -> None:
    assert run("accept", "--list") == "Inget är godtaget.\n"
    (error,) = findings(run, status=1)
    run("accept", error["id"], *WHY)
    assert run("accept", "--list").splitlines() == [
        f"{error['id']}  shape/Arena-member: Exempelsamrådet",
        "  Orterna väljs i vår",
        "  Alva Ek, till och med 2099-12-31",
    ]
    assert run("accept", error["id"], "--withdraw") == "Inte längre godtaget: shape/Arena-member, Exempelsamrådet\n"
    assert findings(run, status=1) == [error]
    assert "är inte godtaget" in run("accept", error["id"], "--withdraw", status=2)


def test_an_expired_acceptance_is_told_beside_the_finding(run: Run, folder: Path) -> None:
    (error,) = findings(run, status=1)
    run("accept", error["id"], *WHY)
    file = folder / "accepted.yaml"
    file.write_text(file.read_text("utf-8").replace("2099", "2020"), "utf-8")
    again, expired = findings(run, status=1)
    assert again == error
    assert (expired["rule"], expired["records"]) == ("acceptance-expired", [{"file": "accepted.yaml", "line": 4}])
    assert "gick ut 2020-12-31" in run("accept", "--list")
    assert "kan inte godtas" in run("accept", expired["id"], *WHY, status=2)
    run("accept", error["id"], *WHY)
    assert len(findings(run)) == 1


def test_an_acceptance_of_what_has_been_mended_is_told(run: Run, folder: Path) -> None:
    (error,) = findings(run, status=1)
    run("accept", error["id"], *WHY)
    bodies = folder / "exempel-2030/organ.yaml"
    bodies.write_text(
        bodies.read_text("utf-8").replace("  kind: arena\n", "  kind: arena\n  member: organisation/orterna\n"), "utf-8"
    )
    (stale,) = findings(run)
    assert stale["rule"] == "acceptance-without-finding"
    run("accept", error["id"], "--withdraw")
    assert findings(run) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("2099-12-31", "2020-01-01"), "--until 2020-01-01 har varit; ange en kommande dag"),
        (("Alva Ek", " "), "--by: Nyckeln ”by” saknas eller är ingen text."),
        (("Alva Ek", "x" * 201), "--by: Värdet av ”by” är 201 tecken långt. Skriv högst 200."),
        (("Orterna väljs i vår", "\u202e"), "--reason: Värdet av ”reason” har ett tecken som inte syns."),
    ],
)
def test_what_cannot_be_taken_is_told(run: Run, folder: Path, change: tuple[str, str], told: str) -> None:
    (error,) = findings(run, status=1)
    given = [part.replace(*change) for part in WHY]
    assert told in run("accept", error["id"], *given, status=2)
    assert not (folder / "accepted.yaml").exists()


def test_a_finding_that_is_not_there_is_told(run: Run) -> None:
    assert "Det finns inget fynd ”ffffffffffff”. styrgraf check visar" in run("accept", "ffffffffffff", *WHY, status=2)


def test_a_finding_of_an_older_edition_can_be_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "kopia")
    create_workspace(Path(folder), "varmland")
    assert main(["check", "--edition", "np-2018", "--format", "json", "--workspace", folder]) == 0
    old = json.loads(capsys.readouterr().out)
    assert main(["check", "--format", "json", "--workspace", folder]) == 0
    now = {each["id"] for each in json.loads(capsys.readouterr().out)}
    only_old = next(each["id"] for each in old if each["id"] not in now)
    assert main(["accept", only_old, *WHY, "--workspace", folder]) == 0
    capsys.readouterr()
    assert main(["check", "--format", "json", "--workspace", folder]) == 0
    assert {each["id"] for each in json.loads(capsys.readouterr().out)} == now


@pytest.fixture
def revised(tmp_path: Path) -> Path:
    """Return a workspace of two editions, of which the newer has lost a clause of the older."""
    shutil.copytree(ROOT / "tests/workspaces/revision", tmp_path / "tva")
    return tmp_path / "tva"


def test_what_only_a_base_shows_is_accepted_against_it(revised: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def call(*arguments: str, status: int = 0) -> str:
        assert main([*arguments, "--workspace", str(revised), "--lang", "sv"]) == status
        shown = capsys.readouterr()
        return shown.out + shown.err

    def check(*arguments: str) -> list[dict[str, Any]]:
        main(["check", *arguments, "--format", "json", "--workspace", str(revised)])
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
        return found

    against = ("--base", "ordning-2041")
    lost = next(each for each in check(*against) if each["rule"] == "clause-lost")
    told = call("accept", lost["id"], *WHY, status=2)
    assert "behöver samma --base" in told
    call("accept", lost["id"], *WHY, *against)
    accepted = revised / "accepted.yaml"
    assert "base: ordning-2041" in accepted.read_text("utf-8")
    assert next(each for each in check(*against) if each["id"] == lost["id"])["accepted"]
    assert not any(each["family"] == "acceptances" for each in (*check(), *check(*against)))

    accepted.write_text(accepted.read_text("utf-8").replace("2099", "2020"), "utf-8")
    assert [each["focus"] for each in check(*against) if each["rule"] == "acceptance-expired"] == [lost["focus"]]
    accepted.write_text(accepted.read_text("utf-8").replace("2020", "2099").replace(lost["id"], "f" * 12), "utf-8")
    for given in ((), against):
        assert [each["rule"] for each in check(*given) if each["family"] == "acceptances"] == [
            "acceptance-without-finding"
        ]


def test_every_command_of_the_page_runs_as_shown(styrgraf: Path, tmp_path: Path) -> None:
    page = (ROOT / "docs/accepting.md").read_text("utf-8")
    commands = re.findall(r"^\$ (styrgraf .*)$", page, re.MULTILINE)
    commands = [command for command in commands if not command.startswith("styrgraf serve")]
    assert len(commands) == 7
    script = "\n".join(["set -e", f'export PATH="{styrgraf.parent}:$PATH"', *commands])
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_file_of_the_page_is_a_file_that_is_read(tmp_path: Path) -> None:
    from graph.acceptances import FILE, read_acceptances

    page = (ROOT / "docs/accepting.md").read_text("utf-8")
    (text,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (tmp_path / FILE).write_text(text, "utf-8")
    found, problems = read_acceptances(tmp_path)
    assert (len(found), problems) == (1, [])
