"""Agreements that a document only lists: with whom, about what and how long, in one breath.

"I dag finns avtal med Föreningen Viken om båtar, till och med den 30 juni 2031, och med …"; and the one that all rests
on: "det avtal som kommunerna ingick den 3 juni 2029".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.agreed import Agreed
from graph.drafting.dated import dates_in
from graph.drafting.in_force import InForce
from graph.drafting.names import Known
from graph.drafting.passage import Passage

_NAME = r"[A-ZÅÄÖ][\w-]*(?:\s+(?:[A-ZÅÄÖ][\w-]*|kommun|i|för|och))*"
_WITH = re.compile(
    rf"\bmed\s+(?P<who>{_NAME})\s+om\s+(?P<what>[^,;.()]{{3,80}}?)\s*[,(]?\s*(?:(?:som\s+)?gäller\s+)?"
    r"(?:tills\s+vidare|(?:till|t\.o\.m\.)(?:\s+och\s+med)?\s+(?:den\s+)?(?P<day>\d{1,2}\s+\w+\s+\d{4}|\d{4}(?:-\d\d-\d\d)?))"
)
_RESTS_ON = re.compile(
    r"\b(?:det|den)\s+(?P<noun>\w*(?:avtal|överenskommelse))\s+som\s+[^.;]{3,80}?\s+(?:ingick|slöt|tecknade|träffade)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\btill\s+och\s+med\b|\blängst\s+till\b", re.IGNORECASE)
_NOTICE = re.compile(r"\W*uppsägningstiden\b", re.IGNORECASE)
_UNDERSTANDING = re.compile(r"överenskommelse", re.IGNORECASE)
_ORGANISATIONS = ("Body", "Principal", "Collective", "Arena")
#: A list of agreements is some lines; so many characters are another thing.
_LONGEST = 1_000


@dataclass(frozen=True)
class With:
    """One agreement in such a list: where it stands in the text, with whom it is, and about what."""

    start: int
    end: int
    who: str
    what: str
    day: str


def agreed_with(text: str) -> Iterator[With]:
    """Yield each agreement that `text` lists."""
    for match in _WITH.finditer(text) if len(text) <= _LONGEST else ():
        yield With(match.start(), match.end(), match["who"], match["what"], match["day"] or "")


def listed_agreements(passages: Sequence[Passage]) -> Iterator[Agreed]:
    """Yield the agreements that the passages list, and the one that they say all rests on, in order."""
    for number, passage in enumerate(passages):
        for each in agreed_with(passage.text):
            yield _listed(passage, each, passages[max(0, number - 4) : number + 1])
        match = _RESTS_ON.search(passage.text) if len(passage.text) <= _LONGEST else None
        if match:
            yield _rested_on(passage, match, passages[number + 1 : number + 4])


def _listed(passage: Passage, each: With, near: Sequence[Passage]) -> Agreed:
    start, end = passage.span.start + each.start, passage.span.start + each.end
    whole = len(list(agreed_with(passage.text))) == 1
    span = passage.span if whole else Span(start, end)
    is_other = any(_UNDERSTANDING.search(one.text) for one in near)
    noun = "Överenskommelse" if is_other else "Avtal"
    date = next((dated.date for dated in dates_in(each.day)), "")
    ends = InForce("to", span, passage.section, date) if date else None
    return Agreed(
        f"{noun} med {each.who} om {' '.join(each.what.split())}",
        ((passage.section, span),),
        _named(passage, start, end),
        ends=ends,
    )


def _rested_on(passage: Passage, match: re.Match[str], after: Sequence[Passage]) -> Agreed:
    dates = list(dates_in(passage.text))
    until = _UNTIL.search(passage.text, match.end())
    begun = next((dated for dated in dates if dated.start >= match.end()), None)
    ended = next((dated for dated in dates if until and dated.start >= until.end()), None)
    notice = [each for each in after if each.section == passage.section and _NOTICE.match(each.text)]
    begin, end = passage.span.start + match.start(), passage.span.start + match.end()
    noun = match["noun"]
    return Agreed(
        noun[0].upper() + noun[1:],
        tuple((each.section, each.span) for each in (passage, *notice)),
        _named(passage, begin, end),
        starts=InForce("from", passage.span, passage.section, begun.date) if begun and begun is not ended else None,
        ends=InForce("to", passage.span, passage.section, ended.date) if ended else None,
        terms=tuple(each.text for each in notice),
    )


def _named(passage: Passage, start: int, end: int) -> tuple[Known, ...]:
    """Whoever is named between two characters of the text."""
    sentence = passage.sentence
    inside = [m for m in sentence.mentions if start <= sentence.tokens[m.first].start < end]
    return tuple(dict.fromkeys(m.known for m in inside if m.known.type in _ORGANISATIONS))
