"""What is followed up, registered from the page that says it is missing: the form knows what it is about."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph.workspace import open_workspace
from server.app import create_app
from server.service import open_service

COAST = Path(__file__).parents[2] / "workspaces" / "kusten"


@pytest.fixture
def coast(tmp_path: Path, editor_with: Callable[[Path], Any]) -> Any:
    """Return an editor in a copy of the coast."""
    shutil.copytree(COAST, tmp_path / "kusten")
    return editor_with(tmp_path / "kusten")


def ways(page: str, kind: str) -> list[str]:
    """Return the addresses of the forms for a class that a page leads to."""
    return [each for each in re.findall(r'href="(/redigera/ny[^"]*)"', unescape(page)) if f"typ={kind}" in each]


def test_an_answer_is_registered_for_who_has_none(coast: Any) -> None:
    page = coast.client.get("/uppfoljning/dialoger").text
    way = next(each for each in ways(page, "LocalDialogue") if "holmen" in each)
    fields = coast.open(way)
    assert fields["answeredBy.1"] == "organisation/holmen"
    assert fields["occasionOf.1"] == "event/kustsamtalen"
    assert fields["year.1"].isdigit()
    answered = {"answer.1.question.1": "kustplan-2034/question/hur-mar-vattnet", "answer.1.text.sv": "Bra."}
    given = {"label.sv": "Samtalet", "label.en": "The talk", "source.1.ref": "reference/diariet", **answered}
    done = coast.send("/redigera/ny", fields | given)
    assert done.status_code == 303, re.findall(r'field-error"[^>]*>([^<]+)', done.text)
    after = coast.client.get("/uppfoljning/dialoger").text
    assert len(ways(after, "LocalDialogue")) == len(ways(page, "LocalDialogue")) - 1


def test_a_dialogue_is_an_occasion_of_an_event_that_asks_something(coast: Any) -> None:
    page = coast.client.get("/redigera/ny?typ=LocalDialogue&mapp=reference").text
    choice = re.search(r'<select id="occasionOf.1".*?</select>', page, re.DOTALL)
    assert choice
    assert re.findall(r'value="([^"]+)"', choice[0]) == ["event/kustsamtalen"]
    events = [each for each in open_workspace(coast.folder).records if each.type == "Event"]
    assert len({each.id for each in events}) > 1


def test_an_adoption_and_an_own_goal_are_registered(coast: Any) -> None:
    way = ways(coast.client.get("/uppfoljning/antagande").text, "Adoption")[0]
    fields = coast.open(way)
    assert fields["adopter.1"].startswith("organisation/")
    assert fields["adopts.1"].startswith("edition/")
    (own,) = ways(coast.client.get("/mal").text, "OwnGoal")
    given = {"label.sv": "Fler bad", "label.en": "More baths", "setBy.1": "organisation/holmen"}
    clash = {"clashesWith.1": "goal/trygga-barn", "source.1.ref": "reference/diariet"}
    assert coast.send("/redigera/ny", coast.open(own) | given | clash).status_code == 303
    assert "Fler bad" in coast.client.get("/mal").text


def test_an_address_fills_in_no_more_than_the_keys_of_the_class(coast: Any) -> None:
    fields = coast.open(
        "/redigera/ny?typ=Adoption&mapp=reference&adopter.1=organisation/holmen&nyckel=x&typ.1=y&hej.1=z"
    )
    assert fields["adopter.1"] == "organisation/holmen"
    assert not {"hej.1", "typ.1"} & set(fields)
    assert fields["nyckel"] != "x"
    markup = coast.client.get("/redigera/ny?typ=Adoption&mapp=reference&byDecision.1=%3Cscript%3E").text
    assert "<script>" not in markup.replace('<script type="module"', "")


def test_readers_are_not_led_to_forms() -> None:
    reader = TestClient(create_app(open_service(COAST)), headers={"accept": "text/html"})
    for path in (
        "/uppfoljning/dialoger",
        "/uppfoljning/antagande",
        "/uppfoljning/overenskommelser",
        "/mal",
        "/granskning",
    ):
        assert "/redigera" not in reader.get(path).text, path
