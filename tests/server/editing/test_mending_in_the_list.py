"""What the list of proposals asks for before it saves: the fields of the kind chosen, several who act, the months."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from graph.record import Record
from graph.workspace import open_workspace
from graph.writing.removal import removal
from server.pages.editing.proposals.filling import in_the_year
from server.pages.editing.things import Things

LIST = "/redigera/genomgang?mapp=r"
DUTY = "r/responsibility/direktionen-redovisa"


@pytest.fixture
def editor(proposal: Any) -> Any:
    """Return an editor with a proposal that nobody has gone through."""
    return proposal


def row_of(editor: Any, identity: str, kind: str = "Responsibility") -> tuple[dict[str, str], str]:
    """Return the fields of the list of one kind, and what those of a record begin with."""
    page = editor.client.get(f"{LIST}&slag={kind}").text
    found = re.search(rf'name="(r\d+\.)post" value="{identity} ', page)
    assert found, identity
    return editor.fields(page), found[1]


def part_of(page: str, identity: str) -> str:
    return unescape(page)[unescape(page).index(f'id="p-{identity}"') :].partition('<li class="proposal"')[0]


@pytest.mark.parametrize("button", ["byt-slag:{}", "rader:{}-{}"], ids=["asked for", "saved at once"])
def test_what_the_new_kind_requires_is_asked_for(editor: Any, button: str) -> None:
    (goal, *_) = (each.id for each in open_workspace(editor.folder).records if each.type == "Responsibility")
    fields, row = row_of(editor, goal)
    number = row.strip("r.")
    asked = editor.send("/redigera/genomgang", fields | {f"{row}typ": "Indicator"}, button.format(number, number))
    own = part_of(asked.text, goal)
    assert '<details class="mend" id="' + row + 'rattas" open>' in own
    assert re.search(rf'<label for="{row}measures.1">Mäter <span class="must">måste fyllas i</span></label>', own)
    fields = editor.fields(asked.text)
    fields |= {f"{row}measures.nytt": "Bokslut i tid", f"{row}measures.nyttslag": "Goal"}
    done = editor.send("/redigera/genomgang", fields, f"rader:{number}-{number}")
    assert done.status_code == 303, unescape(done.text)
    record = editor.record(goal)
    assert record.type == "Indicator"
    (measured,) = record.values("measures")
    assert editor.record(measured).data["label"] == {"sv": "Bokslut i tid"}


def test_a_rule_of_who_sits_applies_to_whoever_bore_the_duty(editor: Any) -> None:
    fields, row = row_of(editor, DUTY)
    done = editor.send("/redigera/genomgang", fields | {f"{row}typ": "CompositionRule"}, "rattat")
    assert done.status_code == 303, unescape(done.text)
    assert editor.record(DUTY).data["appliesTo"] == "organisation/direktionen"


def test_a_duty_is_a_prohibition_by_its_own_name_in_the_list_too(editor: Any) -> None:
    fields, row = row_of(editor, DUTY)
    as_prohibition = fields | {f"{row}typ": "Statement:prohibition"}
    shown = editor.send("/redigera/genomgang", as_prohibition, f"byt-slag:{row.strip('r.')}").text
    assert '<option value="Statement:prohibition" selected>förbud' in part_of(shown, DUTY)
    assert f"{row}statementKind.1" not in editor.fields(shown)
    done = editor.send("/redigera/genomgang", editor.fields(shown), "rattat")
    assert done.status_code == 303, unescape(done.text)
    record = editor.record(DUTY)
    assert (record.type, record.data["statementKind"]) == ("Statement", "prohibition")


def test_several_bear_a_duty_that_is_mended_in_the_list(editor: Any) -> None:
    fields, row = row_of(editor, DUTY)
    assert {f"{row}bearer.2", f"{row}bearer.3"} <= fields.keys()
    fields |= {f"{row}bearer.2": "Förbundsfullmäktige", f"{row}bearer.3": "organisation/forbundskansliet"}
    done = editor.send("/redigera/genomgang", fields, "rattat")
    assert done.status_code == 303, unescape(done.text)
    bearers = [f"organisation/{name}" for name in ("direktionen", "forbundsfullmaktige", "forbundskansliet")]
    assert editor.record(DUTY).values("bearer") == bearers


def test_a_mandate_without_duties_goes_with_the_last_and_comes_back_with_it(editor: Any) -> None:
    before = {each.id: each for each in open_workspace(editor.folder).records}
    duties = [each for each in before.values() if each.type == "Responsibility"]
    mandates = [mandate for each in duties for mandate in each.values("mandate")]
    duty = next(each for each in duties if mandates.count(next(iter(each.values("mandate")), "")) == 1)
    files = editor.files()
    fields, row = row_of(editor, duty.id)
    done = editor.send("/redigera/genomgang", fields, f"ta-bort:{row.strip('r.')}")
    assert done.status_code == 303, unescape(done.text)
    gone = before.keys() - {each.id for each in open_workspace(editor.folder).records}
    assert gone == {duty.id, *duty.values("mandate")}
    page = editor.client.get(done.headers["location"]).text
    assert re.search("Mandatet ”[^”]+” togs bort med det, för ingen uppgift står kvar under det", unescape(page))
    (undo,) = re.findall(r'value="(angra:\d+)"', page)
    assert editor.send("/redigera/genomgang", editor.fields(page), undo).status_code == 303
    assert editor.files() == files


def test_a_mandate_is_widened_with_the_bearers_of_its_only_duty(editor: Any) -> None:
    duties = [each for each in open_workspace(editor.folder).records if each.type == "Responsibility"]
    mandates = [mandate for each in duties for mandate in each.values("mandate")]
    duty = next(each for each in duties if mandates.count(next(iter(each.values("mandate")), "")) == 1)
    (mandate,) = duty.values("mandate")
    joined = "organisation/direktionen"
    assert joined not in duty.values("bearer")
    fields, row = row_of(editor, duty.id)
    done = editor.send("/redigera/genomgang", fields | {f"{row}bearer.2": joined}, "rattat")
    assert done.status_code == 303, unescape(done.text)
    assert editor.record(duty.id).values("mandate") == [mandate]
    assert editor.record(duty.id).values("bearer") == [*duty.values("bearer"), joined]
    assert editor.record(mandate).values("holder") == [*duty.values("bearer"), joined]


def test_the_months_of_a_sentence_and_the_only_wheel_are_filled_in(editor: Any) -> None:
    things = Things(open_workspace(editor.folder), "sv")
    ((wheel, _),) = things.of_class(["YearlyWheel"])
    months = {"month.1": "--05", "month.2": "--09", "month.3": "--01"}
    assert in_the_year(things, "Stämmor hålls i maj, september och januari.") == {**months, "wheel.1": wheel}
    assert in_the_year(things, "Stämmor hålls ofta.") == {}
    page = editor.client.get(LIST).text
    number = re.findall(r'name="u(\d+)\.fran"', page)[0]
    shown = editor.send("/redigera/genomgang", editor.fields(page) | {f"u{number}.typ": "Event"}, f"slag:{number}")
    assert {f"u{number}.wheel.1", f"u{number}.month.1", f"u{number}.organiser.2"} <= editor.fields(shown.text).keys()


def test_a_prohibition_is_added_by_its_own_name(editor: Any) -> None:
    page = editor.client.get(LIST).text
    number = re.findall(r'name="u(\d+)\.fran"', page)[0]
    assert '<option value="Statement:prohibition"' in page
    fields = editor.fields(page) | {f"u{number}.typ": "Statement:prohibition"}
    shown = editor.send("/redigera/genomgang", fields, f"slag:{number}")
    own = unescape(shown.text).partition(f'id="u{number}">')[2].partition("</li>")[0]
    assert "Lägg till som förbud" in own
    assert '<option value="Statement:prohibition" selected>Förbud' in own
    fields = editor.fields(shown.text) | {f"u{number}.label.sv": "Får inte lämnas vidare"}
    words = fields[f"u{number}.fran"]
    done = editor.send("/redigera/genomgang", fields, f"lagg-till:{number}")
    assert done.status_code == 303
    after = unescape(editor.client.get(done.headers["location"]).text)
    (own,) = (each for each in after.split('<div class="beside">') if "<mark>" not in each and words in each)
    assert re.search(r"Genomgången\..*Lägg till mer", own, re.DOTALL)
    label = {"sv": "Får inte lämnas vidare"}
    (said,) = (each for each in open_workspace(editor.folder).records if each.data.get("label") == label)
    assert (said.type, said.data["statementKind"]) == ("Statement", "prohibition")


def test_what_must_be_filled_in_is_marked_before_one_saves(editor: Any) -> None:
    own = part_of(editor.client.get(f"{LIST}&slag=Responsibility").text, DUTY)
    marked = re.findall(r">([^<]+) <span class=\"must\">måste fyllas i</span></label>", own)
    assert marked == ["Namn", "Uppgiftsord", "Styrka"]


def test_a_mandate_goes_with_the_last_duty_that_moves_to_another(editor: Any) -> None:
    duties = [each for each in open_workspace(editor.folder).records if each.type == "Responsibility"]
    mandates = [mandate for each in duties for mandate in each.values("mandate")]
    duty = next(each for each in duties if mandates.count(next(iter(each.values("mandate")), "")) == 1)
    (left,), files = duty.values("mandate"), editor.files()
    fields, row = row_of(editor, duty.id)
    done = editor.send("/redigera/genomgang", fields | {f"{row}bearer.1": "organisation/direktionen"}, "rattat")
    assert done.status_code == 303, unescape(done.text)
    assert editor.record(duty.id).values("mandate") == ["r/mandate/direktionen"]
    assert left not in {each.id for each in open_workspace(editor.folder).records}
    page = editor.client.get(done.headers["location"]).text
    (undo,) = re.findall(r'value="(angra:\d+)"', page)
    assert editor.send("/redigera/genomgang", editor.fields(page), undo).status_code == 303
    assert editor.files() == files


def test_a_mandate_goes_with_all_its_duties_that_move_to_another_at_one_press(editor: Any) -> None:
    duties = [each for each in open_workspace(editor.folder).records if each.type == "Responsibility"]
    mandates = Counter(mandate for each in duties for mandate in each.values("mandate"))
    left = next(name for name, count in mandates.items() if count > 1 and name != "r/mandate/direktionen")
    moving = [each.id for each in duties if left in each.values("mandate")]
    fields, _ = row_of(editor, DUTY)
    rows = {text.partition(" ")[0]: name.removesuffix("post") for name, text in fields.items() if name.endswith("post")}
    fields |= {f"{rows[each]}bearer.1": "organisation/direktionen" for each in moving}
    done = editor.send("/redigera/genomgang", fields, "rattat")
    assert done.status_code == 303, unescape(done.text)
    records = {each.id: each for each in open_workspace(editor.folder).records}
    assert {each for duty in moving for each in records[duty].values("mandate")} == {"r/mandate/direktionen"}
    assert left not in records


def test_how_many_times_a_year_is_told_and_five_more_may_bear(editor: Any) -> None:
    fields, row = row_of(editor, DUTY)
    assert f"{row}bearer.6" in fields
    wrong = editor.send("/redigera/genomgang", fields | {f"{row}timesAYear.1": "ofta"}, "rattat")
    notice = unescape(wrong.text).partition('id="fel"')[2].partition("</ul>")[0]
    assert (wrong.status_code, "Skriv ett heltal." in unescape(wrong.text)) == (422, True)
    assert f'href="#p-{DUTY}"' in notice
    assert "Gånger per år" in notice
    assert editor.send("/redigera/genomgang", fields | {f"{row}timesAYear.1": "5"}, "rattat").status_code == 303
    assert editor.record(DUTY).data["timesAYear"] == 5
    told = unescape(editor.client.get("/organ/direktionen").text)
    assert "5 gånger per år" in told
    assert "recurrence" in editor.record(DUTY).data  # said once, by the number
    assert "varje år, 5 gånger" not in told


def test_a_row_that_is_not_finished_waits_while_another_goes_or_holds(editor: Any) -> None:
    fields, row = row_of(editor, DUTY)
    fields |= {f"{row}typ": "Goal", f"{row}label.sv": "Pengarna räcker"}
    shown = editor.send("/redigera/genomgang", fields, f"byt-slag:{row.strip('r.')}").text
    fields = editor.fields(shown) | {f"{row}goalKind.1": ""}
    going = next(number for number in (1, 2, 3) if f"r{number}." != row)
    identity = fields[f"r{going}.post"].partition(" ")[0]
    done = editor.send("/redigera/genomgang", fields, f"ta-bort:{going}")
    assert done.status_code == 303, unescape(done.text)
    assert identity not in {each.id for each in open_workspace(editor.folder).records}
    assert editor.record(DUTY).type == "Responsibility"
    page = editor.client.get(done.headers["location"]).text
    fields, own = editor.fields(page), part_of(page, DUTY)
    (row,) = re.findall(r'name="(r\d+\.)post"', own)
    assert "är inte sparat än" in own
    assert (fields[f"{row}typ"], fields[f"{row}label.sv"]) == ("Goal", "Pengarna räcker")
    other = next(number for number in (1, 2, 3) if f"r{number}." != row)
    done = editor.send("/redigera/genomgang", fields, f"rader:{other}-{other}")
    assert done.status_code == 303, unescape(done.text)
    assert "Pengarna räcker" in editor.client.get(done.headers["location"]).text
    assert editor.send("/redigera/genomgang", fields, f"rader:{row.strip('r.')}-{row.strip('r.')}").status_code == 422


def test_the_mandates_of_all_who_bore_a_duty_go_with_the_last_of_each() -> None:
    def record(name: str, kind: str, **data: Any) -> Record:
        return Record(f"r/{name}", kind, "r", data, Path("r.yaml"), 1)

    shared = record("shared", "Responsibility", bearer=["organisation/a", "organisation/b", "organisation/c"])
    left = record("own", "Responsibility", bearer="organisation/b")
    held = [record(f"mandate/{one}", "Mandate", holder=f"organisation/{one}") for one in "abc"]
    assert [each.id for each in removal([shared, left, *held], shared, "").gone[1:]] == ["r/mandate/a", "r/mandate/c"]
