"""Dates as people write them, with the XML Schema datatype that their form tells."""

from __future__ import annotations

import re
from datetime import date

from graph.errors import UnreadableDate

_FORMS = {
    "gYear": re.compile(r"\d{4}"),
    "gYearMonth": re.compile(r"\d{4}-\d{2}"),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "gMonth": re.compile(r"--\d{2}"),
    "gMonthDay": re.compile(r"--\d{2}-\d{2}"),
}
TIME, MONTH, MONTH_DAY = ("gYear", "gYearMonth", "date"), ("gMonth",), ("gMonthDay",)


def datatype_of(text: str) -> str | None:
    """Return the local name of the XSD datatype that `text` is a real date of, or None.

    >>> datatype_of("2025-05"), datatype_of("--10-31"), datatype_of("2025-02-30")
    ('gYearMonth', 'gMonthDay', None)
    """
    for datatype, form in _FORMS.items():
        if form.fullmatch(text):
            return datatype if _exists(text, datatype) else None
    return None


def time_in(text: str) -> str:
    """Return `text`, which says a year, a month or a day that there is. Raises UnreadableDate.

    >>> time_in("2025-02")
    '2025-02'
    """
    if datatype_of(text) not in TIME:
        raise UnreadableDate(text)
    return text


def _exists(text: str, datatype: str) -> bool:
    whole = {
        "gYear": f"{text}-01-01",
        "gYearMonth": f"{text}-01",
        "date": text,
        "gMonth": f"2000-{text[2:]}-01",
        # A leap year, so that 29 February counts as a day.
        "gMonthDay": f"2000-{text[2:]}",
    }[datatype]
    try:
        date.fromisoformat(whole)
    except ValueError:
        return False
    return True
