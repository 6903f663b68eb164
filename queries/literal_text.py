"""Literals as people read them: days, months, rules of recurrence and truth in words, everything else as it stands."""

from __future__ import annotations

import re

from pyoxigraph import Literal

from queries.calendar_words import date_name, day_name, month_name, recurrence_words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TRUTH = {"sv": {"true": "ja", "false": "nej"}, "en": {"true": "yes", "false": "no"}}


def literal_text(literal: Literal, language: str) -> str:
    """Return `literal` as text: '--10-31' becomes '31 oktober', '--05' 'maj', 'true' 'ja'."""
    kind, value = literal.datatype.value.removeprefix(_XSD), literal.value
    if kind == "gMonthDay":
        return day_name(int(value[2:4]), int(value[5:7]), language)
    if kind == "gMonth":
        return month_name(int(value[2:4]), language)
    if kind == "boolean":
        return _TRUTH[language].get(value, value)
    return recurrence_words(value, language) if value.startswith("FREQ=") else value


def prose_text(literal: Literal, language: str) -> str:
    """Return `literal` as in a sentence: a date in words too, which a table keeps as it is, so as to be sorted.

    A rule that compares days as text tells them so too.
    """
    kind = literal.datatype.value.removeprefix(_XSD)
    is_date = kind in ("date", "gYearMonth") or (kind == "string" and bool(_DAY.fullmatch(literal.value)))
    return date_name(literal.value, language) if is_date else literal_text(literal, language)
