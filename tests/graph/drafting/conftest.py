"""Proposals from a few lines of text, against a small workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.documents.conversion import convert
from graph.drafting.proposal import Proposal, known_records, propose
from graph.record import Record
from graph.workspace import open_workspace

LITEN = Path(__file__).parents[2] / "workspaces/liten"

Proposed = Callable[[str], Proposal]


@pytest.fixture(scope="module")
def known() -> tuple[Record, ...]:
    """Return what the small workspace knows."""
    return known_records(open_workspace(LITEN))


@pytest.fixture
def proposed(tmp_path: Path, known: tuple[Record, ...]) -> Proposed:
    """Return what makes a proposal of a Markdown text."""

    def made(text: str) -> Proposal:
        path = tmp_path / "text.md"
        path.write_text(text, encoding="utf-8")
        return propose(convert(path), known)

    return made
