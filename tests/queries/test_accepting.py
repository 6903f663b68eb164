"""Accepted findings are marked, and an acceptance that no longer holds is a finding itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.acceptances import Acceptance
from graph.dataset import Dataset, Place
from graph.store import OxigraphStore
from graph.view import of_edition
from queries.accepting import with_acceptances
from queries.checking import check
from queries.fact import Fact
from queries.finding import Finding
from queries.finding_again import FindingAgain
from queries.header import LANGUAGES

TODAY = date(2026, 11, 1)
ARENA = "https://example.org/organisation/arena"
FINDING = Finding(
    id="0123456789ab",
    rule="seat-sum",
    family="composition",
    severity="error",
    message="Fel.",
    why=(Fact("Nio platser anges."),),
    suggestion="Rätta.",
    focus="https://example.org/x",
    records=(),
    passages=(),
)
ACCEPTANCE = Acceptance(FINDING.id, FINDING.rule, "Rådet", "Känt.", "Alva Ek", TODAY, 7)


def accepted(acceptance: Acceptance, *, there: bool | None = False, language: str = "sv") -> list[Finding]:
    return with_acceptances([FINDING], [acceptance], lambda rule, finding, base: there, ARENA, language, TODAY)


def test_a_finding_is_accepted_through_the_last_day() -> None:
    (finding,) = accepted(ACCEPTANCE)
    assert finding == replace(FINDING, accepted={"reason": "Känt.", "by": "Alva Ek", "until": "2026-11-01"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_after_it_counts_again_and_is_told(language: str) -> None:
    error, expired = accepted(replace(ACCEPTANCE, until=TODAY - timedelta(1)), language=language)
    assert error == FINDING
    assert (expired.rule, expired.severity, expired.focus) == ("acceptance-expired", "warning", FINDING.focus)
    assert expired.records == (Place(Path("accepted.yaml"), 7),)
    assert "Rådet" in expired.message
    assert "2026-10-31" in expired.message


@pytest.mark.parametrize("until", [TODAY, TODAY - timedelta(400)])
def test_what_fits_nothing_is_told_once(until: date) -> None:
    lone = replace(ACCEPTANCE, finding="ffffffffffff", until=until)
    error, stale = accepted(lone)
    assert error == FINDING
    assert (stale.rule, stale.focus, stale.message) == (
        "acceptance-without-finding",
        ARENA,
        "Fyndet ffffffffffff om ”Rådet” är godtaget, men det finns inte längre.",
    )


@pytest.mark.parametrize("there", [True, None])
def test_what_is_elsewhere_or_cannot_be_told_is_left_in_peace(there: bool | None) -> None:
    assert accepted(replace(ACCEPTANCE, finding="ffffffffffff"), there=there) == [FINDING]


def test_an_id_is_the_same_in_both_languages_and_another_for_another_acceptance() -> None:
    lone = replace(ACCEPTANCE, finding="ffffffffffff")
    ids = [accepted(each, language=language)[1].id for each in (lone, replace(lone, until=date(2027, 1, 1)))
           for language in LANGUAGES]  # fmt: skip
    assert ids[0] == ids[1] != ids[2] == ids[3]


def test_a_finding_of_any_edition_is_found_again(dataset: Dataset, store: OxigraphStore) -> None:
    again = FindingAgain(dataset, store, TODAY, {"np-2018": frozenset({"0123456789ab"})}.get)
    old = of_edition(dataset.editions, dataset.base, "np-2018")
    found = check(dataset, store, old, today=TODAY)
    assert [each.id for each in found if not again(each.rule, each.id)] == []
    assert again(found[0].rule, "ffffffffffff") is False
    assert again("no-such-rule", found[0].id) is False
    assert again("contradiction/irreflexive", found[0].id) is None
    assert [again("clause-lost", "0123456789ab", base) for base in ("np-2018", "np-1900", "")] == [True, None, None]
    assert again("clause-lost", "ffffffffffff", "np-2018") is False
