"""What the checks find in the revised direction document is really there.

The expectations were read from the document: see the sections that the findings point at.
"""

from __future__ import annotations

import json
from datetime import date

import pytest

from graph.dataset import Dataset
from graph.store import OxigraphStore
from graph.view import View, everything, of_edition
from queries.checking import check
from queries.fact import MOST
from queries.finding import Finding
from queries.rules import SEVERITIES, rules

TODAY = date(2026, 1, 1)
GOALS = {
    "god-och-jamlik-halsa",
    "etablerat-halsoframjande-och-proaktivt-arbete",
    "sammanhallen-valfard",
    "langsiktig-tillit-och-trygghet",
    "robust-valfard",
}
TARGET_GROUPS = {
    "barn-och-unga-utanfor-hemmet",
    "personer-med-psykisk-funktionsnedsattning",
    "personer-med-missbruk",
}

#: Things that a rule finds, all of them. The document keeps the promises that all other rules look after.
EXACTLY = {
    "event-without-organiser": {
        "aktualitetskonferensen",
        "inspirationskonferensen",
        "revidering-av-inriktningsdokumentet",
    },
    "event-without-month": {"revidering-av-inriktningsdokumentet"},
    "unclear-sharing": {"hm-sammanstaller-lokala-dialoger", "hm-lamnar-medskick-ar-3"},
    "indicators-kept-elsewhere": GOALS | {"ambitionsmalen"},
    "provisional-arrangement": {"systemledningen"},
    "depends-on-provisional": {"systemledningen"},
    "body-without-mandate": {"arbetsgrupper"},
    "set-up-without-dissolve": {"arbetsgrupper"},
    "only-one-connection": {"arbetsgrupper"},
    "chair-appoints-members": {"beredningsgruppen"},
    "legal-duty-without-agreement": TARGET_GROUPS,
    "document-without-keeper": {"politiskt-inriktningsdokument", "aktuellt-perspektiv"},
    "followed-up-but-not-made": {"handlingsplan-samordningsgrupp"},
    "draft-as-current": {"np-2025"},
    "chart-box-without-stated-line": {
        "politiska-styrgruppen",
        "utvecklingsgrupp-barn-och-unga",
        "utvecklingsgrupp-vuxna",
        "utvecklingsgrupp-aldre",
        "samordningsgrupp-god-och-nara-vard",
        "samordningsgrupp-psykisk-halsa",
        "samordningsgrupp-samsjuklighet",
    },
    "body-without-chair": {"politiska-styrgruppen"},
    "composition-without-appointer": {
        "politiska-styrgruppen",
        "strategiska-utvecklingsgrupper",
        "samordningsgrupper",
    },
    "duty-without-object": {"bg-rekommenderar", "bg-tar-stallning"},
    "follows-up-own-work": {
        "bg-foljer-upp-overenskommelser",
        "psg-foljer-upp-att-viljeinriktningen-ar-kand",
        "psg-foljer-upp-viljeinriktningens-genomslag",
    },
    "output-nobody-uses": {"inspel-fran-aktualitetskonferensen"},
    "wheel-without-start": {"nya-perspektiv"},
    "cycle-event-without-year": {"revidering-av-inriktningsdokumentet"},
}
#: Things that a rule finds among others.
AMONG_OTHERS = {
    "duty-without-bearer": {
        "ingen-moter-behoven",
        "ingen-faststaller-handlingsplanerna",
        "ingen-haller-struktur-for-dokument",
        "ingen-presenterar-aktuellt-perspektiv",
    },
    "shared-duty": {"bg-planerar-seminariet", "hm-ansvarar-for-lanets-resultat"},
    "report-without-recipient": {"sug-redovisar-maluppfyllelse"},
    "recurring-duty-without-date": {"sug-redovisar-maluppfyllelse"},
    "overlapping-duty": {"politisk-viljeinriktning"},
    "undefined-term": {"kso", "utpekade-omraden", "aktuellt-perspektiv"},
    "body-without-composition": {"varmlandsradet", "ordforanderadet"},
    "reserved-part": {"politisk-niva-under-arbete"},
    "source-ambiguity": {"viljeinriktningen-tva-barare"},
    "source-mistake": {"varmlandrad-utan-s"},
}


@pytest.fixture(scope="module")
def findings(dataset: Dataset, store: OxigraphStore, view: View) -> list[Finding]:
    return check(dataset, store, view, "sv", TODAY)


def found_by(rule: str, findings: list[Finding]) -> set[str]:
    return {finding.focus.rpartition("/")[2] for finding in findings if finding.rule == rule}


