"""A proposal gone through in the browser: marks beside fields, a list that grows shorter, records from a passage."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

LEVELS_IN_IDS = ("fullmaktigeniva", "direktionsniva", "verksamhetsniva")
BODY = "/redigera/r/organisation/direktionen"


@pytest.fixture
def editor(proposal: Any) -> Any:
    """Return an editor in a workspace with the example removed and a proposal for a document in its place."""
    return proposal


def left(page: str) -> int:
    found = re.search(r"(\d+) poster att gå igenom", page)
    return int(found[1]) if found else 0


def test_what_is_uncertain_stands_at_its_field_and_goes_when_it_is_saved(editor: Any) -> None:
    before = left(editor.client.get("/redigera").text)
    assert before > 40
    page = editor.client.get(BODY).text
    assert "Ett förslag som ingen har läst än" in page
    assert "OSÄKERT 80 %: står under rubriken ”4. Direktionsnivån”" in unescape(page)
    fields = editor.open(BODY)
    assert fields["level.1"] == "niva/direktionsniva"
    file = editor.folder / "r/bodies.yaml"
    stood = file.read_text("utf-8")
    saved = editor.send(BODY, fields)
    assert saved.status_code == 303
    after = editor.client.get(saved.headers["location"]).text
    assert f"{before - 1} kvar att gå igenom" in after
    assert "Ett förslag som ingen har läst än" not in after
    changed = [line for line in file.read_text("utf-8").splitlines() if line not in stood.splitlines()]
    assert changed == ["- id: organisation/direktionen", "  kind: executive-board", "  level: niva/direktionsniva"]
    editor.send("/redigera/angra", {"nyckel": fields["nyckel"], "andring": "1"})
    assert file.read_text("utf-8") == stood


def test_records_of_one_name_in_one_section_are_told_apart_by_their_kind(editor: Any) -> None:
    page = unescape(editor.client.get("/redigera?mapp=r").text)
    sections = re.findall(r'<h3 class="small-heading">.*?</ul>', page, re.DOTALL)
    named = [re.findall(r"<li><a [^>]*>([^<]*)</a>", each) for each in sections]
    assert {"Andelen (mål)", "Andelen (mål i siffror)"} <= {name for names in named for name in names}
    for names in named:
        assert len(names) == len(set(names))


def test_levels_of_ones_own_come_first_from_the_top_down(editor: Any) -> None:
    level = re.search(r'<select id="level.1".*?</select>', editor.client.get(BODY).text, re.DOTALL)
    assert level
    own, built_in = level[0].split('<optgroup label="Följer med styrgraf">')
    assert re.findall(r'value="(niva/[^"]*)"', own) == [f"niva/{name}" for name in LEVELS_IN_IDS]
    assert "niva/" not in built_in
    assert 'value="principal"' in built_in


def test_a_federation_finds_the_kinds_that_the_law_names(editor: Any) -> None:
    kinds = re.search(r'<select id="kind.1".*?</select>', editor.client.get(BODY).text, re.DOTALL)
    assert kinds
    words = set(re.findall(r">([^<]+)</option>", kinds[0]))
    assert {
        *("fullmäktige", "direktion", "presidium", "utskott", "fullmäktigeberedning", "gemensam nämnd", "revision"),
        *("valberedning", "kommunalförbund", "samordningsförbund", "kommunalt bolag", "stämma eller årsmöte"),
    } <= words


def test_one_saves_and_has_the_next(editor: Any) -> None:
    first = unescape(
        re.findall(r'<h3 class="small-heading">.*?href="([^"]*)"', editor.client.get("/redigera").text, re.DOTALL)[0]
    )
    seen = [first]
    for _ in range(3):
        answer = editor.send(seen[-1].partition("?")[0], editor.open(seen[-1]), "spara-nasta")
        assert answer.status_code == 303, re.findall(r'field-error"[^>]*>([^<]+)', answer.text)
        seen.append(answer.headers["location"])
        assert "Den förra är sparad. Här är nästa." in editor.client.get(seen[-1]).text
    assert len({each.partition("?")[0] for each in seen}) == 4


def test_a_change_takes_the_marks_along_and_other_records_keep_theirs(editor: Any) -> None:
    editor.send(BODY, editor.open(BODY) | {"kind.1": "presidium"})
    text = (editor.folder / "r/bodies.yaml").read_text("utf-8")
    own = text[text.index("organisation/direktionen") : text.index("organisation/forbundsfullmaktige")]
    assert "kind: presidium\n" in own
    assert "OSÄKERT" not in own.replace("- id: ", "")
    assert "OSÄKERT" in text


def test_a_record_is_begun_from_a_passage_that_nothing_stands_on(editor: Any) -> None:
    page = unescape(editor.client.get("/dokument/r").text)
    (address,) = set(re.findall(r'href="(/redigera\?[^"]*Ordf[^"]*)#nytt"', page))
    chosen = unescape(editor.client.get(address).text)
    assert "Välj vad det här stället säger" in chosen
    (form,) = re.findall(r'href="(/redigera/ny\?typ=Responsibility[^"]*)"', chosen)
    fields = editor.open(form)
    assert fields["source.1.section"] == "4-1-direktionen"
    assert fields["source.1.textStart"] == "Ordföranden ska komma från Norränge kommun."
    done = editor.send("/redigera/ny", fields | {"label.sv": "Leder", "duty.1": "leda", "force.1": "ska"})
    assert done.status_code == 303, re.findall(r'field-error"[^>]*>([^<]+)', done.text)
    form = done.headers["location"]
    back = _back(editor.client.get(form).text)
    assert f'id="{back.partition("#")[2]}"' in editor.client.get(back).text
    gone = editor.send(form.partition("?")[0], editor.open(form), "ta-bort")
    after = editor.client.get(gone.headers["location"]).text
    assert "kvar att gå igenom. Nästa:" in after
    section = page[page.index('id="avsnitt-4-1-direktionen"') : page.index('id="avsnitt-4-2')]
    assert f'id="{_back(after).partition("#")[2]}"' in section


def test_a_place_that_is_read_in_part_is_shown_with_what_is_left(editor: Any) -> None:
    file = editor.folder / "r/sections.yaml"
    start = "{section: 4-1-direktionen, textStart: Ordföranden ska}"
    record = f"- id: r/note/x\n  type: Note\n  label: {{sv: X}}\n  noteKind: ambiguity\n  source: [{start}]\n"
    file.write_text(file.read_text("utf-8") + "\n" + record, "utf-8")
    editor.client.app.renew()
    page = unescape(editor.client.get("/dokument/r").text)
    left = page[page.index("<h3>Delvis lästa</h3>") :]
    assert "Ordföranden ska <mark>komma från Norränge kommun</mark>." in left
    (form,) = re.findall(r'href="(/redigera\?[^"]*fran=komma[^"]*)#nytt"', left)
    chosen = unescape(editor.client.get(form).text)
    (new,) = re.findall(r'href="(/redigera/ny\?typ=Responsibility[^"]*)"', chosen)
    assert editor.open(new)["source.1.textStart"].startswith("komma")


def test_a_passage_that_is_gone_leads_to_where_it_was_in_a_paged_document(
    editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.pages.facts.chapter_pages.MOST_PASSAGES", 6)
    duty = "/redigera/r/r/responsibility/direktionen-redovisa"
    gone = editor.send(duty, editor.open(duty), "ta-bort")
    back = _back(editor.client.get(gone.headers["location"]).text)
    assert int(re.findall(r"sida=(\d+)", back)[0]) > 1
    page = editor.client.get(back).text
    assert f'id="{back.partition("#")[2]}"' in page
    assert 'id="avsnitt-4-1-direktionen"' in page


def _back(page: str) -> str:
    (found,) = re.findall(r'<a href="([^"]*)">Tillbaka till stället i dokumentet</a>', page)
    return unescape(found)


def test_a_passage_that_is_not_there_is_left_to_the_form(editor: Any) -> None:
    fields = editor.open("/redigera/ny?typ=Responsibility&mapp=r&avsnitt=x&fran=Finns+inte+alls")
    assert fields["source.1.textStart"] == "Finns inte alls"
    assert editor.client.get("/redigera/ny?typ=Responsibility&mapp=r&fran=" + "x" * 3000).status_code in (400, 422)


def test_months_are_chosen_and_days_written_as_people_do(editor: Any) -> None:
    path = "/redigera/r/event/direktionen-behandlar-arsbokslutet"
    fields = editor.open(path)
    assert fields["month.1"] == "--03"
    editor.send(path, fields | {"month.1": "--04", "deadline.1": "Den 3 april"})
    record = editor.record("event/direktionen-behandlar-arsbokslutet")
    assert (record.data["month"], record.data["deadline"]) == ("--04", "--04-03")
    assert editor.open(path)["deadline.1"] == "3 april"
    editor.send("/redigera/r/edition/r", editor.open("/redigera/r/edition/r") | {"issued.1": "14 maj 2031"})
    assert editor.record("edition/r").data["issued"] == "2031-05-14"


def test_a_line_of_a_file_leads_to_its_form(editor: Any) -> None:
    line = editor.record("organisation/direktionen").line
    answer = editor.client.get(f"/redigera/rad?fil=r/bodies.yaml&rad={line + 2}")
    assert (answer.status_code, answer.headers["location"]) == (303, BODY)
    assert editor.client.get("/redigera/rad?fil=../x.yaml&rad=1").status_code == 404
    assert "/redigera/rad?fil=r%2Fbodies.yaml" in editor.client.get("/granskning").text


def test_the_next_form_begins_with_the_edition_the_section_and_the_level_of_the_last(editor: Any) -> None:
    new = "/redigera/ny?typ=Body&mapp=r"
    assert not editor.open(new)["level.1"]
    marks = {"source.1.section": "4-1-direktionen", "source.1.textStart": "Ordföranden ska komma från Norränge kommun."}
    body = {"label.sv": "Presidiet", "kind.1": "presidium", "level.1": "niva/direktionsniva", **marks}
    saved = editor.send("/redigera/ny", editor.open(new) | body)
    assert saved.status_code == 303, re.findall(r'field-error"[^>]*>([^<]+)', saved.text)
    again = editor.open(new)
    assert (again["level.1"], again["source.1.section"]) == ("niva/direktionsniva", "4-1-direktionen")
    assert not again["source.1.textStart"]
    assert editor.open("/redigera/ny?typ=Goal&mapp=r")["source.1.section"] == "4-1-direktionen"
    elsewhere = editor.open("/redigera/ny?typ=Body&mapp=reference")
    assert not elsewhere["level.1"]
    assert '<option value="r" selected>' in editor.client.get("/redigera").text
