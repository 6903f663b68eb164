"""Proposals from a few lines of text, against a small workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.documents.conversion.markdown import pieces_of_markdown
from graph.documents.conversion.placing import placed
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
def proposed(known: tuple[Record, ...]) -> Proposed:
    """Return what makes a proposal of a Markdown text, read in this process, as the text is our own."""

    def made(text: str) -> Proposal:
        return propose(placed(pieces_of_markdown(text.encode())), known)

    return made
