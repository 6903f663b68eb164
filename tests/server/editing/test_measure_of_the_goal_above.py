"""A goal of a proposal that is the measure of the one above it: one press, with its target, and back."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.view import of_edition
from graph.workspace import open_workspace
from graph.writing.history import history
from queries.checking import check
from server.service import open_service

MANY = "/redigera/genomgang"


@pytest.fixture
def editor(proposal: Any) -> Any:
    """Return an editor with a proposal whose second goal has a target."""
    goal = goals(proposal)[1]
    file = proposal.folder / "r" / "mal-i-siffror.yaml"
    place = str(goal.data["source"]).replace("'", '"')
    file.write_text(
        f"- id: r/target/minst\n  type: Target\n  label: {{sv: Minst tio}}\n  targetOf: {goal.id}\n"
        f"  levelAtLeast: 10\n  source: {place}\n",
        "utf-8",
    )
    proposal.client.app.renew()
    return proposal


def goals(editor: Any) -> list[Any]:
    """Return the goals of the proposal."""
    return [each for each in open_workspace(editor.folder).records if each.type == "Goal" and each.edition == "r"]


def test_one_press_makes_it_the_measure_and_moves_its_target(editor: Any) -> None:
    before, page = editor.files(), editor.client.get(f"{MANY}?mapp=r&slag=Goal").text
    number = re.findall(r'value="matt:(\d+)"', page)[0]
    (identity,) = re.findall(rf'name="r{number}\.post" value="(\S+) ', page)
    first = goals(editor)[0].id
    fields = editor.fields(page)
    assert editor.send(MANY, fields, f"matt:{number}").status_code == 303
    turned, target = editor.record(identity), editor.record("r/target/minst")
    assert (turned.type, turned.data["measures"]) == ("Indicator", first)
    assert (target.data["targetOf"], target.data["indicator"]) == (first, identity)
    (change,) = history(editor.folder)
    assert "är måttet på" in change.title
    service = open_service(editor.folder)
    view = of_edition(service.dataset.editions, service.dataset.base, "r")
    rules = {each.rule for each in check(service.dataset, service.store, view, "sv", datetime.now(UTC).date())}
    wrong = {"indicator-without-goal", "indicator-without-target", "shape/Indicator-measures", "shape/Target-targetOf"}
    assert rules
    assert not rules & wrong
    assert editor.send(MANY, {"nyckel": fields["nyckel"], "mapp": "r"}, f"angra:{change.number}").status_code == 303
    assert editor.files() == before


def test_the_first_goal_has_none_above_it(editor: Any) -> None:
    page = editor.client.get(f"{MANY}?mapp=r&slag=Goal").text
    assert 'value="matt:1"' not in page
    assert editor.send(MANY, editor.fields(page), "matt:1").status_code == 409


def test_a_goal_turned_in_its_form_takes_its_target_along(editor: Any) -> None:
    first, second = goals(editor)[:2]
    path = f"/redigera/r/{second.id}"
    form = editor.send(path, {**editor.open(path), "blir": "Indicator"}, "byt")
    answered = {**editor.fields(form.text), "measures.1": first.id}
    assert editor.send(path, answered).status_code == 303
    target = editor.record("r/target/minst")
    assert (target.data["targetOf"], target.data["indicator"]) == (first.id, second.id)
