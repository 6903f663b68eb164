"""Records changed by way of their forms: asked by the shapes, tried, saved, undone, and never lost."""

from __future__ import annotations

import re
from html import unescape
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph.workspace import open_workspace
from ontology import schema
from server.app import create_app
from server.pages.editing.content import data_of, merged, texts_of
from server.pages.editing.things import Things
from server.service import open_service

ROOT = Path(__file__).parents[2]
ADDRESS = "http://127.0.0.1:8000"
BODY = "/redigera/exempel-2030/organisation/radet"


@pytest.mark.parametrize("workspace", [None, *sorted((ROOT / "workspaces").glob("*/workspace.yaml"))], ids=str)
def test_a_form_holds_everything_that_a_record_says(workspace: Path | None) -> None:
    opened = open_workspace(workspace.parent if workspace else None)
    for record in (*opened.records, *opened.withheld):
        texts = texts_of(record.type, record.data)
        again = merged(record.data, data_of(record.type, texts, opened.settings.languages))
        assert again == record.data, f"{record.file}:{record.line}"


def test_every_class_has_a_form_in_both_languages(editor: Any) -> None:
    settings = editor.folder / "workspace.yaml"
    settings.write_text(settings.read_text("utf-8").replace("persons: false", "persons: true"), "utf-8")
    editor.client.app.renew()
    for kind, language in product(schema.classes(), ("sv", "en")):
        page = editor.client.get(f"/redigera/ny?typ={kind}&mapp=exempel-2030&lang={language}")
        assert page.status_code == 200
        legends = re.findall(r"<legend>([^<]*)", page.text)
        assert len(legends) >= len(schema.keys_of(kind))
        assert not [each for each in legends if "#" in each or not each.strip()]


def test_a_form_sent_as_it_is_changes_nothing(editor: Any) -> None:
    before = editor.files()
    for record in open_workspace(editor.folder).records:
        path = f"/redigera/{record.edition or 'reference'}/{record.id}"
        assert editor.send(path, editor.open(path)).status_code in (303, 422), path
    assert editor.files() == before


