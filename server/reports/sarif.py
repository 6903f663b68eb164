"""Findings in the Static Analysis Results Interchange Format, which code platforms show beside the records.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from json import dumps
from urllib.parse import quote

from graph.dataset import Place
from queries.fact import Fact
from queries.finding import Finding
from queries.rule_titles import title_of_rule
from queries.rules import every_rule
from server.reports.report import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(report: Report) -> str:
    """Return a log with one run; files are named relative to the workspace."""
    driver = {
        "name": "styrgraf",
        "version": version("styrgraf"),
        "rules": [_rule(name, report.language) for name in sorted({each.rule for each in report.findings})],
    }
    run = {
        "tool": {"driver": driver},
        "language": report.language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding) for finding in report.findings],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, language: str) -> dict[str, object]:
    told: dict[str, object] = {"id": name, "shortDescription": {"text": title_of_rule(name)[language]}}
    for rule in every_rule():
        if rule.name == name:
            told["fullDescription"] = {"text": rule.problem[language]}
    return told


def _result(finding: Finding) -> dict[str, object]:
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": " ".join([finding.message, *(fact.text for fact in finding.why), finding.suggestion])},
        "locations": [_location(place) for place in finding.records],
        "relatedLocations": [_fact(fact, fact.place) for fact in finding.why if fact.place],
        "partialFingerprints": {"finding/v1": finding.id},
        "suppressions": [_suppression(finding.accepted)] if finding.accepted else [],
        "properties": {
            "family": finding.family,
            "focus": finding.focus,
            "passages": [each.as_json() for each in finding.passages],
        },
    }


def _suppression(accepted: Mapping[str, str]) -> dict[str, object]:
    """Return the acceptance, which stands in a file beside the records and so is external (SARIF 2.1.0, 3.35)."""
    properties = {name: accepted[name] for name in ("by", "until") if accepted[name]}
    return {"kind": "external", "status": "accepted", "justification": accepted["reason"], "properties": properties}


def _fact(fact: Fact, place: Place) -> dict[str, object]:
    return {**_location(place), "message": {"text": fact.text}}


def _location(place: Place) -> dict[str, object]:
    artifact = {"uri": quote(place.file.as_posix())}
    return {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": place.line}}}
