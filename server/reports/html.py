"""Findings as one HTML file to read, print and send out; it fetches nothing."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from graph.dataset import Place
from queries.families import FAMILY_NAMES
from queries.finding import Finding
from server.reports.report import SEVERITY_WORDS, Report
from server.reports.rule_words import rule_title
from server.templating import environment

_FOLDER = Path(__file__).parents[1] / "templates" / "report"
_WORDS = {
    "sv": {
        "heading": "Granskning",
        "empty": "Inget att anmärka på.",
        "why": "Därför",
        "suggestion": "Gör så här",
        "records": "Fyndets kod, och var det står i filerna",
        "passages": "Stöd i dokumentet",
        "accepted": "Godtagna",
        "reason": "Skäl",
        "by": "Godtaget av",
        "until": "Gäller till och med",
    },
    "en": {
        "heading": "Review",
        "empty": "Nothing to remark on.",
        "why": "Because",
        "suggestion": "What to do",
        "records": "Code of the finding, and where it stands in the files",
        "passages": "Where it stands",
        "accepted": "Accepted",
        "reason": "Reason",
        "by": "Accepted by",
        "until": "Holds until",
    },
}


def html(report: Report) -> str:
    """Return the whole page."""
    templates = environment()
    style = (_FOLDER / "report.css").read_text("utf-8")
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    severities = SEVERITY_WORDS[report.language]
    return templates.get_template("report/report.html").render(
        report=report,
        words=_WORDS[report.language],
        severities=severities,
        families=FAMILY_NAMES,
        rule_title=rule_title,
        places=_places,
        style=style,
        policy=policy,
    )


def _places(finding: Finding) -> tuple[Place, ...]:
    """Return where in the files a finding and what it follows from stand, each place once."""
    facts = (fact.place for fact in finding.why if fact.place)
    return tuple(dict.fromkeys((*finding.records, *facts)))