def test_a_change_is_saved_shown_and_undone(editor: Any) -> None:
    before = editor.files()
    fields = editor.open(BODY)
    answer = editor.send(BODY, {**fields, "label.sv": "Presidiet"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{BODY}?gjort=saved&andring=1")
    assert editor.record("organisation/radet").data["label"]["sv"] == "Presidiet"
    assert "<h1>Presidiet</h1>" in editor.client.get("/organ/radet").text
    changed = {file for file, text in editor.files().items() if text != before[file]}
    assert len(changed) == 1

    overview = editor.client.get("/redigera").text
    assert "Presidiet ändrades (Namn)" in overview
    (number,) = re.findall(r'name="andring" value="(\d+)"', overview)
    (key,) = set(re.findall(r'name="nyckel" value="([^"]+)"', overview))
    assert editor.send("/redigera/angra", {"nyckel": key, "andring": number}).status_code == 303
    assert editor.files() == before
    assert "Presidiet" not in editor.client.get("/organ/radet").text


def test_what_is_copied_from_a_pdf_is_saved_as_if_typed_and_what_is_refused_is_named(editor: Any) -> None:
    fields = editor.open(BODY)
    assert editor.send(BODY, {**fields, "label.sv": "Ra\u030adet fo\u0308r sam\xadver\u200bkan"}).status_code == 303
    assert editor.record("organisation/radet").data["label"]["sv"] == "Rådet för samverkan"
    fields = editor.open(BODY)
    for odd, named in (("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"), ("<b>", "&lt;b&gt;")):
        answer = editor.send(BODY, {**fields, "label.sv": f"Rådet{odd}"})
        assert (answer.status_code, named in answer.text) == (422, True)


def test_two_editors_at_once_get_a_conflict_and_nothing_is_lost(editor: Any) -> None:
    mine, theirs = editor.open(BODY), editor.open(BODY)
    assert editor.send(BODY, {**theirs, "label.sv": "Presidiet"}).status_code == 303
    answer = editor.send(BODY, {**mine, "label.sv": "Ledningen"})
    assert answer.status_code == 409
    assert "Någon annan har ändrat posten" in answer.text
    assert "svenska: Presidiet" in answer.text
    assert "svenska: Ledningen" in answer.text
    assert editor.record("organisation/radet").data["label"]["sv"] == "Presidiet"
    fields = editor.fields(answer.text)
    assert fields["label.sv"] == "Ledningen"
    assert editor.send(BODY, fields).status_code == 303
    assert editor.record("organisation/radet").data["label"]["sv"] == "Ledningen"


def test_two_editors_who_change_other_fields_lose_nothing_of_either(editor: Any) -> None:
    mine, theirs = editor.open(BODY), editor.open(BODY)
    assert editor.send(BODY, {**theirs, "description.sv": "Sammanträder på tisdagar."}).status_code == 303
    answer = editor.send(BODY, {**mine, "description.en": "Meets on Tuesdays."})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{BODY}?gjort=together&andring=2")
    assert "det står kvar" in editor.client.get(answer.headers["location"]).text
    said = editor.record("organisation/radet").data["description"]
    assert said == {"sv": "Sammanträder på tisdagar.", "en": "Meets on Tuesdays."}


def test_after_a_clash_what_only_the_other_has_changed_stays(editor: Any) -> None:
    mine, theirs = editor.open(BODY), editor.open(BODY)
    changed = {"description.sv": "Sammanträder på tisdagar.", "label.sv": "Presidiet"}
    assert editor.send(BODY, {**theirs, **changed}).status_code == 303
    answer = editor.send(BODY, {**mine, "description.en": "Meets on Tuesdays.", "label.sv": "Ledningen"})
    assert answer.status_code == 409
    assert answer.text.count('data-heading="Så skrev du"') == 1, "only what both have changed is asked about"
    assert editor.send(BODY, editor.fields(answer.text)).status_code == 303
    record = editor.record("organisation/radet").data
    assert record["description"] == {"sv": "Sammanträder på tisdagar.", "en": "Meets on Tuesdays."}
    assert record["label"]["sv"] == "Ledningen"


@pytest.mark.parametrize("opened", ["[" * 20_000, "{}", '{"id": "organisation/radet", "type": "Body"}'])
def test_a_form_that_does_not_tell_what_it_was_opened_with_asks_about_every_difference(
    editor: Any, opened: str
) -> None:
    mine, theirs = editor.open(BODY), editor.open(BODY)
    assert editor.send(BODY, {**theirs, "description.sv": "Sammanträder på tisdagar."}).status_code == 303
    answer = editor.send(BODY, {**mine, "oppnad": opened, "description.en": "Meets on Tuesdays."})
    assert answer.status_code == 409


def test_a_change_is_tried_before_it_is_saved(editor: Any) -> None:
    before = editor.files()
    workspace = open_workspace(editor.folder)
    duty = next(each for each in workspace.records if each.type == "Responsibility" and each.data.get("force") == "ska")
    path = f"/redigera/{duty.edition}/{duty.id}"
    fields = editor.open(path)
    page = editor.send(path, {**fields, "force.1": "bor"}, "prova").text
    assert "Ändringen gör en sak" in page
    assert "svagare" in page.lower() or "mindre bindande" in page.lower()
    without = {name: "" if name.startswith("bearer.") else text for name, text in fields.items()}
    assert (
        "nytt fynd" in editor.send(path, without, "prova").text
        or "nya fynd" in editor.send(path, without, "prova").text
    )
    assert editor.files() == before


MISTAKES: list[tuple[dict[str, str], str]] = [
    ({"label.sv": "", "label.en": ""}, "Namn: Fyll i det här."),
    ({"level.1": "mycket-hog"}, "Välj ett av orden i listan."),
    ({"partOf.1": "organisation/finns-inte"}, "Välj något som finns i listan, eller skriv ett id som finns."),
    ({"validFrom.1": "i våras"}, "Skriv ett datum, till exempel 31 maj 2025"),
    ({"kind.1": ""}, "Slag: Fyll i det här."),
]


def test_a_mistake_is_told_at_its_field_and_nothing_is_written(editor: Any) -> None:
    before = editor.files()
    for changed, told in MISTAKES:
        fields = {**editor.open(BODY), "description.sv": "Det här ska stå kvar"} | changed
        answer = editor.send(BODY, fields)
        assert answer.status_code == 422
        assert told in answer.text
        assert "Det här ska stå kvar" in answer.text
        (key,) = {name.partition(".")[0] for name in changed}
        assert key in editor.send("/redigera/kontroll", fields).json()
    assert editor.files() == before


def test_a_new_record_is_named_placed_and_removed(editor: Any) -> None:
    before = editor.files()
    new = "/redigera/ny?typ=Body&mapp=exempel-2030"
    fields = {**editor.open(new), "label.sv": "Åldersrådet", "label.en": "The council of age"}
    answer = editor.send("/redigera/ny", {**fields, "kind.1": "council", "level.1": "support"})
    assert answer.headers["location"] == "/redigera/exempel-2030/organisation/aldersradet?gjort=created&andring=1"
    record = editor.record("organisation/aldersradet")
    assert record.file == editor.record("organisation/radet").file
    assert editor.client.get("/organ/aldersradet").status_code == 200

    path = "/redigera/exempel-2030/organisation/aldersradet"
    assert editor.send(path, editor.open(path), "ta-bort").headers["location"].endswith("gjort=removed&andring=2")
    assert {file: text.rstrip() for file, text in editor.files().items()} == {
        file: text.rstrip() for file, text in before.items()
    }
    assert editor.client.get("/organ/aldersradet").status_code == 404


def test_what_others_point_at_is_not_removed(editor: Any) -> None:
    before = editor.files()
    answer = editor.send(BODY, editor.open(BODY), "ta-bort")
    assert answer.status_code == 200
    assert "<h1>Ta bort ”Rådet” och det som hör till?</h1>" in answer.text
    assert re.search(r"låt de \d+ poster som pekar på den peka på något annat", answer.text)
    assert editor.files() == before
    links = re.findall(r'<li><a href="(/redigera/[^"?]+\?sedan=[^"]+)">', answer.text)
    assert links
    for link in map(unescape, links):
        assert editor.open(link)["sedan"] == "exempel-2030/organisation/radet"


def test_who_has_removed_what_stood_in_the_way_is_led_back(editor: Any) -> None:
    answer = editor.send("/redigera/exempel-2030/organisation/radet", editor.open(BODY), "ta-bort")
    links = [unescape(each) for each in re.findall(r'<li><a href="(/redigera/[^"?]+\?sedan=[^"]+)">', answer.text)]
    done = [editor.send(link.partition("?")[0], editor.open(link), "ta-bort") for link in links]
    gone = next(each for each in done if each.status_code == 303)
    page = editor.client.get(gone.headers["location"]).text
    assert f'Nu kan du gå tillbaka till det du ville ta bort: <a href="{BODY}">' in page
    assert editor.client.get("/redigera?gjort=removed&sedan=../../x&stod=%22%3E&stycke=x").status_code == 200


def test_a_part_without_what_it_has_to_have_is_not_saved(editor: Any) -> None:
    before = editor.files()
    path = "/redigera/ny?typ=CompositionRule&mapp=exempel-2030"
    fields = editor.open(path) | {"label.sv": "Så är rådet sammansatt", "appliesTo.1": "organisation/radet"}
    assert "Styrka <span" in editor.client.get(path).text
    fields |= {"seatGroup.1.seats.1": "3", "force.1": "ska"}
    answer = editor.send("/redigera/ny", fields)
    assert answer.status_code == 422
    assert '<a href="#fraga-seatGroup.1.label">Platsgrupp 1, Namn: Fyll i det här.</a>' in answer.text
    assert editor.send("/redigera/kontroll", fields).json()["seatGroup.1.label"] == "Fyll i det här."
    assert editor.files() == before
    named = editor.send("/redigera/kontroll", fields | {"seatGroup.1.label.sv": "Ledamöter"}).json()
    assert "seatGroup.1.label" not in named
    emptied = editor.send("/redigera/kontroll", fields | {"seatGroup.1.seats.1": ""}).json()
    assert "seatGroup.1.label" not in emptied


def test_more_fields_are_given_for_the_asking(editor: Any) -> None:
    fields = editor.open(BODY) | {"altLabel.sv": "Presidiet\nLedningen", "partOf.1": "organisation/radet"}
    page = editor.send(BODY, fields, "fler:member").text
    again = editor.fields(page)
    assert f'value="fler:member" formaction="{BODY}#fraga-member"' in page
    assert {name for name in set(again) - set(fields) if not name.startswith("member.")} == set()
    assert len([name for name in again if name.startswith("member.")]) >= 5
    assert again["altLabel.sv"].split() == ["Presidiet", "Ledningen"]
    places = editor.fields(editor.send(BODY, fields, "fler:source").text)
    assert {name.split(".")[1] for name in places if name.startswith("source.")} > {
        name.split(".")[1] for name in fields if name.startswith("source.")
    }


def test_nobody_writes_without_the_key_of_the_form_or_where_it_is_read_only(editor: Any, folder: Path) -> None:
    before = editor.files()
    fields = {**editor.open(BODY), "label.sv": "Presidiet"}
    assert editor.send(BODY, {**fields, "nyckel": "fel"}).status_code == 403
    assert editor.client.post(BODY, data=fields).status_code == 403
    assert editor.send("/redigera/angra", {"andring": "1"}).status_code == 403
    assert editor.files() == before
    reader = TestClient(create_app(open_service(folder)), base_url=ADDRESS)
    assert reader.get("/redigera").status_code == 404
    assert reader.post(BODY, data=fields).status_code in (404, 405)
    assert "/redigera" not in reader.get("/").text


def test_what_is_typed_is_text(editor: Any) -> None:
    text = "a: [b, {c: d}] # 'e' & {{ 7 * 7 }}\"" + "f" * 5000
    assert editor.send(BODY, {**editor.open(BODY), "label.sv": text}).status_code == 303
    assert editor.record("organisation/radet").data["label"]["sv"] == text
    assert editor.open(BODY)["label.sv"] == text


def test_markup_is_refused_and_shown_as_what_was_typed(editor: Any) -> None:
    answer = editor.send(BODY, {**editor.open(BODY), "label.sv": '"><script>alert(1)</script>'})
    assert answer.status_code == 422
    assert "Det här är inte vanlig text: här finns kod för uppmärkning" in answer.text
    assert "&#34;&gt;&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Adressen säger inte vad som ska läggas till. Välj slag av post på sidan Redigera"),
        ("?typ=Bodi&mapp=exempel-2030", "Det finns inget slag av post som heter ”Bodi”. Välj ett på sidan Redigera"),
        ("?typ=Body&mapp=finns-inte", "Det finns ingen utgåva ”finns-inte” att lägga till i. Välj en på sidan"),
    ],
)
def test_an_address_of_nothing_to_add_says_what_to_choose_and_where(editor: Any, query: str, said: str) -> None:
    answer = editor.client.get(f"/redigera/ny{query}", headers={"accept-language": "sv"})
    assert answer.status_code == 404
    assert said in unescape(answer.text)
    assert 'href="/redigera"' in answer.text


