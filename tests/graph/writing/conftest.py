"""A small workspace to write in."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.creation import create_workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a new workspace of one invented edition."""
    create_workspace(tmp_path / "arena")
    return tmp_path / "arena"
