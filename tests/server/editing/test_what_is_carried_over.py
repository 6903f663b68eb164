"""The list of proposals of a revision: what stands as before is folded together, and the rest is what is new."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from graph.drafting.carrying.unchanged import unchanged
from graph.drafting.drafting import draft
from graph.drafting.folder import write_folder
from graph.workspace import open_workspace

LITEN = Path(__file__).parents[2] / "workspaces/liten"
OLD, NEW = "stadga-2035", "stadga-2040"
ADDED = "Garnlaget ska senast den 1 maj lämna en rapport till Bryggrådet."


@pytest.fixture
def revision(tmp_path: Path, editor_with: Callable[[Path], Any]) -> Any:
    """Return an editor with the statutes drafted anew, one sentence changed and one added."""
    arena = shutil.copytree(LITEN, tmp_path / "liten")
    text = (LITEN / "documents/stadga-2035.txt").read_text("utf-8").replace("15 september", "30 november")
    (arena / "documents/stadga-2040.txt").write_text(f"{text}\n{ADDED}\n", "utf-8")
    found = draft(arena / "documents/stadga-2040.txt", open_workspace(arena), NEW, "stadga", "sv")
    write_folder(arena / NEW, found.files)
    return editor_with(arena)


def test_what_stands_unchanged_is_folded_together_and_told_apart(revision: Any) -> None:
    page = unescape(revision.client.get(f"/redigera/genomgang?mapp={NEW}&lang=sv").text)
    folded, _, rest = page.partition('id="oforandrat"')[2].partition("</details>")
    assert "poster står oförändrade sedan Stadgan 2035" in folded
    assert "Bereder ärenden till Bryggrådet" in folded
    assert "30 november" not in folded
    assert "Bereder ärenden till Bryggrådet" not in rest
    assert "30 november" in rest
    assert ADDED in rest
    assert "nya eller ändrade sedan Stadgan 2035" in page


def test_a_record_that_is_changed_is_unchanged_no_more(revision: Any) -> None:
    duty = f"{NEW}/responsibility/fyrvakten-bereder"
    assert duty in {record.id for record in unchanged(open_workspace(revision.folder), NEW)}
    file = next(file for file in (revision.folder / NEW).glob("*.yaml") if f"id: {duty}" in file.read_text("utf-8"))
    changed = file.read_text("utf-8").replace("recipient: organisation/bryggradet", "recipient: organisation/garnlaget")
    file.write_text(changed, "utf-8")
    assert duty not in {record.id for record in unchanged(open_workspace(revision.folder), NEW)}


def test_an_edition_that_revises_nothing_has_nothing_unchanged(revision: Any) -> None:
    page = revision.client.get("/redigera/genomgang?mapp=stadga-2031").text
    assert 'id="oforandrat"' not in page
    assert unchanged(open_workspace(revision.folder), "stadga-2031") == ()


def test_a_note_about_what_is_called_alike_in_other_editions_hinders_nothing_in_the_list(
    tmp_path: Path, editor_with: Callable[[Path], Any]
) -> None:
    arena = shutil.copytree(LITEN, tmp_path / "liten")
    found = draft(arena / "documents/stadga-2035.txt", open_workspace(arena), NEW, "stadga", "sv")
    write_folder(arena / NEW, found.files)
    sections = [each for each in open_workspace(arena).records if each.type == "Section"]
    named = Counter(str(each.data["label"]) for each in sections)
    section = next(each for each in sections if each.edition == NEW and named[str(each.data["label"])] > 1)
    note = f"""
- id: {NEW}/note/prov  # OSÄKERT 50 %: läs om
  type: Note
  label: {{sv: Avsnittet är på prov, en: The section is on trial}}
  noteKind: reservation
  about: [{section.id}]
"""
    (arena / NEW / "notes.yaml").write_text(note, "utf-8")
    editor = editor_with(arena)
    fields = editor.open(f"/redigera/genomgang?mapp={NEW}&lang=sv")
    assert section.data["label"]["sv"] in fields.values()
    assert editor.send("/redigera/genomgang", fields, "rattat").status_code == 200, "nothing changed, nothing wrong"
