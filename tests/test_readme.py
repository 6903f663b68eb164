"""Every command shown in the README runs as shown and gives what is promised below it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ELLIPSIS = "…"


@dataclass(frozen=True)
class Step:
    """A command of a console block, and the lines shown as its output."""

    command: str
    promised: tuple[str, ...]


def steps(text: str) -> list[Step]:
    """Return the commands after a dollar sign in the console blocks of `text`, in order.

    What follows a command up to the next one is its here-document, then its output.
    """
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    shown = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [step(part) for part in shown]


def step(shown: str) -> Step:
    """Return the step that `shown`, a command with what stands below it, describes."""
    document = re.match(r".*<<'(\w+)'\n.*?^\1\n", shown, re.MULTILINE | re.DOTALL)
    command = document[0] if document else shown.partition("\n")[0]
    return Step(command.rstrip("\n"), tuple(shown[len(command) :].strip("\n").splitlines()))


def broken_promise(promised: tuple[str, ...], output: str) -> str | None:
    """Return the first promised line that `output` lacks; an ellipsis stands for any lines."""
    lines = iter(line.rstrip() for line in output.splitlines())
    wanted = (line.rstrip() for line in promised if line != ELLIPSIS)
    return next((line for line in wanted if line not in lines), None)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder where the commands run one after the other, with this environment's `.venv`."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.mark.parametrize("shown", steps(README), ids=lambda shown: shown.command.partition("\n")[0])
def test_a_command_does_what_the_readme_shows(shown: Step, session: Path) -> None:
    environment = {**os.environ, "PATH": f"{session / '.venv/bin'}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", shown.command],
        cwd=session,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    findings_are_fine = shown.command.startswith("styrgraf check")
    assert done.returncode in ({0, 1} if findings_are_fine else {0}), done.stderr
    assert "Traceback" not in done.stderr
    assert broken_promise(shown.promised, done.stdout) is None, done.stdout


def test_the_links_of_the_readme_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_a_broken_promise_is_seen() -> None:
    promised = ("a", ELLIPSIS, "c")
    assert broken_promise(promised, "a\nb\nc\n") is None
    assert broken_promise(promised, "c\na\n") == "c"


def test_commands_here_documents_and_outputs_are_told_apart() -> None:
    text = "```console\n$ cat > x <<'END'\none\nEND\n$ cat x\none\n```\n```console\nmake run\n```\n"
    assert steps(text) == [Step("cat > x <<'END'\none\nEND", ()), Step("cat x", ("one",))]
