"""Paragraphs of a plan of the year: under a month and a body, a sentence for each subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.documents.locator import Span
from graph.documents.segments import Segment
from graph.drafting.passage import Passage
from graph.drafting.yearly import Entry, announced


def under_month(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Let what is dealt with stand under the month and the body that its paragraph begins with."""
    listed = list(passages)
    lead = announced(listed[0].sentence, Segment(listed[0].span, listed[0].text, listed=False))
    if lead is None or (not lead.matter.text and len(listed) == 1):
        yield from listed
        return
    if lead.matter.text or listed[0].clauses:
        yield replace(listed[0], line=None, entry=lead if lead.matter.text else None)
    block, start = listed[0].block, listed[0].span.start
    for passage in listed[1:]:
        matter = Segment(passage.span, passage.text, listed=True)
        whole = Span(start, passage.span.end)
        text = block.text[start - block.span.start : whole.end - block.span.start]
        yield replace(
            passage, text=text, span=whole, line=None, entry=Entry(lead.months, matter, lead.organisers, lead.deadline)
        )
