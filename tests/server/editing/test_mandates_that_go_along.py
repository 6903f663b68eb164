"""A mandate goes with the last duty under it, whichever way that leaves it; it is said, and undone with it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from graph.workspace import open_workspace

DUTY = "exempel-2030/responsibility/kansliet-bereder-arsplanen"
MANDATE = "exempel-2030/mandate/kansliet"
TOLD = "Mandatet ”Kansliets uppdrag” togs bort med det, för ingen uppgift står kvar under det."


def ids(editor: Any) -> set[str]:
    return {each.id for each in open_workspace(editor.folder).records}


def pressed(editor: Any, how: str) -> Any:
    """Let the duty leave its mandate in the form, and return the answer."""
    path = f"/redigera/exempel-2030/{DUTY}"
    fields = editor.open(path)
    if how == "it goes":
        return editor.send(path, fields, "ta-bort")
    if how == "it becomes an event":
        asked = editor.send(path, {**fields, "blir": "Event"}, "byt")
        return editor.send(path, editor.fields(asked.text))
    return editor.send(path, {**fields, "mandate.1": ""})


@pytest.mark.parametrize("how", ["it goes", "it becomes an event", "it stands under none"])
def test_the_mandate_goes_along_is_told_and_comes_back(editor: Any, how: str) -> None:
    before = editor.files()
    assert {DUTY, MANDATE} <= ids(editor)
    done = pressed(editor, how)
    assert done.status_code == 303, unescape(done.text)
    assert MANDATE not in ids(editor)
    page = editor.client.get(done.headers["location"]).text
    (notice,) = re.findall(r'<div class="notice good".*?</form>', page, re.DOTALL)
    assert TOLD in unescape(notice)
    undo = dict(re.findall(r'name="(nyckel|andring)" value="([^"]+)"', notice))
    assert editor.send("/redigera/angra", undo).status_code == 303
    assert editor.files() == before


def test_a_mandate_with_another_duty_stays(editor: Any) -> None:
    (file,) = (editor.folder / "exempel-2030").glob("uppgifter.yaml")
    other = file.read_text("utf-8").partition(f"- id: {DUTY}\n")[2].partition("\n- id:")[0]
    file.write_text(file.read_text("utf-8") + f"\n- id: exempel-2030/responsibility/till\n{other}", "utf-8")
    editor.client.app.renew()
    assert pressed(editor, "it stands under none").status_code == 303
    assert MANDATE in ids(editor)


def test_what_is_called_after_a_body_gets_its_new_name_with_it(proposal: Any) -> None:
    path, before = "/redigera/r/organisation/revisorsgruppen", proposal.files()
    assert proposal.send(path, {**proposal.open(path), "label.sv": "Revisorerna"}).status_code == 303
    named = {each.data["label"]["sv"] for each in open_workspace(proposal.folder).records if each.type != "Section"}
    assert {"Uppdrag för Revisorerna", "Sammansättning för Revisorerna", "Hur Revisorerna utses"} <= named
    (number,) = re.findall(r'name="andring" value="(\d+)"', proposal.client.get("/redigera").text)[:1]
    undo = {"nyckel": proposal.open("/redigera/genomgang?mapp=r")["nyckel"], "andring": number}
    assert proposal.send("/redigera/angra", undo).status_code == 303
    assert proposal.files() == before
