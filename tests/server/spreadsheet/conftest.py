"""Workspaces with their workbooks, and workbooks with cells changed as an editor would."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.dataset import build_dataset
from graph.workspace import Workspace, open_workspace
from server.spreadsheet.writing import spreadsheet
from tests.server.spreadsheet.books import Book


@pytest.fixture
def folder(liten: Path, tmp_path: Path) -> Path:
    """Return a copy of the small workspace to write in."""
    shutil.copytree(liten, tmp_path / "liten")
    return tmp_path / "liten"


@pytest.fixture(scope="session")
def small(liten: Path) -> Workspace:
    """Return the small workspace."""
    return open_workspace(liten)


@pytest.fixture(scope="session")
def small_book(small: Workspace) -> bytes:
    """Return its workbook in Swedish."""
    return spreadsheet(small, build_dataset(small), "sv")


@pytest.fixture
def book(small_book: bytes) -> Book:
    """Return that workbook, to be edited."""
    return Book(small_book)