def test_what_nobody_could_have_sent_is_refused(editor: Any) -> None:
    fields: dict[str, Any] = editor.open(BODY)
    assert editor.send(BODY, fields, "gör-något").status_code == 400
    assert editor.client.get("/redigera/ny?typ=Bodi&mapp=exempel-2030").status_code == 404
    assert editor.client.get("/redigera/ny?typ=Body&mapp=..").status_code == 404
    assert editor.client.get("/redigera/exempel-2030/organisation/finns-inte").status_code == 404
    new = editor.open("/redigera/ny?typ=Body&mapp=exempel-2030")
    for identity in ("../../etc/passwd", "organisation/radet", "Åäö"):
        answer = editor.send(
            "/redigera/ny", {**new, "label.sv": "X", "kind.1": "council", "level.1": "support", "id": identity}
        )
        assert answer.status_code == 422


@pytest.mark.parametrize(
    ("typed", "number"),
    [("0,8", "0.8"), ("1 000,5", "1000.5"), ("−2,5", "-2.5"), ("1 000", 1000), ("12", 12), ("1,2,3", "1,2,3")],
)
def test_a_number_may_have_a_comma_and_blanks(typed: str, number: str | int) -> None:
    assert data_of("Target", {"levelAtMost.1": typed}, ("sv",)) == {"levelAtMost": number}