@pytest.mark.parametrize("rule", [rule.name for rule in rules() if rule.name not in AMONG_OTHERS])
def test_a_rule_finds_what_is_there_and_nothing_else(rule: str, findings: list[Finding]) -> None:
    assert found_by(rule, findings) == EXACTLY.get(rule, set())


@pytest.mark.parametrize("rule", AMONG_OTHERS)
def test_a_rule_finds_what_is_there(rule: str, findings: list[Finding]) -> None:
    assert found_by(rule, findings) >= AMONG_OTHERS[rule]


def test_every_rule_that_is_expected_to_find_something_is_a_rule() -> None:
    assert EXACTLY.keys() | AMONG_OTHERS.keys() <= {rule.name for rule in rules()}


def test_a_draft_with_gaps_is_no_error(findings: list[Finding]) -> None:
    assert [finding.message for finding in findings if finding.severity == "error"] == []


@pytest.mark.parametrize(
    ("day", "expiring", "expired"),
    [
        (date(2026, 12, 30), set(), set()),
        (date(2026, 12, 31), {"systemledningen"}, set()),
        (date(2027, 12, 31), {"systemledningen"}, set()),
        (date(2028, 1, 1), set(), {"systemledningen"}),
    ],
)
def test_the_trial_of_systemledningen_ends_with_2027(
    day: date, expiring: set[str], expired: set[str], dataset: Dataset, store: OxigraphStore, view: View
) -> None:
    findings = check(dataset, store, view, "sv", day)
    assert found_by("expiring-arrangement", findings) == expiring
    assert found_by("expired-arrangement", findings) == expired


def test_findings_are_sorted_and_each_stands_once(findings: list[Finding]) -> None:
    assert [SEVERITIES.index(finding.severity) for finding in findings] == sorted(
        SEVERITIES.index(finding.severity) for finding in findings
    )
    assert findings == sorted(findings, key=Finding.order)
    assert len({finding.id for finding in findings}) == len(findings)


def test_every_finding_says_where_it_stands(findings: list[Finding]) -> None:
    for finding in findings:
        assert finding.records, finding.rule
        assert finding.passages, finding.rule
        assert all(place.file.parts[0] == "np-2025" and place.line > 0 for place in finding.records)


def test_every_finding_says_why_in_at_most_five_facts(findings: list[Finding]) -> None:
    for finding in findings:
        assert 1 <= len(finding.why) <= MOST, finding.message
        assert finding.why[0].place in finding.records, finding.message
        assert all(fact.text.endswith((".", "…", "!", "?")) and "://" not in fact.text for fact in finding.why)


def test_a_finding_has_the_form_that_other_programs_read(findings: list[Finding]) -> None:
    (finding,) = (each for each in findings if each.rule == "chair-appoints-members")
    read = json.loads(json.dumps(finding.as_json()))
    assert set(read) == {
        "id", "rule", "family", "severity", "message", "why", "suggestion", "focus", "records", "passages", "accepted",
    }  # fmt: skip
    assert read["severity"] == "warning"
    assert read["message"].startswith("Ordförande i Beredningsgruppen utser ledamöterna i Beredningsgruppen")
    assert read["accepted"] is None
    assert [(fact["file"], fact["passage"]["section"]) for fact in read["why"]] == [
        ("np-2025/appointments.yaml", "beredningsgruppen"),
        ("np-2025/posts.yaml", "beredningsgruppen"),
    ]
    assert {record["file"] for record in read["records"]} >= {"np-2025/bodies.yaml", "np-2025/appointments.yaml"}
    assert {tuple(passage) for passage in read["passages"]} == {("document", "section", "textStart", "textEnd")}
    assert {passage["document"] for passage in read["passages"]} == {"004_b383fd76ec68c27c.txt"}
    assert "beredningsgruppen" in {passage["section"] for passage in read["passages"]}


def test_findings_in_english_are_the_same_findings(
    findings: list[Finding], dataset: Dataset, store: OxigraphStore, view: View
) -> None:
    english = check(dataset, store, view, "en", TODAY)
    assert {finding.id for finding in english} == {finding.id for finding in findings}
    assert not {finding.message for finding in english} & {finding.message for finding in findings}


def test_shared_on_purpose_and_shared_unclearly_are_told_apart(findings: list[Finding]) -> None:
    assert not found_by("shared-duty", findings) & found_by("unclear-sharing", findings)


def test_editions_of_one_document_are_checked_apart(dataset: Dataset, store: OxigraphStore) -> None:
    together = check(dataset, store, everything(dataset.editions, dataset.base))
    apart = {
        finding.id
        for edition in dataset.editions
        for finding in check(dataset, store, of_edition(dataset.editions, dataset.base, edition.id))
    }
    assert {finding.id for finding in together} == apart
    assert not [finding for finding in together if finding.severity == "error"]
