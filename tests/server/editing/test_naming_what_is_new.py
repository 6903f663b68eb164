"""A field may name what no record says yet, and what shares its name with something of another kind."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from graph.workspace import open_workspace
from server.pages.editing.needed import needed


@pytest.fixture
def editor(proposal: Any) -> Any:
    """Return an editor with a proposal that nobody has gone through."""
    return proposal


def named(editor: Any, name: str) -> Any:
    (found,) = (each for each in open_workspace(editor.folder).records if each.data.get("label") == {"sv": name})
    return found


def duty_of(editor: Any) -> Any:
    records = open_workspace(editor.folder).records
    return next(each for each in records if each.type == "Responsibility" and each.values("bearer"))


def test_a_recipient_that_is_not_there_is_added_with_the_duty(editor: Any) -> None:
    duty, before = duty_of(editor), editor.files()
    address = f"/redigera/r/{duty.id}"
    fields = {**editor.open(address), "recipient.nytt": "Skolchefen", "recipient.nyttslag": "Role"}
    tried = unescape(editor.send(address, fields, "prova").text)
    assert "finns inte" not in tried.partition('id="provning"')[2].partition("</section>")[0]
    assert editor.files() == before
    done = editor.send(address, fields)
    assert done.status_code == 303, unescape(done.text)
    role = named(editor, "Skolchefen")
    assert role.type == "Role"
    assert role.data["source"] == duty.data["source"]
    assert editor.record(duty.id).values("recipient") == [role.id]
    page = unescape(editor.client.get(done.headers["location"]).text)
    assert re.search(rf'också tillagt\.[^<]*<a href="/redigera/r/{role.id}">Skolchefen</a>', page)
    again = editor.send(address, {**editor.open(address), "recipient.1": "", "recipient.nytt": "skolchefen"})
    assert again.status_code == 303
    assert editor.record(duty.id).values("recipient") == [role.id]


def test_what_is_new_is_named_in_the_list_too(editor: Any) -> None:
    page = editor.client.get("/redigera/genomgang?mapp=r").text
    duty = duty_of(editor)
    found = re.search(rf'name="(r(\d+)\.)post" value="{duty.id} ', page)
    assert found
    sent = {
        **editor.fields(page),
        f"{found[1]}recipient.nytt": "Byarådet",
        f"{found[1]}recipient.nyttslag": "Collective",
    }
    assert editor.send("/redigera/genomgang", sent, f"rader:{found[2]}-{found[2]}").status_code == 303
    (council,) = (
        each for each in open_workspace(editor.folder).records if each.data.get("label") == {"sv": "Byarådet"}
    )
    assert council.id in editor.record(duty.id).values("recipient")


def test_what_is_new_lacks_nothing_that_its_kind_requires(editor: Any) -> None:
    duty = duty_of(editor)
    address = f"/redigera/r/{duty.id}"
    for name, kind in [("Kulturrådet", "Body"), ("Byrån", "Body"), ("Byvärden", "Post"), ("Älvens vänner", "Actor")]:
        fields = {**editor.open(address), "recipient.nytt": name, "recipient.nyttslag": kind}
        assert editor.send(address, fields).status_code == 303
        record = named(editor, name)
        form = f"/redigera/r/{record.id}"
        asked = editor.client.post(
            "/redigera/kontroll",
            data={**editor.open(form), "id": record.id},
            headers={"origin": "http://127.0.0.1:8000"},
        )
        assert asked.json() == {}
    levels = {each.id for each in open_workspace(editor.folder).records if each.type == "Concept"}
    assert named(editor, "Kulturrådet").data["kind"] == "council"
    assert named(editor, "Kulturrådet").data["level"] in levels
    assert named(editor, "Byvärden").data["postIn"] == "organisation/alvdalsforbundet"


def test_a_body_and_a_level_of_one_name_are_told_apart(editor: Any) -> None:
    body = next(each for each in open_workspace(editor.folder).records if each.type == "Body")
    level = next(each for each in open_workspace(editor.folder).records if each.type == "Concept")
    name = body.data["label"]["sv"]
    address = f"/redigera/reference/{level.id}"
    assert editor.send(address, {**editor.open(address), "label.sv": name}).status_code == 303
    new = "/redigera/ny?typ=Statement&mapp=r"
    assert re.search(rf"{name} \([^)]+\)</option>", unescape(editor.client.get(new).text))
    duty = duty_of(editor)
    place = {each: text for each, text in editor.open(f"/redigera/r/{duty.id}").items() if each.startswith("source.")}
    fields = {**editor.open(new), **place, "label.sv": "Något om det", "about.1": name}
    done = editor.send("/redigera/ny", fields)
    assert done.status_code == 303, unescape(done.text)
    (said,) = (
        each for each in open_workspace(editor.folder).records if each.data.get("label") == {"sv": "Något om det"}
    )
    assert said.values("about") == [body.id]


def test_what_is_new_is_named_within_a_value_too(editor: Any) -> None:
    rule = next(each for each in open_workspace(editor.folder).records if each.type == "CompositionRule")
    address = f"/redigera/r/{rule.id}"
    fields = {**editor.open(address), "seatGroup.1.seats.1": "2", "seatGroup.1.label.sv": "Byarna"}
    assert "seatGroup.1.drawnFrom.nytt" in fields
    fields |= {"seatGroup.1.drawnFrom.nytt": "Byalagen", "seatGroup.1.drawnFrom.nyttslag": "Collective"}
    done = editor.send(address, fields)
    assert done.status_code == 303, unescape(done.text)
    group = editor.record(rule.id).values("seatGroup")[0]
    assert named(editor, "Byalagen").id in group["drawnFrom"]


def test_a_field_with_an_endless_number_is_no_field(editor: Any) -> None:
    duty = duty_of(editor)
    fields = {**editor.open(f"/redigera/r/{duty.id}"), "bearer." + "9" * 5_000: "organisation/direktionen"}
    assert editor.send(f"/redigera/r/{duty.id}", fields).status_code == 303
    assert editor.record(duty.id).values("bearer") == duty.values("bearer")


def test_somebody_outside_is_placed_outside_whatever_the_levels_are_called(proposed: Any) -> None:
    assert needed(open_workspace(proposed), "Actor", "Utskottet för sjöfart")["level.1"] == "external"
