"""Findings as files: to read (text, HTML, PDF), to work on (XLSX), and for programs (JSON, SARIF, JUnit)."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module

from server.reports.report import Report

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


def _written(form: str, report: Report) -> bytes:
    # Each form stands on a library of its own; a check shown on the screen need not wait for the others.
    content: str | bytes = getattr(import_module(f"server.reports.{form}"), form)(report)
    return content.encode() if isinstance(content, str) else content


#: What writes a report, by the name of its format.
WRITERS: Mapping[str, Callable[[Report], bytes]] = {form: partial(_written, form) for form in MEDIA_TYPES}
#: The formats that are no text, so that they go to a file and not to a screen.
BINARY = frozenset({"xlsx", "pdf"})

__all__ = ["BINARY", "MEDIA_TYPES", "WRITERS", "Report"]
