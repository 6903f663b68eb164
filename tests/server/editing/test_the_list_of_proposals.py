"""The list of proposals: accepted by the section, mended where they stand, removed and added, and all undone."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from graph.documents.locate import find_all
from graph.documents.locator import Locator, Span
from graph.workspace import open_workspace
from server.pages.editing.proposals.guessing import guessed, names_in
from server.pages.editing.proposals.unsaid import place_of
from server.pages.editing.things import Things

LIST = "/redigera/genomgang?mapp=r"


@pytest.fixture
def editor(proposal: Any) -> Any:
    """Return an editor with a proposal that nobody has gone through."""
    return proposal


def page_of(editor: Any, address: str = LIST) -> str:
    page = editor.client.get(address)
    assert page.status_code == 200
    return unescape(page.text)


def left(editor: Any) -> int:
    found = re.search(r"<b>(\d+) poster kvar", page_of(editor))
    assert found
    return int(found[1])


def row_of(page: str, identity: str) -> str:
    """Return what the fields of a record begin with."""
    found = re.search(rf'name="(r\d+\.)post" value="{identity} ', page)
    assert found, f"{identity} is not on the page"
    return found[1]


def sent_by(editor: Any, **changed: str) -> dict[str, str]:
    return {**editor.fields(editor.client.get(LIST).text), **changed}


def press(editor: Any, button: str, **changed: str) -> Any:
    return editor.send("/redigera/genomgang", sent_by(editor, **changed), button)


def test_a_section_is_accepted_by_one_button_and_given_back_by_another(editor: Any) -> None:
    before, files = left(editor), editor.files()
    page = page_of(editor)
    buttons = re.findall(r'value="rader:(\d+)-(\d+)">Alla (\d+) i avsnittet stämmer', page)
    (first, last, count), *_ = buttons
    assert int(last) - int(first) + 1 == int(count)
    done = press(editor, f"rader:{first}-{last}")
    assert done.status_code == 303
    after = page_of(editor, done.headers["location"])
    assert left(editor) == before - int(count)
    assert f"{count} poster gicks igenom." in after
    (undo,) = re.findall(r'value="(angra:\d+)"', after)
    assert press(editor, undo).status_code == 303
    assert editor.files() == files


def test_what_is_ticked_beforehand_is_what_the_proposal_is_fairly_sure_of(editor: Any) -> None:
    rows = page_of(editor).split('<li class="proposal"')[1:]
    ticked = [row for row in rows if " checked>" in row]
    assert 5 < len(ticked) < len(rows)
    assert not any(re.search(r"osäkert, [1-6]\d %", row) for row in ticked)
    before = left(editor)
    assert press(editor, "ikryssat").status_code == 303
    assert left(editor) == before - len(ticked)


def test_a_passage_stands_once_with_all_that_is_proposed_of_it(editor: Any) -> None:
    blocks = page_of(editor).split('<div class="beside">')[1:]
    passages = [tuple(re.findall(r'<blockquote class="words" lang="sv">([^<]+)', each)) for each in blocks]
    assert "Direktionen består av åtta ledamöter, två från varje medlemskommun." in {words[0] for words in passages}
    assert len(set(passages)) == len(passages)
    assert max(each.count('<li class="proposal"') for each in blocks) > 1


def test_a_duty_is_mended_where_it_stands_and_goes_under_the_mandate_of_whoever_bears_it(editor: Any) -> None:
    identity = "r/responsibility/direktionen-redovisa"
    row = row_of(page_of(editor, f"{LIST}&slag=Responsibility"), identity)
    fields = editor.fields(editor.client.get(f"{LIST}&slag=Responsibility").text)
    fields |= {f"{row}label.sv": "Lämnar bokslutet", f"{row}bearer.1": "organisation/forbundsfullmaktige"}
    fields |= {f"{row}deadline.1": "1 april", f"{row}force.1": "bor"}
    assert editor.send("/redigera/genomgang", fields, "rattat").status_code == 303
    data = editor.record(identity).data
    assert data["label"] == {"sv": "Lämnar bokslutet"}
    assert (data["bearer"], data["deadline"], data["force"]) == ("organisation/forbundsfullmaktige", "--04-01", "bor")
    assert data["mandate"] == "r/mandate/forbundsfullmaktige"
    assert f'value="{identity} ' not in page_of(editor, f"{LIST}&slag=Responsibility")


def test_what_is_mended_wrongly_is_told_at_its_row_and_nothing_is_saved(editor: Any) -> None:
    files = editor.files()
    row = row_of(page_of(editor), "organisation/direktionen")
    answer = press(editor, "ikryssat", **{f"{row}label.sv": "", f"{row}kind.1": "finns-inte"})
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert '<li><a href="#p-organisation/direktionen">Direktionen</a>: Namn: Fyll i det här.' in page
    own = page[page.index('id="p-organisation/direktionen"') :].partition("</li>\n<li")[0]
    assert "<b>Namn:</b> Fyll i det här." in own
    assert "<b>Slag:</b> Välj ett av orden i listan." in own
    assert re.search(r'<details class="mend" id="r\d+\.rattas" open>', own)
    assert editor.files() == files


def test_a_record_becomes_one_of_another_kind_in_the_list(editor: Any) -> None:
    identity = "r/responsibility/direktionen-redovisa"
    page = editor.client.get(f"{LIST}&slag=Responsibility").text
    row = row_of(unescape(page), identity)
    editor.send("/redigera/genomgang", editor.fields(page) | {f"{row}typ": "Event"}, "rattat")
    record = editor.record(identity)
    assert (record.type, record.data["organiser"]) == ("Event", "organisation/direktionen")


def test_a_wrong_one_goes_by_one_button_and_what_others_need_by_two(editor: Any) -> None:
    files, page = editor.files(), page_of(editor)
    identity = re.findall(r'name="r\d+\.post" value="(r/composition/\S+) ', page)[0]
    done = press(editor, f"ta-bort:{row_of(page, identity)[1:-1]}")
    assert done.status_code == 303
    assert f'"{identity} ' not in page_of(editor)
    number = row_of(page_of(editor), "organisation/direktionen")[1:-1]
    asked = press(editor, f"ta-bort:{number}")
    assert asked.status_code == 200
    assert "Organ ”Direktionen” tas bort." in unescape(asked.text)
    assert editor.record("organisation/direktionen")
    gone = editor.send("/redigera/genomgang", editor.fields(asked.text), f"ta-bort-sakert:{number}")
    assert gone.status_code == 303
    for number in ("2", "1"):
        press(editor, f"angra:{number}")
    assert editor.files() == files


def test_where_somebody_has_changed_a_record_nothing_is_saved(editor: Any) -> None:
    row, files = row_of(page_of(editor), "organisation/direktionen"), editor.files()
    stale = {f"{row}post": "organisation/direktionen 0000", f"{row}stammer": "ja"}
    answer = press(editor, "ikryssat", **stale)
    assert (answer.status_code, "Inget är sparat" in answer.text) == (409, True)
    assert editor.files() == files
    assert press(editor, "okand").status_code == 400
    assert press(editor, "ta-bort:999").status_code == 409


def test_the_kinds_are_counted_and_one_may_be_gone_through_alone(editor: Any) -> None:
    counted = {kind: int(number) for kind, number in re.findall(r'slag=(\w+)"[^>]*>\D+(\d+)</a>', page_of(editor))}
    assert sum(counted.values()) == left(editor)
    page = page_of(editor, f"{LIST}&slag=Principal")
    assert page.count('<li class="proposal"') == counted["Principal"] == 4
    done = editor.send("/redigera/genomgang", editor.fields(page), "rader:1-4")
    assert "slag=Principal" in done.headers["location"]
    assert left(editor) == sum(counted.values()) - 4


def test_what_nothing_is_said_of_is_added_or_set_aside_in_the_list(editor: Any) -> None:
    while 'value="rader:' in page_of(editor):
        press(editor, "rader:1-40")
    page = page_of(editor)
    sentence = "Ordföranden ska komma från Norränge kommun."
    (number,) = re.findall(rf'name="u(\d+)\.fran" value="{sentence}"', page)
    fields = editor.fields(page)
    assert fields[f"u{number}.typ"] == "Responsibility"
    assert fields[f"u{number}.force.1"] == "ska"
    done = press(
        editor, f"lagg-till:{number}", **{f"u{number}.label.sv": "Kommer från Norränge", f"u{number}.duty.1": "leda"}
    )
    assert done.status_code == 303, re.findall(r"field-error.*", done.text)
    assert sentence not in page_of(editor)
    rest = re.findall(r'value="darhan:(\d+)-(\d+)">Inget av', page_of(editor))
    first, last = rest[0]
    count = int(last) - int(first) + 1
    assert press(editor, f"darhan:{first}-{last}").status_code == 303
    aside = (editor.folder / "r/set-aside.yaml").read_text("utf-8")
    assert aside.count("type: SetAside") == count
    assert "Säger inget om vem som gör vad." in aside


def test_a_form_that_was_opened_from_the_list_leads_back_to_it(editor: Any) -> None:
    (form,) = re.findall(r'href="(/redigera/r/organisation/direktionen\?lista=ja)"', page_of(editor))
    saved = editor.send(form.partition("?")[0], editor.open(form))
    assert saved.headers["location"] == "/redigera/genomgang?mapp=r&gjort=saved&andring=1"
    done = re.findall(r'class="just-done".*?</p>', page_of(editor, saved.headers["location"]), re.DOTALL)
    assert "Direktionen" in done[0]
    assert 'value="angra:1"' in done[0]


def test_a_number_of_a_change_that_is_no_longer_kept_is_passed_over(editor: Any) -> None:
    assert "Det du valde är genomgånget." in page_of(editor, f"{LIST}&gjort=many&andring=999")


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        ("Rådet är beslutfört när tre ledamöter är närvarande.", "Statement", {"statementKind.1": "quorum"}),
        ("Direktionen får inte delegera ärendet.", "Statement", {"statementKind.1": "prohibition"}),
        (
            "Beslut fattas med enkel majoritet.",
            "Statement",
            {"statementKind.1": "decision-making", "about.1": "organisation/alvdalsforbundet"},
        ),
        (
            "Direktionen ska varje år senast den 31 mars redovisa bokslutet.",
            "Responsibility",
            {"bearer.1": "organisation/direktionen", "duty.1": "redovisa", "force.1": "ska", "deadline.1": "--03-31"},
        ),
        ("Direktionen är en samling människor.", "Statement", {"about.1": "organisation/direktionen"}),
    ],
)
def test_a_sentence_is_guessed_at(proposed: Path, words: str, kind: str, told: dict[str, str]) -> None:
    things = Things(open_workspace(proposed), "sv")
    guess, texts = guessed(things, names_in(things), words)
    assert guess == kind
    assert told.items() <= texts.items()
    named = words.rstrip(".")
    if kind == "Responsibility":  # what is done, without who bears it and its “shall”
        named = "Varje år senast den 31 mars redovisa bokslutet"
    assert texts["label.sv"] == named


def test_a_quorum_is_chosen_by_its_own_name(editor: Any) -> None:
    (form,) = re.findall(r'href="([^"]*statementKind[^"]*=quorum[^"]*)">Beslutsförhet', page_of(editor, "/redigera"))
    assert editor.open(form)["statementKind.1"] == "quorum"


def test_other_names_are_told_as_words(proposed: Path, tmp_path: Path, editor_with: Any) -> None:
    folder = shutil.copytree(proposed, tmp_path / "dalen")
    file = folder / "r/bodies.yaml"
    names = r"\1\n  altLabel: {sv: [Ledningen, Presidiet]}"
    file.write_text(re.sub("(?m)^(- id: organisation/direktionen.*)$", names, file.read_text("utf-8")), "utf-8")
    editor = editor_with(folder)
    page = page_of(editor)
    assert ">andra namn: Ledningen, Presidiet<" in page.casefold().replace(
        "ledningen, presidiet", "Ledningen, Presidiet"
    )
    # Each name on a line of its own, which a field of one line would lose.
    area = re.search(r'<textarea [^>]*name="r\d+\.altLabel\.sv"[^>]*>([^<]+)</textarea>', page)
    assert area
    assert area[1].split() == ["Ledningen", "Presidiet"]
    assert press(editor, "rattat").status_code == 200


def test_words_that_stand_in_two_places_are_pointed_at_where_they_stand() -> None:
    text = "Kansliet ska hjälpa rådet med allt. Rådet möts ofta. Kansliet ska också sova gott."
    span = Span(text.rindex("Kansliet ska"), text.rindex("Kansliet ska") + len("Kansliet ska"))
    place = place_of(text, "r", "a", span)
    (found,) = find_all(text, Locator.of("r", place.marks))
    assert found.start == span.start


def test_boxes_stay_as_somebody_has_left_them_and_a_section_is_ticked_at_once(editor: Any) -> None:
    fields = sent_by(editor)
    ticked = [name.removesuffix("stammer") for name in fields if name.endswith("stammer")]
    (first, last), *_ = re.findall(r'value="kryssa:(\d+)-(\d+)"', page_of(editor))
    shown = editor.fields(press(editor, f"kryssa:{first}-{last}").text)
    assert all(f"r{number}.stammer" in shown for number in range(int(first), int(last) + 1))
    kept, gone = ticked[-1], ticked[0]
    identity = fields[f"{kept}post"].partition(" ")[0]
    without = {name: text for name, text in fields.items() if name != f"{kept}stammer"}
    number = gone.strip("r.")
    done = editor.send("/redigera/genomgang", without, f"rader:{number}-{number}")
    assert done.status_code == 303
    after = page_of(editor, done.headers["location"])
    boxes = editor.fields(after)
    assert f"{row_of(after, identity)}stammer" not in boxes
    assert sum(name.endswith("stammer") for name in boxes) >= len(ticked) - 2


def test_an_edition_that_is_gone_through_says_no_more_that_it_is_not(editor: Any) -> None:
    page = editor.client.get("/redigera/genomgang?mapp=r&slag=Edition").text
    assert "inte granskat" in str(editor.record("edition/r").data["statusBasis"])
    assert editor.send("/redigera/genomgang", editor.fields(page), "rader:1-1").status_code == 303
    basis = editor.record("edition/r").data["statusBasis"]["sv"]
    assert basis.endswith(".")
    assert "granskat" not in basis


@pytest.mark.parametrize(
    ("words", "kept"),
    [("2026", "Senast 2026"), ("under 2026", "Under 2026"), ("2028-06-01", "Senast 2028-06-01")],
)
def test_a_last_day_in_words_is_kept_among_the_conditions(editor: Any, words: str, kept: str) -> None:
    identity = "r/responsibility/direktionen-redovisa"
    address = f"{LIST}&slag=Responsibility"
    fields = editor.fields(editor.client.get(address).text)
    row = row_of(page_of(editor, address), identity)
    sent = {**fields, f"{row}deadline.1": "32 oktober"}
    answer = unescape(editor.send("/redigera/genomgang", sent, "rattat").text)
    field = answer.partition(f'id="{row}deadline.1"')[2].partition("</div>")[0]
    assert 'class="field-error"' in field
    assert "Ingen sådan dag finns." in field
    assert editor.send("/redigera/genomgang", {**sent, f"{row}deadline.1": words}, "rattat").status_code == 303
    data = editor.record(identity).data
    assert "deadline" not in data
    assert kept in data["condition"]["sv"]


def test_the_year_that_a_target_is_compared_with_is_asked_and_told(editor: Any) -> None:
    address = f"{LIST}&slag=Target"
    page = editor.client.get(address).text
    fields = editor.fields(page)
    (row,) = re.findall(r'name="(r\d+\.)post" value="r/target/', page)[:1]
    fields |= {f"{row}baselineYear.1": "2029", f"{row}baselineLevel.1": "19", f"{row}dueYear.1": "2034"}
    assert f"{row}baselineYear.1" in page
    assert editor.send("/redigera/genomgang", fields, "rattat").status_code == 303
    told = " ".join(re.sub("<[^>]+>", "", page_of(editor, "/mal")).split())
    assert re.search(r"från 19 procent \(2029\) till 2034", told.replace("\xa0", " ")), told


def test_an_edition_that_is_saved_in_its_form_says_no_more_that_nobody_has_read_it(editor: Any) -> None:
    assert editor.send("/redigera/r/edition/r", editor.open("/redigera/r/edition/r")).status_code == 303
    assert "granskat" not in editor.record("edition/r").data["statusBasis"]["sv"]


def test_a_name_that_is_needed_and_emptied_is_answered_with_the_way_to_remove_it_all(editor: Any) -> None:
    row = row_of(page_of(editor), "organisation/direktionen")
    answer = unescape(press(editor, "ikryssat", **{f"{row}label.sv": ""}).text)
    assert "<b>Namn:</b> Fyll i det här. Är det hela fel, tryck i stället på Ta bort." in answer


def test_a_long_name_ends_where_a_part_of_the_sentence_ends(proposed: Path) -> None:
    things = Things(open_workspace(proposed), "sv")
    told = "I avtalet skall anges syfte, kostnadernas fördelning, uppsägningstid och vem som är kontaktperson i frågan."
    name = guessed(things, names_in(things), told)[1]["label.sv"]
    assert name == "I avtalet skall anges syfte, kostnadernas fördelning, uppsägningstid"
