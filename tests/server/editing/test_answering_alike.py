"""Many records get one answer in one step, as one change."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

ADDRESS = "/redigera/lika"


@pytest.fixture
def editor(proposal: Any) -> Any:
    """Return an editor with a proposal that nobody has gone through."""
    return proposal


def bodies(page: str) -> list[tuple[str, str]]:
    """Return name and value of the box of each record."""
    return re.findall(r'name="(vald\.\d+)" value="([^"]+)"', page)


def test_several_bodies_move_to_another_level_at_once_and_back(editor: Any) -> None:
    address = f"{ADDRESS}?mapp=r&falt=Body.level"
    page, files = unescape(editor.client.get(address).text), editor.files()
    boxes = bodies(page)[:3]
    ids = [value.partition(" ")[0] for _, value in boxes]
    levels = re.findall(r'<option value="(niva/[^"]+)"', page)
    fields = {**editor.open(address), **dict(boxes), "svar.level.1": levels[-1]}
    done = editor.send(ADDRESS, fields)
    assert done.status_code == 303, unescape(done.text)
    assert [editor.record(each).values("level") for each in ids] == [[levels[-1]]] * 3
    overview = editor.client.get("/redigera?mapp=r").text
    assert "Nivå ändrades på" in overview
    number = re.search(r'name="andring" value="(\d+)"', overview)
    assert number
    assert editor.send("/redigera/angra", {"nyckel": fields["nyckel"], "andring": number[1]}).status_code == 303
    assert editor.files() == files


def test_nothing_chosen_or_no_answer_changes_nothing_and_says_so(editor: Any) -> None:
    address = f"{ADDRESS}?mapp=r&falt=Body.level"
    page, files = unescape(editor.client.get(address).text), editor.files()
    box = dict(bodies(page)[:1])
    for chosen in ({}, box):
        answer = editor.send(ADDRESS, {**editor.open(address), **chosen})
        assert answer.status_code == 422
        assert "Kryssa i minst en post och välj ett svar." in unescape(answer.text)
    assert editor.fields(answer.text).items() >= box.items()
    wrong = editor.send(ADDRESS, {**editor.open(address), **box, "svar.level.1": "taket"})
    assert wrong.status_code == 422
    assert editor.files() == files
    assert bodies(editor.client.get(f"{ADDRESS}?mapp=r&falt=Body.ingenting").text) == []
