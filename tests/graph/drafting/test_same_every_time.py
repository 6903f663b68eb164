"""A document gives the same proposal in every run, whatever order sets of words happen to have."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ANBLICK = Path(__file__).parents[2] / "workspaces/anblick"


@pytest.mark.parametrize("document", ["larande/originals/reglemente.pdf", "kustbygd/originals/samverkan.md"])
def test_two_runs_propose_the_same(document: str, tmp_path: Path, styrgraf: Path) -> None:
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        subprocess.run(
            [styrgraf, "draft", ANBLICK / document, "-o", folder, "--edition", "ny", "--document", "ny"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]
