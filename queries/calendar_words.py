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
#: How often a rule of RFC 5545 recurs, by its FREQ and, from 1 on, its INTERVAL.
_EVERY = {
    "sv": {
        "YEARLY": ("varje år", "vartannat år", "vart tredje år", "vart fjärde år"),
        "MONTHLY": ("varje månad", "varannan månad", "var tredje månad", "var fjärde månad"),
    },
    "en": {
        "YEARLY": ("every year", "every second year", "every third year", "every fourth year"),
        "MONTHLY": ("every month", "every second month", "every third month", "every fourth month"),
    },
}
_IN = {"sv": " i {months}", "en": " in {months}"}
_AND = {"sv": " och ", "en": " and "}
_MONTH = "(?:1[0-2]|[1-9])"
_RULE = re.compile(rf"FREQ=(YEARLY|MONTHLY)(?:;INTERVAL=([1-4]))?(?:;BYMONTH=({_MONTH}(?:,{_MONTH})*))?")
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?")
_DAY_THEN_MONTH = re.compile(r"(?:den )?(\d{1,2})(?:[:.]?(?:e|a|st|nd|rd|th))?[ ./]+(\w+)\.?")
_MONTH_THEN_DAY = re.compile(r"(?:-{0,2}|\d{4}-)([a-zåäö]+|\d{1,2})[- ](\d{1,2})")


def date_name(value: str, language: str) -> str:
    """Return a month or a day of one year in words, and anything else as it stands.

    >>> date_name("2024-06-30", "sv"), date_name("2024-06", "en"), date_name("2024", "sv")
    ('30 juni 2024', 'June 2024', '2024')
    """
    match = _DATE.fullmatch(value)
    if match is None:
        return value
    year, month, day = match.groups()
    return " ".join([*([str(int(day))] if day else []), month_name(int(month), language), year])


def month_name(month: int, language: str) -> str:
    """Return the name of month 1 to 12."""
    return MONTHS[language][month - 1]


def day_name(month: int, day: int, language: str) -> str:
    """Return a day of the year: '31 oktober', '31 October'."""
    return f"{day} {month_name(month, language)}"


def recurrence_words(rule: str, language: str) -> str:
    """Return a rule of RFC 5545 as people say it, or as it stands where it says more than year, month and interval.

    >>> recurrence_words("FREQ=YEARLY;INTERVAL=4;BYMONTH=9,10", "sv")
    'vart fjärde år i september och oktober'
    """
    match = _RULE.fullmatch(rule)
    if not match:
        return rule
    often = _EVERY[language][match[1]][int(match[2] or 1) - 1]
    if not match[3]:
        return often
    *first, last = (month_name(int(month), language) for month in match[3].split(","))
    return often + _IN[language].format(months=_AND[language].join(filter(None, [", ".join(first), last])))


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
