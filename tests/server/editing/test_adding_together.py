"""A goal with its measure and level, and a body with members and appointer, from one form each."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from graph.workspace import open_workspace

ADDRESS = "/redigera/ihop"


@pytest.fixture
def editor(proposal: Any) -> Any:
    """Return an editor with a proposal that nobody has gone through."""
    return proposal


def address_in(editor: Any, words: str) -> str:
    page = unescape(editor.client.get("/redigera/genomgang?mapp=r").text)
    found = re.search(rf'href="(/redigera/ihop[^"]+)">{words}', page)
    assert found
    return found[1]


def named(editor: Any, name: str) -> Any:
    (found,) = (each for each in open_workspace(editor.folder).records if each.data.get("label") == {"sv": name})
    return found


def test_a_goal_its_measure_and_its_level_are_added_as_one_change(editor: Any) -> None:
    fields, files = editor.open(address_in(editor, "Mål med mått och nivå")), editor.files()
    assert fields["mal.label.sv"]  # from its sentence, and of the kind of the goals around it
    assert fields["mal.goalKind.1"] in {each.data.get("goalKind") for each in open_workspace(editor.folder).records}
    filled = {
        "mal.label.sv": "Trygga vägar",
        "mal.goalKind.1": re.findall(r'<option value="([a-z-]+)"', kinds_of(editor, fields))[0],
        "matt.label.sv": "Antal olyckor",
        "niva.levelAtMost.1": "2",
        "niva.amount.1": "5",
        "niva.unitText.1": "olyckor",
        "niva.dueYear.1": "2029",
    }
    done = editor.send(ADDRESS, {**fields, **filled})
    assert done.status_code == 303, unescape(done.text)
    goal, measure = named(editor, "Trygga vägar"), named(editor, "Antal olyckor")
    level = named(editor, "Nivå för Trygga vägar")
    assert measure.values("measures") == level.values("targetOf") == [goal.id]
    assert (level.values("indicator"), level.data["amount"]) == ([measure.id], 5)
    assert goal.data["source"] == measure.data["source"] == level.data["source"]
    # It leads back to the sentence that it was opened at.
    back = done.headers["location"]
    assert back.startswith("/redigera/genomgang?")
    assert f'id="{back.partition("#")[2]}"' in editor.client.get(back).text
    number = re.search(r'name="andring" value="(\d+)"', editor.client.get("/redigera").text)
    assert number
    key = editor.open(ADDRESS + "?vad=mal&mapp=r")["nyckel"]
    assert editor.send("/redigera/angra", {"nyckel": key, "andring": number[1]}).status_code == 303
    assert editor.files() == files


def kinds_of(editor: Any, fields: dict[str, str]) -> str:
    page: str = editor.client.get(f"{ADDRESS}?vad=mal&mapp={fields['mapp']}").text
    return page.partition('name="mal.goalKind.1"')[2].partition("</select>")[0]


def test_a_body_comes_with_who_appoints_it_also_somebody_new(editor: Any) -> None:
    fields = editor.open(address_in(editor, "Organ med ledamöter och den som utser"))
    assert fields["lista"] == "ja"
    assert "organ.member.5" in fields
    page = editor.client.get(f"{ADDRESS}?vad=organ&mapp=r").text
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    choices = {
        f"organ.{key}.1": re.findall(
            r'<option value="([^"]+)"', page.partition(f'name="organ.{key}.1"')[2].partition("</select>")[0]
        )[0]
        for key in ("kind", "level")
    }
    filled = {
        **choices,
        "organ.label.sv": "Vägrådet",
        "antal.total.1": "7",
        "ordf.label.sv": "Vägrådets ordförande",
        "utseende.appointer.nytt": "Byalagen",
        "utseende.appointer.nyttslag": "Collective",
    }
    done = editor.send(ADDRESS, {**fields, **filled})
    assert done.status_code == 303, unescape(done.text)
    body = named(editor, "Vägrådet")
    appointment, rule = named(editor, "Utser Vägrådet"), named(editor, "Ledamöter i Vägrådet")
    assert appointment.values("appoints") == rule.values("appliesTo") == [body.id]
    assert appointment.values("appointer") == [named(editor, "Byalagen").id]
    assert rule.values("total") == [7]
    assert named(editor, "Vägrådets ordförande").values("postIn") == [body.id]


def test_what_is_lacking_is_told_with_its_record_and_nothing_is_added(editor: Any) -> None:
    fields, files = editor.open(address_in(editor, "Mål med mått och nivå")), editor.files()
    said = {"mal.label.sv": "", "matt.label.sv": "Antal olyckor", "niva.levelAtMost.1": "två"}
    answer = editor.send(ADDRESS, {**fields, **said})
    page = unescape(answer.text)
    assert answer.status_code == 422
    assert "<b>Mål, Namn:</b> Fyll i det här." in page
    assert re.search(r"(?i)<b>Mål i[^<]*ska vara högst:</b>", page)
    assert editor.fields(answer.text)["matt.label.sv"] == "Antal olyckor"
    assert re.search(r'<input id="mal.label.sv"[^>]*aria-invalid="true"', page)
    assert not re.search(r'<input id="matt.label.sv"[^>]*aria-invalid', page)
    assert editor.files() == files
    assert editor.client.get(f"{ADDRESS}?vad=ingenting&mapp=r").status_code == 404


def test_a_measure_and_its_level_are_added_to_a_goal_that_is_there(editor: Any) -> None:
    goal = next(each for each in open_workspace(editor.folder).records if each.type == "Goal")
    fields = editor.open(address_in(editor, "Mål med mått och nivå"))
    goals = sum(each.type == "Goal" for each in open_workspace(editor.folder).records)
    filled = {"finns": goal.id, "matt.label.sv": "Antal läckor", "niva.levelAtMost.1": "2", "niva.baselineLevel.1": "9"}
    done = editor.send(ADDRESS, {**fields, **filled, "niva.unitText.1": "läckor"})
    assert done.status_code == 303, unescape(done.text)
    measure, level = named(editor, "Antal läckor"), named(editor, f"Nivå för {goal.data['label']['sv']}")
    assert measure.values("measures") == level.values("targetOf") == [goal.id]
    assert sum(each.type == "Goal" for each in open_workspace(editor.folder).records) == goals
    page = unescape(editor.client.get("/mal").text)
    assert re.search(r"högst 2\s+läckor från 9\s+läckor", page)


def test_nothing_but_what_is_there_is_nothing_to_add(editor: Any) -> None:
    goal = next(each for each in open_workspace(editor.folder).records if each.type == "Goal")
    fields = editor.open(address_in(editor, "Mål med mått och nivå"))
    answer = editor.send(ADDRESS, {**fields, "finns": goal.id})
    assert (answer.status_code, "Fyll i något mer" in unescape(answer.text)) == (422, True)


def test_a_body_has_room_for_all_municipalities_of_a_small_region_and_a_level_for_its_year(editor: Any) -> None:
    fields = editor.open(f"{ADDRESS}?vad=organ&mapp=r")
    assert sum(name.startswith("organ.member.") and name[13:].isdigit() for name in fields) >= 10
    assert "niva.baselineYear.1" in editor.open(f"{ADDRESS}?vad=mal&mapp=r")
