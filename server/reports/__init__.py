"""Findings as files: to read (text, HTML, PDF), to work on (XLSX), and for programs (JSON, SARIF, JUnit)."""

from collections.abc import Callable, Mapping
from functools import partial

from server.reports.html import html
from server.reports.json import json
from server.reports.junit import junit
from server.reports.report import Report
from server.reports.sarif import sarif
from server.reports.text import text


def _encoded(writer: Callable[[Report], str], report: Report) -> bytes:
    return writer(report).encode()


def _pdf(report: Report) -> bytes:
    from server.reports.pdf import pdf  # here, so that a check shown on the screen need not wait for Typst

    return pdf(report)


def _xlsx(report: Report) -> bytes:
    from server.reports.xlsx import xlsx

    return xlsx(report)


#: What writes a report, by the name of its format.
WRITERS: Mapping[str, Callable[[Report], bytes]] = {
    "text": partial(_encoded, text),
    "json": partial(_encoded, json),
    "html": partial(_encoded, html),
    "xlsx": _xlsx,
    "pdf": _pdf,
    "sarif": partial(_encoded, sarif),
    "junit": partial(_encoded, junit),
}
#: The formats that are no text, so that they go to a file and not to a screen.
BINARY = frozenset({"xlsx", "pdf"})
#: What each is sent as over HTTP.
MEDIA_TYPES: Mapping[str, str] = {
    "text": "text/plain; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "sarif": "application/sarif+json",
    "junit": "application/xml",
}

__all__ = ["BINARY", "MEDIA_TYPES", "WRITERS", "Report"]
