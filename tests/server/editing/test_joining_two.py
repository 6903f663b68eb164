"""A thing that a proposal has under two names becomes one, from the list and from its form, and comes back at once."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from graph.workspace import open_workspace
from graph.writing.history import history

MANY = "/redigera/genomgang"
LIST = f"{MANY}?mapp=r&slag=Body"


@pytest.fixture
def two(proposal: Any) -> tuple[Any, str, str]:
    """Return an editor and the ids of two proposed bodies of one level, the first of which bears a duty."""
    records = open_workspace(proposal.folder).records
    bearing = {str(one) for each in records if each.type == "Responsibility" for one in each.values("bearer")}
    bodies = [each for each in records if each.type == "Body" and each.edition == "r"]
    one = next(each for each in bodies if each.id in bearing)
    other = next(each for each in bodies if each.id != one.id and each.data.get("level") == one.data.get("level"))
    return proposal, one.id, other.id


def name(editor: Any, identity: str) -> str:
    """Return what a record is called."""
    return str(editor.record(identity).data["label"]["sv"])


def prefix(page: str, identity: str) -> str:
    """Return what the fields of a row of the list begin with."""
    (found,) = re.findall(rf'name="(r\d+\.)post" value="{identity} ', page)
    return str(found)


def pointing(editor: Any, identity: str) -> list[str]:
    """Return the ids of the records that name another."""
    every = open_workspace(editor.folder).records
    return [each.id for each in every if f"'{identity}'" in str(each.data) and each.id != identity]


def joined(editor: Any, gone: str, kept: str) -> None:
    """See that the one is the other, with its name and its places, and that one press takes that back."""
    record = editor.record(kept)
    assert not [each for each in open_workspace(editor.folder).records if each.id == gone]
    assert pointing(editor, gone) == []
    assert record.data["altLabel"]["sv"]


def test_a_body_of_the_list_is_one_with_another_and_back(two: tuple[Any, str, str]) -> None:
    editor, gone, kept = two
    before, source = editor.files(), editor.record(gone).values("source")
    page = editor.client.get(LIST).text
    row = prefix(page, gone)
    above = page.partition(f'id="p-{gone}"')[0]
    quoted = re.findall(r'<blockquote class="words" lang="sv">(.*?)</blockquote>', above)[-1]
    fields = {**editor.fields(page), f"{row}samma-som": name(editor, kept)}
    answer = editor.send(MANY, fields, f"sla-ihop:{row[1:-1]}")
    if answer.status_code == 200:  # something goes that nobody has asked for
        assert "Inget är gjort än." in answer.text
        assert editor.files() == before
        again = editor.fields(answer.text)
        answer = editor.send(MANY, again, f"sla-ihop-sakert:{row[1:-1]}")
    assert answer.status_code == 303, unescape(answer.text)
    joined(editor, gone, kept)
    assert all(place in editor.record(kept).values("source") for place in source)
    (change,) = history(editor.folder)
    after = unescape(editor.client.get(answer.headers["location"]).text)
    assert "slogs ihop med" in after
    # Its sentence stays where it stands, to be added to, and one comes back there.
    place = answer.headers["location"].partition("#")[2]
    sentence = after.partition(f'id="{place}"')[2].partition('<div class="beside">')[0]
    assert quoted in sentence
    assert 'value="mer:' in sentence
    assert editor.send(MANY, {"nyckel": fields["nyckel"], "mapp": "r"}, f"angra:{change.number}").status_code == 303
    assert editor.files() == before


def test_enter_in_the_field_does_it_and_what_is_mended_beside_is_saved(two: tuple[Any, str, str]) -> None:
    editor, gone, kept = two
    page = editor.client.get(LIST).text
    row, other = prefix(page, gone), prefix(page, kept)
    fields = {**editor.fields(page), f"{row}samma-som": name(editor, kept), f"{other}label.sv": "Nytt namn"}
    answer = editor.send(MANY, fields, "rattat")
    if answer.status_code == 200:
        answer = editor.send(MANY, editor.fields(answer.text), f"sla-ihop-sakert:{row[1:-1]}")
    assert answer.status_code == 303, unescape(answer.text)
    joined(editor, gone, kept)
    assert name(editor, kept) == "Nytt namn"
    assert len(history(editor.folder)) == 1


def test_a_name_that_nothing_has_is_told_and_nothing_changes(two: tuple[Any, str, str]) -> None:
    editor, gone, _ = two
    before, page = editor.files(), editor.client.get(LIST).text
    row = prefix(page, gone)
    answer = editor.send(MANY, {**editor.fields(page), f"{row}samma-som": "Ingen"}, f"sla-ihop:{row[1:-1]}")
    assert answer.status_code == 422
    assert "Ingen annan post av det slaget heter ”Ingen”." in unescape(answer.text)
    path = f"/redigera/r/{gone}"
    form = editor.send(path, {**editor.open(path), "samma-som": ""}, "sla-ihop")
    assert form.status_code == 422
    assert editor.files() == before


def test_a_form_joins_without_the_name_and_tells_first_what_goes(editor: Any) -> None:
    path = "/redigera/exempel-2030/organisation/kansliet"
    before = editor.files()
    fields = {**editor.open(path), "samma-som": "organisation/radet"}
    assert fields.pop("annat-namn") == "ja"
    told = editor.send(path, fields, "sla-ihop")
    assert told.status_code == 200
    assert "<h1>Slå ihop ”Kansliet”?</h1>" in told.text
    sentences = re.findall(r"<li>([^<]*)</li>", unescape(told.text))
    assert "”Kansliet” blir ett med ”Rådet”." in sentences
    assert any(each.startswith("Det ”Kansliet” säger om ") for each in sentences)
    assert editor.files() == before
    done = editor.send(path, editor.fields(told.text), "sla-ihop-sakert")
    assert done.headers["location"].startswith("/redigera/exempel-2030/organisation/radet")
    assert "De två är nu en." in editor.client.get(done.headers["location"]).text
    assert pointing(editor, "organisation/kansliet") == []
    assert "Kansliet" not in str(editor.record("organisation/radet").data.get("altLabel"))


def test_what_keeps_the_workspace_from_being_whole_is_told_before(editor: Any) -> None:
    before = editor.files()
    path = "/redigera/exempel-2030/organisation/radet"
    answer = editor.send(path, {**editor.open(path), "samma-som": "post/radets-ordforande"}, "sla-ihop")
    assert answer.status_code == 422
    assert "De kan inte slås ihop. Inget är ändrat." in answer.text
    assert editor.files() == before


DOCUMENTS = """
- id: deliverable/avtalet
  type: Deliverable
  label: {sv: Avtalet}  # OSÄKERT 60 %: läst ur ”avtalet”
  keeper: organisation/kansliet
  source: [{section: uppgifter, textStart: Kansliet ska, textEnd: 31 oktober.}]

