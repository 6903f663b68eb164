"""Findings as JUnit XML, which build servers show: each rule a test, each error a failure, accepted ones skipped."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from queries.finding import Finding
from queries.rules import every_rule
from server.reports.report import Report

# XML 1.0, 2.2: the characters that no document may hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report) -> str:
    """Return a suite with a test for every rule; warnings and notes are its output, errors its failures."""
    by_rule: dict[str, list[Finding]] = {rule.name: [] for rule in every_rule()}
    for finding in report.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    suite = Element("testsuite", name=_clean(f"{report.title}: {report.view}"), tests=str(len(by_rule)))
    for name, findings in by_rule.items():
        _test(suite, name, findings)
    for outcome in ("failure", "skipped"):
        suite.set("failures" if outcome == "failure" else outcome, str(len(suite.findall(f"testcase/{outcome}/.."))))
    whole = Element("testsuites")
    whole.append(suite)
    indent(whole)
    return tostring(whole, encoding="unicode", xml_declaration=True) + "\n"


def _test(suite: Element, name: str, findings: list[Finding]) -> None:
    test = SubElement(suite, "testcase", name=name, classname="styrgraf.check")
    failures = [finding for finding in findings if finding.severity == "error" and not finding.accepted]
    if failures:
        failure = SubElement(test, "failure", message=_clean(failures[0].message), type=name)
        failure.text = "\n".join(map(_told, failures))
    elif findings and all(finding.accepted for finding in findings):
        SubElement(test, "skipped", message=_clean("; ".join(map(_accepted, findings))))
    others = [finding for finding in findings if finding not in failures]
    if others:
        SubElement(test, "system-out").text = "\n".join(map(_told, others))


def _told(finding: Finding) -> str:
    places = " ".join(f"{place.file.as_posix()}:{place.line}" for place in finding.records)
    why = (fact.text for fact in finding.why)
    told = (places, _accepted(finding), finding.message, *why, finding.suggestion)
    return _clean(" ".join(part for part in told if part))


def _accepted(finding: Finding) -> str:
    """Return why, by whom where that is told, and until when it is accepted; "" where nobody has accepted it."""
    given = finding.accepted
    if not given:
        return ""
    who_and_when = ", ".join(part for part in (given["by"], given["until"]) if part)
    return f"[accepted: {given['reason']} – {who_and_when}]"


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
