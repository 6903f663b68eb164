"""For how long somebody is elected: "för fyra år räknat från …", "för två år i taget", "för samma tid som rådet"."""

from __future__ import annotations

import re
from functools import cache

from graph.drafting.word_tables import table


def term_in(text: str) -> str:
    """Return the words of `text` that say for how long somebody is elected; empty where none do."""
    match = _term().search(text)
    return match["term"].strip() if match else ""


@cache
def _term() -> re.Pattern[str]:
    number = rf"(?:{'|'.join(table('times')['numbers'])}|\d+)"
    years = rf"(?:en\s+tid\s+av\s+)?{number}\s+år\b(?:\s+i\s+taget|,?\s+(?:räknat|räknade)\s+från[^.;]*)?"
    as_others = r"samma\s+(?:tid|mandatperiod)\s+som\s+\w+|en\s+mandatperiod|mandatperioden"
    return re.compile(rf"\b(?:för|på)\s+(?P<term>{years}|{as_others})", re.IGNORECASE)
