"""A record removed with what says nothing without it, and a record turned into one of another class; both undone."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

from graph.workspace import open_workspace
from graph.writing.history import history
from server.pages.editing.staying import stays
from server.pages.editing.turning import may_become

BODY = "/redigera/exempel-2030/organisation/radet"
POST = "/redigera/exempel-2030/post/radets-ordforande"


def undo(editor: Any, number: int) -> None:
    key = editor.open(POST)["nyckel"]
    assert editor.send("/redigera/angra", {"nyckel": key, "andring": str(number)}).status_code == 303


def notice(page: str) -> list[str]:
    """Return what the list of the notice at the top says, item by item."""
    found = re.search(r'class="notice bad".*?</ul>', page, re.DOTALL)
    assert found
    items = re.findall(r"<li>(.*?)</li>", found[0], re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", item)).strip() for item in items]


def test_a_record_goes_with_all_that_says_nothing_without_it_and_comes_back_at_once(editor: Any) -> None:
    before = editor.files()
    ids = {each.id for each in open_workspace(editor.folder).records}
    told = editor.send(BODY, editor.open(BODY), "ta-bort")
    assert "<h1>Ta bort ”Rådet” och det som hör till?</h1>" in told.text
    assert told.status_code == 200
    sentences = notice(told.text)
    assert sentences[0] == "Organ ”Rådet” tas bort."
    assert "Post ”Rådets ordförande” tas bort." in sentences
    assert sentences[-1].startswith("Ansvar ”Bereder årsplanen åt Rådet” står kvar, men pekar inte längre på")
    assert sentences[-1].endswith("(riktas till).")
    assert editor.files() == before

    done = editor.send(BODY, editor.fields(told.text), "ta-bort-sakert")
    assert done.status_code == 303, notice(done.text)
    left = open_workspace(editor.folder).records
    assert len(sentences) == len(ids) - len({each.id for each in left}) + sum("står kvar" in each for each in sentences)
    assert not [each.id for each in left if "organisation/radet" in str(each.data)]
    assert editor.client.get("/organ/radet").status_code == 404
    (change,) = history(editor.folder)
    assert change.title.startswith("Rådet togs bort, och ")
    editor.send("/redigera/angra", {"nyckel": editor.fields(told.text)["nyckel"], "andring": str(change.number)})
    assert editor.files() == before


def test_what_has_changed_since_it_was_told_is_told_anew(editor: Any) -> None:
    told = editor.send(BODY, editor.open(BODY), "ta-bort")
    post = editor.open(POST)
    assert editor.send(POST, post, "ta-bort").status_code == 303
    before = editor.files()
    again = editor.send(BODY, editor.fields(told.text), "ta-bort-sakert")
    assert again.status_code == 200
    assert "Post ”Rådets ordförande” tas bort." not in notice(again.text)
    assert editor.files() == before


def test_more_than_fifty_are_counted(editor: Any) -> None:
    file: Path = editor.folder / "exempel-2030" / "many.yaml"
    place = "source: [{section: organ, textStart: En av dem, textEnd: ordförande.}]"
    text = "- id: post/p{0}\n  type: Post\n  label: {{sv: P {0}, en: P {0}}}\n  postIn: organisation/kansliet\n  {1}\n"
    file.write_text("".join(text.format(number, place) for number in range(60)), "utf-8")
    editor.client.app.renew()
    path = "/redigera/exempel-2030/organisation/kansliet"
    page = editor.send(path, editor.open(path), "ta-bort").text
    pointing = int(re.findall(r"låt de (\d+) poster som pekar på den", page)[0])
    assert pointing >= 60
    assert f"… och {pointing - 50} till." in page


def test_the_arena_does_not_go_along(editor: Any) -> None:
    path = "/redigera/exempel-2030/organisation/orterna"
    told = editor.send(path, editor.open(path), "ta-bort")
    assert not [each for each in notice(told.text) if "Exempelsamrådet" in each and "tas bort." in each]
    assert editor.send(path, editor.fields(told.text), "ta-bort-sakert").status_code == 303


def test_a_post_becomes_a_body_that_keeps_what_points_at_it(editor: Any) -> None:
    before = editor.files()
    form = editor.send(POST, {**editor.open(POST), "blir": "Body"}, "byt")
    assert "Från post till organ." in form.text
    assert "försvinner när du sparar: Roll." in unescape(form.text)
    assert editor.files() == before
    fields = editor.fields(form.text)
    assert fields["partOf.1"] == "organisation/radet"
    lacking = editor.send(POST, fields)
    assert lacking.status_code == 422
    answered = {**editor.fields(lacking.text), "kind.1": "presidium", "level.1": "political"}
    assert editor.send(POST, answered).status_code == 303
    record = editor.record("post/radets-ordforande")
    assert (record.type, record.data["partOf"], "role" in record.data) == ("Body", "organisation/radet", False)
    assert "blev organ" in editor.client.get("/redigera").text
    undo(editor, 1)
    assert editor.files() == before


def test_a_body_becomes_a_post(editor: Any) -> None:
    path = "/redigera/exempel-2030/organisation/kansliet"
    pointing = [each.id for each in open_workspace(editor.folder).records if "organisation/kansliet" in str(each.data)]
    form = editor.send(path, {**editor.open(path), "blir": "Post"}, "byt")
    fields = editor.fields(form.text)
    assert fields["postIn.1"] == "organisation/exempelsamradet"
    assert editor.send(path, fields, "prova").status_code == 200
    assert editor.send(path, fields).status_code == 303
    record = editor.record("organisation/kansliet")
    assert (record.type, record.data["source"]) == ("Post", [
        {"section": "uppgifter", "textStart": "Kansliet ska", "textEnd": "31 oktober."}
    ])  # fmt: skip
    still = [each.id for each in open_workspace(editor.folder).records if "organisation/kansliet" in str(each.data)]
    assert still == pointing


def test_nothing_becomes_what_it_cannot_be(editor: Any) -> None:
    before = editor.files()
    for kind in ("Person", "Goal", "x", ""):
        assert 'name="typ" value="Post"' in editor.send(POST, {**editor.open(POST), "blir": kind}, "byt").text
        assert editor.send(POST, {**editor.open(POST), "typ": kind}).status_code == 303
    assert editor.files() == before


DUTY = "/redigera/exempel-2030/exempel-2030/responsibility/bereder"


def test_a_duty_becomes_what_its_sentence_says_and_tells_beforehand_what_is_kept(editor: Any) -> None:
    duty = next(each for each in open_workspace(editor.folder).records if each.type == "Responsibility")
    path = f"/redigera/{duty.edition}/{duty.id}"
    page = unescape(re.sub(r"<[^>]+>", "", editor.client.get(path).text))
    for kind in ("Aktivitet i årshjulet", "Utseende", "Indikator", "Mål", "Linje"):
        assert re.search(rf"^\s*{kind}\s*$", page, re.MULTILINE), kind
    event = re.search(r"^\s*Aktivitet i årshjulet\s*$\s*(.*)", page, re.MULTILINE)
    assert event
    assert re.search(r"Behålls: .*anordnas av", event[1])
    assert re.search(r"Försvinner: .*Uppgiftsord", event[1])
    indicator = re.search(r"^\s*Indikator\s*$\s*(.*)", page, re.MULTILINE)
    assert indicator
    assert "Måste fyllas i: " in indicator[1]

    form = editor.send(path, {**editor.open(path), "blir": "Event"}, "byt")
    fields = editor.fields(form.text)
    assert (fields["typ"], fields["organiser.1"]) == ("Event", duty.values("bearer")[0])
    asking = editor.send(path, {**editor.open(path), "blir": "Goal"}, "byt")
    assert re.search(r'Fyll i det här nu:.*href="#fraga-goalKind"', asking.text)
    saved = editor.send(path, fields)
    assert saved.status_code == 303
    record = editor.record(duty.id)
    assert (record.type, record.data["organiser"]) == ("Event", duty.data["bearer"])
    assert record.data["source"] == duty.data["source"]


def test_what_cannot_be_of_the_new_kind_is_left_behind_and_told(editor: Any) -> None:
    path = "/redigera/exempel-2030/organisation/kansliet"
    assert 'value="Event"' not in editor.client.get(path).text
    duty = next(each for each in open_workspace(editor.folder).records if each.type == "Responsibility")
    path = f"/redigera/{duty.edition}/{duty.id}"
    form = editor.send(path, {**editor.open(path), "blir": "Principle"}, "byt").text
    assert "försvinner när du sparar: " in unescape(form)
    assert duty.values("bearer")[0] not in [value for name, value in editor.fields(form).items() if name != "id"]


OTHER_ARENA = "/redigera/exempel-2030/organisation/grannarna"


def test_another_arena_goes_or_becomes_a_body_and_the_own_one_stays(editor: Any) -> None:
    file: Path = editor.folder / "exempel-2030" / "organ.yaml"
    place = "source: [{section: organ, textStart: En av dem, textEnd: ordförande.}]"
    arena = "- id: organisation/grannarna\n  type: Arena\n  label: {{sv: Grannarna, en: Neighbours}}\n  {0}\n"
    file.write_text(f"{file.read_text('utf-8')}\n{arena.format(place)}", "utf-8")
    editor.client.app.renew()
    workspace = open_workspace(editor.folder)
    told = {(each.id, each.edition): each for each in workspace.records if each.type == "Arena"}
    own, other = workspace.settings.arena, told["organisation/grannarna", "exempel-2030"]
    assert (stays(workspace, other), "Body" in may_become(workspace, other)) == (False, True)
    # Two records tell of the own one, so that either may go, and the last may not.
    assert not stays(workspace, told[own, None])
    assert stays(replace(workspace, records=(told[own, None],)), told[own, None])
    assert may_become(workspace, told[own, None]) == ()

    fields = editor.fields(editor.send(OTHER_ARENA, {**editor.open(OTHER_ARENA), "blir": "Body"}, "byt").text)
    assert editor.send(OTHER_ARENA, {**fields, "kind.1": "council", "level.1": "political"}).status_code == 303
    assert editor.record("organisation/grannarna").type == "Body"
    undo(editor, 1)
    assert editor.send(OTHER_ARENA, editor.open(OTHER_ARENA), "ta-bort").status_code == 303
    assert "organisation/grannarna" not in {each.id for each in open_workspace(editor.folder).records}


def test_a_duty_becomes_a_prohibition_by_its_own_name(editor: Any) -> None:
    duty = next(each for each in open_workspace(editor.folder).records if each.type == "Responsibility")
    path = f"/redigera/{duty.edition}/{duty.id}"
    page = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", editor.client.get(path).text)))
    assert re.search(r" Beslutsförhet Behålls: .*? Förbud Behålls: ", page)
    form = editor.send(path, {**editor.open(path), "blir": "Statement:prohibition"}, "byt")
    fields = editor.fields(form.text)
    assert (fields["typ"], fields["statementKind.1"]) == ("Statement", "prohibition")
    assert editor.send(path, fields).status_code == 303
    record = editor.record(duty.id)
    assert (record.type, record.data["statementKind"]) == ("Statement", "prohibition")
    # A statement becomes one of another kind by the same list, but not of its own.
    page = editor.client.get(path).text
    assert 'value="Statement:quorum"' in page
    assert 'value="Statement:prohibition"' not in page.partition('name="blir"')[2]


def test_an_edition_is_removed_by_one_button_and_comes_back(proposal: Any) -> None:
    before = proposal.files()
    page = proposal.client.get("/redigera?mapp=r").text
    (form,) = re.findall(r'<details class="more" id="ta-bort-utgava">.*?</details>', page, re.DOTALL)
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    done = proposal.send("/redigera/ta-bort-utgava", sent)
    assert done.status_code == 303
    assert not (proposal.folder / "r").exists()
    page = proposal.client.get(done.headers["location"])
    assert page.status_code == 200
    assert "togs bort" in page.text
    undo = dict(re.findall(r'name="(nyckel|andring)" value="([^"]+)"', page.text.partition('id="klart"')[2]))
    assert proposal.send("/redigera/angra", undo).status_code == 303
    assert proposal.files() == before
    assert (proposal.folder / "r/granska.md").exists()
