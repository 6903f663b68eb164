"""With `persons: false` nobody who may not write is told of a person by the pages to edit, and none can be added."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph.workspace import open_workspace
from graph.writing.applying import apply
from graph.writing.change import created

EDITION = "exempel-2030"
NEW = f"/redigera/ny?typ=Person&mapp={EDITION}"


def test_the_latest_changes_are_told_to_those_alone_who_may_write(
    folder: Path, desk: Any, far: Any, desk_with: Callable[..., Any]
) -> None:
    assert not open_workspace(folder).settings.persons
    place = {"section": "organ", "textStart": "En av dem", "textEnd": "ordförande."}
    person = {"id": "person/alva-ek", "type": "Person", "label": {"sv": "Alva Ek"}, "source": [place]}
    done = apply(folder, [created(EDITION, person)], title="Alva Ek lades till")
    assert done
    shown = f"/redigera?gjort=created&andring={done.number}"
    outside = desk_with(folder, far.editing)
    for path in ("/redigera", shown, f"/redigera/{EDITION}/organisation/radet?gjort=saved&andring={done.number}"):
        page = outside.read(path)
        assert "Alva" not in page, path
        assert "Senaste ändringar" not in page, path
    for path in ("/redigera", shown):
        assert "Alva Ek lades till" in desk_with(folder, desk.editing).read(path), path


def test_no_person_can_be_added_where_persons_are_left_out(editor: Any) -> None:
    """It would be written, and then be found by nobody: its page is not there."""
    assert "typ=Person" not in editor.client.get("/redigera").text
    refused = editor.client.get(NEW)
    assert refused.status_code == 400
    assert "Personer är utelämnade här, så ingen kan läggas till." in refused.text
    fields = editor.open(f"/redigera/ny?typ=Role&mapp={EDITION}") | {"typ": "Person", "label.sv": "Alva Ek"}
    before = editor.files()
    assert editor.send("/redigera/ny", fields).status_code == 400
    assert editor.files() == before


def test_a_person_can_be_added_where_persons_are_shown(editor: Any) -> None:
    file = editor.folder / "workspace.yaml"
    file.write_text(re.sub("(?m)^persons: false", "persons: true", file.read_text("utf-8")), "utf-8")
    editor.client.app.renew()
    assert "typ=Person" in editor.client.get("/redigera").text
    assert editor.client.get(NEW).status_code == 200
