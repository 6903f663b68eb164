"""Comparisons as files: to read (text, HTML), to work on (XLSX, CSV), and for programs (JSON)."""

from collections.abc import Callable, Mapping

from server.comparisons.html import html
from server.comparisons.json import json
from server.comparisons.report import ComparisonReport
from server.comparisons.table import csv
from server.comparisons.text import text


def _xlsx(report: ComparisonReport) -> bytes:
    from server.comparisons.xlsx import xlsx  # here, so that a comparison shown on the screen need not wait for it

    return xlsx(report)


#: What writes a comparison, by the name of its format.
WRITERS: Mapping[str, Callable[[ComparisonReport], bytes]] = {
    "text": lambda report: text(report).encode(),
    "json": lambda report: json(report).encode(),
    "html": lambda report: html(report).encode(),
    "csv": csv,
    "xlsx": _xlsx,
}

#: What each is sent as over HTTP.
MEDIA_TYPES: Mapping[str, str] = {
    "text": "text/plain; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

__all__ = ["MEDIA_TYPES", "WRITERS", "ComparisonReport"]
