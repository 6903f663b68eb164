"""Two editors at the list of proposals: nothing that either has typed is lost, whatever the other does meanwhile."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from graph.workspace import open_workspace

LIST = "/redigera/genomgang"
DUTY = "r/responsibility/direktionen-redovisa"


@pytest.fixture
def editor(proposal: Any) -> Any:
    """Return two editors, who share a browser, in a workspace with a proposal that nobody has gone through."""
    return proposal


def opened(editor: Any) -> dict[str, str]:
    return dict(editor.fields(editor.client.get(LIST, params={"mapp": "r"}).text))


def row_in(fields: dict[str, str], identity: str) -> str:
    """Return what the fields of a record begin with."""
    return next(name.removesuffix("post") for name, text in fields.items() if text.partition(" ")[0] == identity)


def begun(fields: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return what the fields of the first sentence left begin with, and one of them that somebody has half typed."""
    prefix = next(name.removesuffix("fran") for name in fields if re.fullmatch(r"u\d+\.fran", name))
    return prefix, {f"{prefix}label.sv": "Halvskrivet namn"}


def change(editor: Any, identity: str, **changed: str) -> None:
    """Let the other editor change a record in its form."""
    path = f"/redigera/r/{identity}"
    given = {name.replace("_", "."): text for name, text in changed.items()}
    answer = editor.send(path, {**editor.open(path), **given})
    assert answer.status_code == 303, unescape(answer.text)


def test_what_each_has_changed_alone_is_taken_together(editor: Any) -> None:
    fields = opened(editor)
    row = row_in(fields, DUTY)
    change(editor, DUTY, force_1="bor")
    done = editor.send(LIST, fields | {f"{row}deadline.1": "30 april"}, "rattat")
    assert done.status_code == 303, unescape(done.text)
    record = editor.record(DUTY).data
    assert (record["force"], record["deadline"]) == ("bor", "--04-30")
    # Whoever presses something else on a page that was made before undoes nothing of it.
    number = row.strip("r.")
    assert editor.send(LIST, fields, f"rader:{number}-{number}").status_code == 303
    assert editor.record(DUTY).data == record


def test_what_both_have_changed_stands_side_by_side_with_all_that_is_typed(editor: Any) -> None:
    fields = opened(editor)
    row, (first, second) = row_in(fields, DUTY), (fields[f"r{each}.post"].partition(" ")[0] for each in (1, 2))
    _, typed = begun(fields)
    change(editor, DUTY, deadline_1="15 maj")
    change(editor, first)  # gone through, so that the rows after it get other numbers
    mine = fields | typed | {f"{row}deadline.1": "30 april", f"{row}condition.sv": "om medel finns"}
    met = editor.send(LIST, mine, "rattat")
    assert met.status_code == 409
    (clash,) = re.findall(r'<dl class="both">.*?</dl>', unescape(met.text), re.DOTALL)
    assert re.search("Så står det nu: --05-15.*Så skrev du: --04-30", clash, re.DOTALL)
    assert f'<li><a href="#p-{DUTY}">' in met.text
    now = editor.fields(met.text)
    own = row_in(now, DUTY)
    assert row_in(now, second) == "r1."
    assert (now[f"{own}deadline.1"], now[f"{own}condition.sv"]) == ("30 april", "om medel finns")
    assert "Halvskrivet namn" in now.values()
    assert editor.send(LIST, now, "rattat").status_code == 303
    record = editor.record(DUTY).data
    assert (record["deadline"], record["condition"]) == ("--04-30", {"sv": "om medel finns"})


def test_what_is_typed_of_a_record_or_of_words_that_are_left_no_more_is_kept(editor: Any) -> None:
    fields = opened(editor)
    row, (place, typed) = row_in(fields, DUTY), begun(fields)
    path, number = f"/redigera/r/{DUTY}", place.strip("u.")
    assert editor.send(path, editor.open(path), "ta-bort").status_code == 303
    assert editor.send(LIST, opened(editor), f"darhan:{number}-{number}").status_code == 303

    told = editor.send(LIST, fields | typed | {f"{row}label.sv": "Redovisar allt"}, "rattat")
    assert told.status_code == 409
    assert "har tagits bort av någon annan" in unescape(told.text)
    assert "Redovisar allt" in re.findall(r'<dl class="both">.*?</dl>', told.text, re.DOTALL)[0]
    (anew,) = re.findall(r'href="(/redigera/ny[^"]+)">Lägg till den på nytt', unescape(told.text))
    assert editor.open(anew)["label.sv"] == "Redovisar allt"

    now = editor.fields(told.text)
    (kept,) = (name.partition(".")[0] for name, text in now.items() if text == "Halvskrivet namn")
    now |= {f"{kept}.typ": "Goal", f"{kept}.goalKind.1": "direction-goal"}
    done = editor.send(LIST, now, f"lagg-till:{kept[1:]}")
    assert done.status_code == 303, unescape(done.text)
    assert {"sv": "Halvskrivet namn"} in [each.data.get("label") for each in open_workspace(editor.folder).records]
