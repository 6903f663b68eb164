"""Findings in short for a terminal: how many of each rule, a few of them, and how to see the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from queries.finding import Finding
from queries.rules import SEVERITIES
from server.reports.report import SEVERITY_WORDS, Report
from server.reports.rule_words import by_rule
from server.reports.text import text

#: So few findings are told whole.
_FEW: Final = 10
#: So many of each rule are shown.
_SHOWN: Final = 2
_MORE: Final = {"sv": "    … och {count} till", "en": "    … and {count} more"}
_HOW: Final = {
    "sv": "Alla, med ställen och skäl: styrgraf check --all. I webbläsaren: styrgraf serve --edit, sidan Granskning.",
    "en": "All of them, with places and reasons: styrgraf check --all. In the browser: styrgraf serve --edit, "
    "the page Review.",
}


def summary(report: Report) -> str:
    """Return the findings in short, the gravest first, then the counts; all there is to tell where they are few."""
    if len(report.findings) <= _FEW:
        return text(report)
    parts = ["\n".join(part) for severity in SEVERITIES if (part := list(_of_severity(severity, report)))]
    return "\n\n".join([*parts, _HOW[report.language], f"{report.view}\n{report.counts}\n"])


def _of_severity(severity: str, report: Report) -> Iterator[str]:
    found = tuple(finding for finding in report.open if finding.severity == severity)
    if found:
        one, several = SEVERITY_WORDS[report.language][found[0].severity]
        yield f"{len(found)} {one if len(found) == 1 else several}"
    for title, every in sorted(by_rule(found, report).items(), key=lambda item: -len(item[1])):
        yield f"  {len(every)}  {title} [{every[0].rule}]"
        yield from (f"    {finding.message}" for finding in every[:_SHOWN])
        yield from _advice(every, report)


def _advice(every: list[Finding], report: Report) -> Iterator[str]:
    if len(every) > _SHOWN:
        yield _MORE[report.language].format(count=len(every) - _SHOWN)
    yield f"    → {every[0].suggestion}"
