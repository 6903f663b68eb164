"""Findings as files: text for a terminal, HTML to send out, JSON, SARIF and JUnit for programs."""

from collections.abc import Callable, Mapping

from server.reports.html import html
from server.reports.json import json
from server.reports.junit import junit
from server.reports.report import Report
from server.reports.sarif import sarif
from server.reports.text import text

#: What writes a report, by the name of its format.
WRITERS: Mapping[str, Callable[[Report], str]] = {
    "text": text,
    "json": json,
    "html": html,
    "sarif": sarif,
    "junit": junit,
}

__all__ = ["WRITERS", "Report"]
