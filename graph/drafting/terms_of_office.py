"""For how long somebody is elected: "för fyra år räknat från …", "för två år i taget", "för samma tid som rådet"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.drafting.word_tables import table


def term_in(text: str) -> str:
    """Return the words of `text` that say for how long somebody is elected; empty where none do."""
    return next(terms_in(text), "")


def terms_in(text: str) -> Iterator[str]:
    """Yield all such words of `text`."""
    yield from (match["term"].strip() for match in _term().finditer(text))


def without_terms(text: str) -> str:
    """Return `text` without them: the day that a term is counted from is no day on which something happens."""
    return _term().sub("", text)


@cache
def _term() -> re.Pattern[str]:
    number = rf"(?:{'|'.join(table('times')['numbers'])}|ett|\d+)"
    unit = r"(?:år|läsår|verksamhetsår|kalenderår|månader|terminer|mandatperioder|säsonger|säsong)"
    years = rf"(?:en\s+tid\s+av\s+)?{number}\s+{unit}\b(?:\s+i\s+taget|\s*,?\s+(?:räknat|räknade)\s+från[^.;]*)?"
    as_others = r"samma\s+(?:tid|mandatperiod)\s+som\s+\w+|en\s+mandatperiod|mandatperioden"
    until = r"tiden\s+(?:till\s+och\s+med|t\.o\.m\.)\s+(?:den\s+)?(?:\d{1,2}\s+\w+\s+)?\d{4}"
    return re.compile(rf"\b(?:för|på)\s+(?P<term>{years}|{as_others}|{until})", re.IGNORECASE)
