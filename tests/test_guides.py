"""The guides by task: every command runs as shown, in the order shown, and both languages show the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SWEDISH, ENGLISH = ROOT / "docs/guider", ROOT / "docs/guides"
#: The English guide of each Swedish one; git has a page of its own, which was there before.
PAIRS = {
    "starta-en-region.md": "start-a-region.md",
    "revidera-ett-dokument.md": "revise-a-document.md",
    "remissrunda.md": "consultation-round.md",
    "publicera.md": "publish.md",
    "arbetsyta-i-git.md": "../git.md",
}


def commands(guide: Path) -> list[str]:
    """Return the commands of the console blocks of a guide."""
    blocks = re.findall(r"^```console\n(.*?)^```$", guide.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return re.findall(r"^\$ (.*)$", "".join(blocks), re.MULTILINE)


@pytest.mark.parametrize("name", PAIRS)
def test_every_command_of_a_guide_runs(name: str, tmp_path: Path) -> None:
    for document in ("ordning.md", "utkast.md"):
        shutil.copy(ROOT / "docs/examples/skargardens-ordning.md", tmp_path / document)
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    shown = [command for command in commands(SWEDISH / name) if not command.startswith("styrgraf serve")]
    assert shown
    for command in shown:
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        findings_are_fine = command.startswith("styrgraf check")
        assert done.returncode in ({0, 1} if findings_are_fine else {0}), f"{command}\n{done.stderr}"
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("swedish", "english"), [pair for pair in PAIRS.items() if not pair[1].startswith("..")])
def test_both_languages_show_the_same_commands(swedish: str, english: str) -> None:
    plain = [command.replace(" --lang sv", "") for command in commands(SWEDISH / swedish)]
    assert plain == commands(ENGLISH / english)


@pytest.mark.parametrize("guide", sorted([*SWEDISH.glob("*.md"), *ENGLISH.glob("*.md")]), ids=lambda guide: guide.name)
def test_the_links_of_a_guide_lead_somewhere(guide: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", guide.read_text("utf-8"))
    assert [link for link in links if not (guide.parent / link).exists()] == []
    assert guide.name in {*PAIRS, *PAIRS.values()}