def test_a_last_day_in_words_is_kept_as_a_condition(editor: Any) -> None:
    words = "tolv månader före ett årsskifte"
    ids = [each.id for each in open_workspace(editor.folder).records if each.type == "Responsibility"]
    path = f"/redigera/exempel-2030/{ids[0]}"
    fields = {**editor.open(path), "deadline.1": words}
    assert editor.send(path, fields).status_code == 303
    record = editor.record(ids[0])
    assert "deadline" not in record.data
    assert record.data["condition"]["sv"].endswith(f"Senast {words}")
    wrong = editor.send(path, {**editor.open(path), "deadline.1": "31 octobr"})
    assert wrong.status_code == 422
    assert editor.fields(wrong.text)["deadline.1"] == "31 octobr"


def test_a_prohibition_is_chosen_by_its_name_and_what_it_is_about_by_names(editor: Any) -> None:
    path = "/redigera/ny?typ=Body&mapp=exempel-2030"
    assert '<option value="Statement:prohibition">Förbud</option>' in editor.client.get(path).text
    turned = editor.send("/redigera/ny", {**editor.open(path), "slag": "Statement:prohibition"}, "byt")
    assert editor.fields(turned.text)["statementKind.1"] == "prohibition"
    about = turned.text.partition('id="about.1"')[2].partition("</select>")[0]
    assert '<option value="organisation/radet">Rådet</option>' in about
    assert ">organisation/" not in about
    assert ">Bereder" not in about


