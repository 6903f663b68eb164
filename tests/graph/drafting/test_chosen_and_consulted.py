"""Who elects in a relative clause, the chair of a section, a samråd that is a body, and whose members a list has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.drafting.drafting import draft
from graph.workspace import open_workspace
from tests.graph.drafting.conftest import LITEN

ORDER = """# Ordning för krokar

Ordningen antogs av Bystämman den 3 maj 2031, § 4.

## Krokstyrelsen

Krokstyrelsen består av elva ledamöter, vilka väljs av Bystämman för fyra år. Bystämman utser också ordförande och två \
vice ordförande. Krokdirektören anställs av bydirektören.

## Presidiet

Presidiet utgörs av ordföranden och vice ordförandena. Presidiet bereder dagordningen.

## Kroksamrådet med byarna

I Kroksamrådet (KS) ingår en företrädare för varje by. Samrådet ska behandla frågor om krokar. Presidiet hör det.

## Kommuner i Kroksamrådet

- Alby kommun
- Berga kommun

## Om ordningen

Ordningen antogs av Bystämman den 3 maj 2031. Samråd ska genomföras med byarna. Kroknämnden hör presidiet.
"""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Return the records that are proposed of the text."""
    path: Path = tmp_path_factory.mktemp("krok") / "o.md"
    path.write_text(ORDER, encoding="utf-8")
    files = draft(path, open_workspace(LITEN), "o", None, "sv").files
    return [record for name, text in files.items() if name.endswith(".yaml") for record in yaml.safe_load(text)]


def _of(records: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [record for record in records if record["type"] == kind]


def test_who_elects_stands_in_a_relative_clause_and_the_chair_beside_the_vice_chairs(
    records: list[dict[str, Any]],
) -> None:
    elected = {each["appoints"]: each["appointer"] for each in _of(records, "Appointment")}
    assert elected["organisation/krokstyrelsen"] == "organisation/bystamman"
    assert elected["post/ordforanden"] == elected["post/vice-ordforandena"] == "organisation/bystamman"


def test_the_chair_in_a_presidium_is_that_of_the_whole_and_who_appoints_is_in_no_section(
    records: list[dict[str, Any]],
) -> None:
    places = {each["id"]: each.get("postIn") for each in _of(records, "Post")}
    assert places["post/ordforanden"] == "organisation/krokstyrelsen"
    assert places["post/bydirektoren"] != "organisation/krokstyrelsen"
    assert [each["id"] for each in _of(records, "Body") if "presidiet" in each["id"]] == ["organisation/presidiet"]


def test_a_consultation_with_a_name_is_a_body_and_its_members_are_of_no_arena(records: list[dict[str, Any]]) -> None:
    bearers = {each["label"]["sv"]: each.get("bearer") for each in _of(records, "Responsibility")}
    assert bearers["Behandlar frågor om krokar"] == "organisation/kroksamradet"
    assert bearers["Genomför samråd"] is None
    assert {"Alby kommun", "Berga kommun"} <= {each["label"]["sv"] for each in _of(records, "Principal")}
    assert not any("alby" in str(each.get("member")) for each in _of(records, "Arena"))


def test_one_adoption_is_told_once(records: list[dict[str, Any]]) -> None:
    assert [each["date"] for each in _of(records, "Adoption")] == ["2031-05-03"]