- id: deliverable/samarbetsavtalet
  type: Deliverable
  label: {sv: Samarbetsavtalet}  # OSÄKERT 65 %: läst ur ”samarbetsavtalet”
  source: [{section: organ, textStart: Rådet består, textEnd: varje ort.}]
"""
ACCEPTED = """
- finding: 0123456789ab
  rule: document-without-keeper
  about: Avtalet
  reason: Känt sedan förra mötet.
  by: Alva Ek
  until: 2099-12-31
"""


def test_what_is_joined_keeps_its_own_mark_and_what_is_accepted_of_a_document_stays(editor: Any) -> None:
    file, accepted = editor.folder / "exempel-2030" / "underlag.yaml", editor.folder / "accepted.yaml"
    file.write_text(DOCUMENTS.lstrip("\n"), "utf-8")
    accepted.write_text(ACCEPTED.lstrip("\n"), "utf-8")
    editor.client.app.renew()
    before, kept_before = editor.files(), accepted.read_bytes()
    path = "/redigera/exempel-2030/deliverable/avtalet"
    told = editor.send(path, {**editor.open(path), "samma-som": "Samarbetsavtalet"}, "sla-ihop")
    done = editor.send(path, editor.fields(told.text), "sla-ihop-sakert") if told.status_code == 200 else told
    assert done.status_code == 303, unescape(done.text)
    record = editor.record("deliverable/samarbetsavtalet").data
    assert (record["altLabel"], record["keeper"]) == ({"sv": ["Avtalet"]}, "organisation/kansliet")
    assert len(record["source"]) == 2
    # Nobody has gone through the one that is kept: its mark stays, and it is still listed as a proposal.
    assert "# OSÄKERT 65 %" in file.read_text("utf-8")
    assert "deliverable/avtalet" not in file.read_text("utf-8")
    overview = unescape(editor.client.get("/redigera?mapp=exempel-2030").text)
    assert "En post att gå igenom" in overview
    assert accepted.read_bytes() == kept_before
    (change,) = history(editor.folder)
    undo = {"nyckel": editor.fields(editor.client.get(path.replace("avtalet", "samarbetsavtalet")).text)["nyckel"]}
    assert editor.send("/redigera/angra", {**undo, "andring": str(change.number)}).status_code == 303
    assert editor.files() == before
