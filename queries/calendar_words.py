"""Months and days of the year as people write them, in Swedish and English."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_DAY_THEN_MONTH = re.compile(r"(?:den )?(\d{1,2})(?:[:.]?(?:e|a|st|nd|rd|th))?[ ./]+(\w+)\.?")
_MONTH_THEN_DAY = re.compile(r"(?:-{0,2}|\d{4}-)([a-zåäö]+|\d{1,2})[- ](\d{1,2})")


def month_name(month: int, language: str) -> str:
    """Return the name of month 1 to 12."""
    return MONTHS[language][month - 1]


def day_name(month: int, day: int, language: str) -> str:
    """Return a day of the year: '31 oktober', '31 October'."""
    return f"{day} {month_name(month, language)}"


def read_month(text: str) -> int | None:
    """Return the month that `text` names or numbers ('maj', 'Sept', '5', '--05'), or None.

    >>> read_month("Oktober"), read_month("may"), read_month("--05"), read_month("13")
    (10, 5, 5, None)
    """
    word = text.strip().casefold().removeprefix("--").rstrip(".")
    if re.fullmatch(r"[0-9]{1,2}", word):
        return int(word) if 1 <= int(word) <= 12 else None
    for names in MONTHS.values():
        for number, name in enumerate(names, 1):
            if len(word) >= 3 and name.casefold().startswith(word):
                return number
    return None


def read_day(text: str) -> tuple[int, int] | None:
    """Return month and day that `text` tells ('31 oktober', 'October 31', '31/10', '--10-31'), or None.

    >>> read_day("31 oktober"), read_day("2026-10-31"), read_day("30 februari")
    ((10, 31), (10, 31), None)
    """
    word = text.strip().casefold()
    if match := _DAY_THEN_MONTH.fullmatch(word):
        return _real(match[2], match[1])
    if match := _MONTH_THEN_DAY.fullmatch(word):
        return _real(match[1], match[2])
    return None


def _real(month_text: str, day_text: str) -> tuple[int, int] | None:
    month, day = read_month(month_text), int(day_text)
    if month is None:
        return None
    try:
        # A leap year, so that 29 February counts as a day.
        date(2000, month, day)
    except ValueError:
        return None
    return month, day
