"""What several have together is told as the text tells it; where the text is silent, so is the proposal."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.creation import create_workspace
from graph.drafting.drafting import draft
from graph.reading import parse_entries
from graph.workspace import Workspace, open_workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("delat") / "yta"
    create_workspace(folder)
    return open_workspace(folder)


@pytest.mark.parametrize(
    ("sentence", "sharing"),
    [
        ("Styrelsen och Provgruppen anordnar tillsammans ett seminarium i maj.", "jointly"),
        ("Styrelsen och Provgruppen svarar gemensamt för programmet.", "jointly"),
        ("Styrelsen planerar seminariet tillsammans med Provgruppen.", "jointly"),
        ("Styrelsen och Provgruppen ansvarar var för sig för sina lokaler.", "severally"),
        ("Styrelsen och Provgruppen bjuder in markägarna.", None),
        ("Styrelsen och Provgruppen tar fram ett gemensamt program.", None),
        ("Styrelsen redovisar gemensamt med bokslutet sina iakttagelser.", None),
    ],
)
def test_sharing_is_what_the_words_say(
    sentence: str, sharing: str | None, workspace: Workspace, tmp_path: Path
) -> None:
    document = tmp_path / "stadga.md"
    document.write_text(
        f"# Stadga\n\n## Styrelsen\n\nStyrelsen består av fem ledamöter.\n\n## Provgruppen\n\n{sentence}\n", "utf-8"
    )
    made = draft(document, workspace, "stadga-2027", None, "sv")
    entries = [entry.data for text in made.files.values() for entry in parse_entries(text, Path())[0]]
    (duty,) = (each for each in entries if each["type"] == "Responsibility")
    assert duty.get("sharing") == sharing
