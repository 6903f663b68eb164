"""A copy of a small workspace, edited in one place and held against what it was copied from."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.dataset import build_dataset
from graph.revision import revised
from graph.workspace import open_workspace
from queries.finding import Finding
from queries.revision.since import findings_since

WORKSPACES = Path(__file__).parents[2] / "workspaces"
SMALL = WORKSPACES / "revision"

Edited = Callable[..., list[Finding]]


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Return what replaces `old` by `new` in a file of a copy and gives what that did to the original."""

    def find(file: str, old: str, new: str, language: str = "sv", editions: set[str] | None = None) -> list[Finding]:
        copy = tmp_path / "copy"
        if not copy.exists():
            shutil.copytree(SMALL, copy)
        path = copy / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), "utf-8")
        workspace = open_workspace(copy)
        return findings_since(revised(workspace, SMALL), build_dataset(workspace), language, editions)

    return find