def test_among_many_things_each_stands_by_a_name_that_is_its_own() -> None:
    things = Things(open_workspace(), "sv")
    choices = things.of_class(["Entry"])
    typed, names = things.typed(choices), dict(choices)
    apart = [one for one, text in typed.items() if text != names[one]]
    assert {typed[one] for one in apart} == {f"{names[one]} ({one})" for one in apart} != set()
    for one in (*apart[:20], *list(names)[::100]):
        assert things.id_of(typed[one], choices) == one


def test_a_group_of_seats_is_called_after_what_it_is_drawn_from(editor: Any) -> None:
    path = "/redigera/ny?typ=CompositionRule&mapp=exempel-2030"
    page = editor.client.get(path).text
    assert "Platserna hämtas från" in page
    assert "Hela organet hämtas från" in page
    fields = editor.fields(page) | {"label.sv": "Så är rådet sammansatt", "appliesTo.1": "organisation/radet"}
    fields |= {"source.1.section": "organ", "source.1.textStart": "Rådet består", "source.1.textEnd": "varje ort."}
    assert editor.send("/redigera/ny", {**fields, "seatGroup.1.drawnFrom.1": "organisation/orterna"}).status_code == 303
    (rule,) = [
        each
        for each in open_workspace(editor.folder).records
        if each.data.get("label", {}).get("sv") == "Så är rådet sammansatt"
    ]
    assert rule.data["seatGroup"][0]["label"]["sv"] == "Orterna kring sjön"


def test_seats_in_all_without_groups_stand_on_the_page_of_the_body(editor: Any) -> None:
    path = "/redigera/ny?typ=CompositionRule&mapp=exempel-2030"
    fields = editor.open(path) | {"label.sv": "Kansliets storlek", "appliesTo.1": "organisation/kansliet"}
    fields |= {"source.1.section": "organ", "source.1.textStart": "Rådet består", "source.1.textEnd": "varje ort."}
    assert editor.send("/redigera/ny", {**fields, "total.1": "5"}).status_code == 303
    page = editor.client.get("/organ/kansliet").text
    assert "Antal platser totalt: 5" in page
    assert "5 i allt" in page
