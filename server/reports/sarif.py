"""Findings in the Static Analysis Results Interchange Format, which code platforms show beside the records.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from json import dumps
from urllib.parse import quote

from graph.dataset import Place
from queries.finding import Finding
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
    titles = {rule.name: rule for rule in every_rule()}
    if name not in titles:
        return {"id": name}
    rule = titles[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.title[language]},
        "fullDescription": {"text": rule.problem[language]},
    }


def _result(finding: Finding) -> dict[str, object]:
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.suggestion}"},
        "locations": [_location(place) for place in finding.records],
        "partialFingerprints": {"finding/v1": finding.id},
        "suppressions": [_suppression(finding.accepted)] if finding.accepted else [],
        "properties": {"focus": finding.focus, "passages": [each.as_json() for each in finding.passages]},
    }


def _suppression(accepted: Mapping[str, str]) -> dict[str, object]:
    """Return the acceptance, which stands in a file beside the records and so is external (SARIF 2.1.0, 3.35)."""
    properties = {"by": accepted["by"], "until": accepted["until"]}
    return {"kind": "external", "status": "accepted", "justification": accepted["reason"], "properties": properties}


def _location(place: Place) -> dict[str, object]:
    artifact = {"uri": quote(place.file.as_posix())}
    return {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": place.line}}}
