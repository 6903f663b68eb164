"""Rows of a plan of the year that tell of several events: "Budgetförslag lämnas; Rådet sammanträder"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.documents.locator import Span
from graph.documents.segments import Segment
from graph.drafting.names import Mention
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.yearly import Entry

_PART = re.compile(r"[^;\s][^;]*")

Mentions = Callable[[Sequence[Token]], list[Mention]]


def parted(entry: Entry, mentions: Mentions) -> list[Entry]:
    """Return an entry for each event of `entry`, with those of its organisers who hold that one."""
    parts = _parts(entry.matter)
    if len(parts) < 2:
        return [entry]
    begins = [_first_named(part, entry.organisers, mentions) for part in parts]
    left = [each for each in entry.organisers if each.known.id not in {named.known.id for named in begins if named}]
    one_each = len(left) == begins.count(None)
    told = []
    for part, named in zip(parts, begins, strict=True):
        others = (left.pop(0),) if one_each and named is None else entry.organisers
        told.append(replace(entry, matter=part, organisers=(named,) if named else others))
    return told


def _parts(matter: Segment) -> list[Segment]:
    start = matter.span.start
    found = [(match.start(), match.group().rstrip()) for match in _PART.finditer(matter.text)]
    return [Segment(Span(start + at, start + at + len(text)), text, listed=True) for at, text in found]


def _first_named(part: Segment, organisers: Sequence[Mention], mentions: Mentions) -> Mention | None:
    """Whoever of the organisers an event begins with: "Rådet sammanträder"."""
    first = next((each.known.id for each in mentions(tokens_of(part.text)) if each.first == 0), None)
    return next((each for each in organisers if each.known.id == first), None)
