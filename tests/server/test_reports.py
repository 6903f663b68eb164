"""Reports: each form holds the findings, well formed, and no finding becomes markup."""

from __future__ import annotations

import json
import re
from datetime import date
from html import escape, unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graph.dataset import Place
from queries.fact import Fact
from queries.finding import Finding
from queries.passages import CitedPassage
from server.reports import WRITERS, Report

ACCEPTED = {"reason": "känt & väntat", "by": "Alva Ek", "until": "2032-01-01"}
TEXT = '<script>alert("&")</script>\x0b\u2028'


def finding(severity: str, accepted: dict[str, str] | None = None) -> Finding:
    passage = CitedPassage("https://example.org/p", "stadga å.txt", "organ", TEXT, "sist")
    place = Place(Path("np 1/å.yaml"), 7)
    return Finding(
        id="abc",
        rule="seat-sum",
        family="composition",
        severity=severity,  # type: ignore[arg-type]
        message=TEXT,
        why=(Fact("Grupperna har nio platser.", "https://example.org/x", place, passage), Fact(TEXT)),
        suggestion="Rätta.",
        focus="https://example.org/x",
        records=(place,),
        passages=(passage,),
        accepted=accepted,
    )


def report(*findings: Finding) -> Report:
    return Report(TEXT, "Enligt: Stadgan", findings, "sv")


def written(form: str, about: Report) -> str:
    return WRITERS[form](about).decode()


@pytest.mark.parametrize(
    ("findings", "failed", "counts"),
    [
        ((), False, "0 fel, 0 varningar, 0 upplysningar"),
        ((finding("warning"),), False, "0 fel, 1 varning, 0 upplysningar"),
        ((finding("error"), finding("info")), True, "1 fel, 0 varningar, 1 upplysning"),
        ((finding("error", ACCEPTED),), False, "0 fel, 0 varningar, 0 upplysningar, 1 godtaget"),
        ((finding("error", ACCEPTED), finding("error")), True, "1 fel, 0 varningar, 0 upplysningar, 1 godtaget"),
    ],
)
def test_what_counts_as_failed(findings: tuple[Finding, ...], failed: bool, counts: str) -> None:
    assert (report(*findings).failed, report(*findings).counts) == (failed, counts)


def test_text_shows_where_it_stands() -> None:
    text = written("text", report(finding("error")))
    assert "np 1/å.yaml:7" in text
    assert "stadga å.txt, organ: ”" in text
    assert text.endswith("1 fel, 0 varningar, 0 upplysningar\n")


def test_text_and_page_show_what_is_accepted_apart() -> None:
    both = report(finding("error", ACCEPTED), finding("warning"))
    text, page = written("text", both), written("html", both)
    open_part, accepted_part = text.split("\n\nGodtagna:\n\n")
    assert "varning [seat-sum] abc" in open_part
    assert "godtaget av Alva Ek till och med 2032-01-01: känt & väntat" in accepted_part
    assert page.index('class="warning"') < page.index("Godtagna (1)") < page.index('class="error"')
    assert "<dd>känt &amp; väntat</dd>" in page
    assert "Godtagna" not in written("html", report(finding("error"))) + written("text", report(finding("error")))


def test_json_is_the_list() -> None:
    (content,) = json.loads(written("json", report(finding("error", ACCEPTED))))
    assert content["records"] == [{"file": "np 1/å.yaml", "line": 7}]
    assert content["accepted"] == ACCEPTED
    assert content["family"] == "composition"
    assert [(fact["file"], fact["line"]) for fact in content["why"]] == [("np 1/å.yaml", 7), (None, None)]


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif", "junit"])
def test_every_form_says_what_why_where_and_what_to_do(form: str) -> None:
    written = WRITERS[form](report(finding("error"))).decode()
    assert "Grupperna har nio platser." in written
    assert "Rätta." in written


def test_sarif_points_at_the_record() -> None:
    log = json.loads(written("sarif", report(finding("info", ACCEPTED))))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    (result,) = run["results"]
    assert result["level"] == "note"
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "känt & väntat",
            "properties": {"by": "Alva Ek", "until": "2032-01-01"},
        }
    ]
    (fact,) = result["relatedLocations"]
    assert fact["message"] == {"text": "Grupperna har nio platser."}
    assert fact["physicalLocation"]["region"] == {"startLine": 7}
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "np%201/%C3%A5.yaml"}, "region": {"startLine": 7}}
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [result["ruleId"]]


def test_junit_is_well_formed_whatever_a_finding_says() -> None:
    suite = ElementTree.fromstring(written("junit", report(finding("error"), finding("warning")))).find("testsuite")
    assert suite is not None
    (failure,) = suite.iter("failure")
    assert failure.get("message") == TEXT.replace("\x0b", "")
    assert "np 1/å.yaml:7" in str(failure.text)
    assert int(suite.get("tests", "")) == len(suite.findall("testcase")) > 15


def test_junit_skips_what_is_accepted_alone() -> None:
    def suite(*findings: Finding) -> ElementTree.Element:
        found = ElementTree.fromstring(written("junit", report(*findings))).find("testsuite")
        assert found is not None
        return found

    alone, beside = suite(finding("error", ACCEPTED)), suite(finding("error", ACCEPTED), finding("error"))
    assert (alone.get("failures"), alone.get("skipped")) == ("0", "1")
    (skipped,) = alone.iter("skipped")
    assert skipped.get("message") == "[accepted: känt & väntat – Alva Ek, 2032-01-01]"
    assert (beside.get("failures"), beside.get("skipped")) == ("1", "0")


def test_html_shows_text_as_text_and_fetches_nothing() -> None:
    page = written("html", report(finding("error")))
    assert "<script" not in page
    assert escape('<script>alert("').replace("&quot;", "&#34;") in page
    assert re.findall(r"(?:src|href|url)[=(]", page) == []
    assert "default-src 'none'" in unescape(page)
    assert "Inget att anmärka på." in written("html", report())
    seen, folded = re.sub(r"<details>.*?</details>", "", page, flags=re.DOTALL), page.partition("<details>")[2]
    assert "seat-sum" not in seen, "what only editors have use for is folded away"
    assert ".yaml" not in seen
    assert "seat-sum · abc" in folded
    assert "np 1/å.yaml:7" in folded


def test_a_report_does_not_tell_the_time() -> None:
    assert str(date.today().year) not in written("html", report(finding("error")))  # noqa: DTZ011
