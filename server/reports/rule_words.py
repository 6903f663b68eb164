"""What a rule is called and what it is about, shapes and contradictions included."""

from __future__ import annotations

from queries.finding import Finding
from queries.rule_titles import title_of_rule
from queries.rules import every_rule
from server.reports.report import Report


def rule_title(finding: Finding, language: str) -> str:
    """Return the title of the rule that made `finding`."""
    return title_of_rule(finding.rule)[language]


def rule_problem(finding: Finding, language: str) -> str:
    """Return what the rule is about and why it matters; nothing for a shape, whose message says it all."""
    rule = next((each for each in every_rule() if each.name == finding.rule), None)
    return rule.problem[language] if rule else ""


def by_rule(findings: tuple[Finding, ...], report: Report) -> dict[str, list[Finding]]:
    """Return findings by the title of their rule, in the order they come."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(rule_title(finding, report.language), []).append(finding)
    return found
