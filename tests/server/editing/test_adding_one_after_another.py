"""Adding many records: more from the same place, the next sentence unsaid, and another class where one stands."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from graph.workspace import open_workspace
from server.pages.editing.proposals.guessing import around, as_duty, guessed, names_in
from server.pages.editing.things import Things

LIST = "/redigera/genomgang?mapp=r"


@pytest.fixture
def editor(proposal: Any) -> Any:
    """Return an editor with a proposal that nobody has gone through."""
    return proposal


def page_of(editor: Any, address: str) -> str:
    page = editor.client.get(address)
    assert page.status_code == 200, page.text
    return unescape(page.text)


def linked(page: str, words: str) -> str:
    found = re.search(rf'<a href="([^"]+)">{words}', page)
    assert found, f"nothing leads to {words!r}"
    return found[1]


def test_what_is_added_leads_to_one_more_of_the_same_place_and_bearer_and_to_the_next_sentence(editor: Any) -> None:
    address = next(
        each for each in re.findall(r'href="(/redigera/ny[^"]+)"', page_of(editor, LIST)) if "typ=Responsib" in each
    ).replace("&lista=ja", "")
    fields = {**editor.open(address), "label.sv": "Höra av sig i tid", "duty.1": "ansvara", "force.1": "ska"}
    fields["bearer.1"] = "organisation/direktionen"
    done = editor.send("/redigera/ny", fields)
    assert done.status_code == 303, unescape(done.text)
    added = page_of(editor, done.headers["location"])
    again = editor.open(linked(added, "En till från samma ställe"))
    assert again["typ"] == "Responsibility"
    assert again["bearer.1"] == "organisation/direktionen"
    assert again["source.1.textStart"] == fields["source.1.textStart"]
    assert not again["label.sv"]
    following = re.search(r'ifyllt: <a href="([^"]+)">', added)
    assert following
    assert editor.open(following[1])["label.sv"]


def test_a_sentence_is_added_as_any_class_where_it_stands(editor: Any) -> None:
    sent = editor.fields(page_of_raw(editor))
    name = next(field for field in sent if re.fullmatch(r"u\d+\.typ", field))
    prefix = name.removesuffix("typ")
    number = prefix.strip("u.")
    shown = editor.send("/redigera/genomgang", {**sent, name: "Body"}, f"slag:{number}")
    fields = editor.fields(shown.text)
    assert fields[name] == "Body"
    assert f"{prefix}level.1" in fields
    assert not fields[f"{prefix}label.sv"]
    level, kind = (options_of(unescape(shown.text), f"{prefix}{key}.1") for key in ("level", "kind"))
    filled = {f"{prefix}label.sv": "Samrådet", f"{prefix}level.1": level[0], f"{prefix}kind.1": kind[0]}
    done = editor.send("/redigera/genomgang", {**fields, **filled}, f"lagg-till:{number}")
    assert done.status_code == 303, unescape(done.text)
    assert editor.record("organisation/samradet").values("level") == level[:1]
    more = editor.open(linked(page_of(editor, done.headers["location"]), "En till från samma ställe").partition("#")[0])
    (own,) = (
        name.removesuffix("fran") for name, text in more.items() if name[:1] == "u" and text == sent[f"{prefix}fran"]
    )
    assert (more[f"{own}typ"], more[f"{own}level.1"]) == ("Body", level[0])


def test_a_new_form_becomes_one_of_another_class_and_keeps_what_is_answered(editor: Any) -> None:
    address = "/redigera/ny?typ=Responsibility&mapp=r&bearer.1=organisation/direktionen&label.sv=Ses+i+maj&lista=ja"
    shown = editor.send("/redigera/ny", {**editor.open(address), "slag": "Event"}, "byt")
    fields = editor.fields(shown.text)
    assert (fields["typ"], fields["label.sv"], fields["lista"]) == ("Event", "Ses i maj", "ja")
    assert fields["organiser.1"] == "organisation/direktionen"
    aside = editor.fields(editor.send("/redigera/ny", {**fields, "slag": "SetAside"}, "byt").text)
    assert aside["reason.sv"]
    assert editor.send("/redigera/ny", {**fields, "slag": "Ingenting"}, "byt").status_code == 404


def page_of_raw(editor: Any) -> str:
    page: str = editor.client.get(LIST).text
    return page


def options_of(page: str, name: str) -> list[str]:
    select = page.partition(f'<select id="{name}"')[2].partition("</select>")[0]
    return [each for each in re.findall(r'<option value="([^"]*)"', select) if each]


def test_more_is_added_to_the_very_sentence_of_the_button(editor: Any) -> None:
    blocks = [each for each in page_of(editor, LIST).split('<div class="beside">') if 'value="mer:' in each]
    for block in (blocks[0], blocks[len(blocks) // 2], blocks[-1]):
        own = re.sub("<[^>]+>", "", block.partition('<blockquote class="words"')[2].partition("</blockquote>")[0])
        (name,) = re.findall(r'value="(mer:[^"]+)', block)
        fields = editor.fields(editor.send("/redigera/genomgang", editor.fields(page_of_raw(editor)), name).text)
        (prefix,) = (field.removesuffix("mer") for field in fields if re.fullmatch(r"u\d+\.mer", field))
        assert fields[f"{prefix}fran"] in own
        assert fields[f"{prefix}label.sv"].casefold() in own.casefold()


def test_a_point_of_a_list_is_a_duty_of_whoever_the_list_is_opened_with(proposed: Path) -> None:
    things = Things(open_workspace(proposed), "sv")
    names = names_in(things)
    said = around(names, "• föra statistik över resorna,", "Direktionen skall")
    kind, texts = guessed(things, names, "• föra statistik över resorna,", said)
    assert (kind, texts["label.sv"]) == ("Responsibility", "Föra statistik över resorna")
    assert (texts["bearer.1"], texts["force.1"]) == ("organisation/direktionen", "ska")
    # A part of a sentence has its force from the whole.
    rest = around(names, "Direktionen skall upphandla trafik och följa upp avtalen.")
    assert as_duty(things, names, "upphandla trafik", rest)["force.1"] == "ska"
    # What lays it on nobody has no bearer, whoever bears the rest of the section.
    assert "bearer.1" not in as_duty(things, names, "Avtal får ingås.", around(names, "Avtal får ingås."))
    assert "bearer.1" not in as_duty(things, names, "Avtal får ingås med direktionen.")
    assert as_duty(things, names, "Dessutom ska direktionen vila.")["bearer.1"] == "organisation/direktionen"


def test_what_one_has_begun_to_add_stays_whatever_other_button_is_pressed(editor: Any) -> None:
    page = page_of_raw(editor)
    first, second = re.findall(r'value="(mer:[^"]+)"', page)[:2]
    fields = editor.fields(editor.send("/redigera/genomgang", editor.fields(page), first).text)
    (prefix,) = (name.removesuffix("mer") for name in fields if re.fullmatch(r"u\d+\.mer", name))
    fields |= {f"{prefix}label.sv": "Något som inte är tillagt"}
    for button in (second, "rattat", "rader:1-1"):
        answer = editor.send("/redigera/genomgang", fields, button)
        shown = answer.text if answer.status_code == 200 else page_of(editor, answer.headers["location"])
        kept = editor.fields(shown)
        (own,) = (name.removesuffix("label.sv") for name, text in kept.items() if text == "Något som inte är tillagt")
        assert kept[f"{own}mer"] == first.partition(":")[2]
        assert "inte tillagt än" in shown
    # The section’s button lets the rest say nothing, but not what something is begun of.
    fields = editor.fields(page_of_raw(editor))
    done = next(each for each in re.findall(r'value="(klart:[^"]+)"', page_of_raw(editor)))
    left = f"u{done.partition('=')[2].partition('-')[0]}."
    place = fields[f"{left}fran"]
    answer = editor.send("/redigera/genomgang", {**fields, f"{left}label.sv": "Börjat på"}, done)
    kept = editor.fields(page_of(editor, answer.headers["location"]))
    (own,) = (name.removesuffix("label.sv") for name, text in kept.items() if text == "Börjat på")
    assert kept[f"{own}fran"] == place
    # What is not touched is not carried along.
    untouched = editor.send("/redigera/genomgang", editor.fields(page_of_raw(editor)), "rader:1-1").headers["location"]
    assert "label.sv" not in untouched
