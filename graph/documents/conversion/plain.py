"""Plain text: its headings, paragraphs and list items, told from the lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.documents.conversion.block import Block, Converted
from graph.documents.locator import Span
from graph.documents.normalise import normalise
from graph.documents.segments import Segment, blocks

_BULLET = re.compile(r"(?:[•●○▪◦‣→*]|[-–o](?=\s)|\d{1,2}[.)](?=\s)|[a-zåäö][.)](?=\s))\s*")
_NUMBERED = re.compile(r"(?:§\s*\d+\b|\d{1,2}\s*§|\d{1,2}(?:\.\d{1,2})*\.?|Bilaga \d+)\s+(?=[A-ZÅÄÖ])")
_LONGEST_HEADING = 90
_A_LETTER = re.compile(r"[^\W\d_]")
_RULE_BELOW = re.compile(r"\s*[=\-_]{3,}\s*$")


def converted_text(original: str) -> Converted:
    """Return a plain text with the structure that its lines show; it is kept as it stands."""
    found = list(blocks(original))
    return Converted(original, normalise(original), tuple(_told(found)))


def _told(found: list[Segment]) -> Iterator[Block]:
    for at, segment in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if not _A_LETTER.search(segment.text):
            continue
        if _is_heading(segment, following):
            yield Block("heading", _RULE_BELOW.sub("", segment.text), segment.span, _level(segment.text))
            continue
        bullet = _BULLET.match(segment.text)
        if bullet:
            span = Span(segment.span.start + bullet.end(), segment.span.end)
            yield Block("item", segment.text[bullet.end() :], span, 1)
        else:
            yield Block("paragraph", segment.text, segment.span)


def _is_heading(segment: Segment, following: Segment | None) -> bool:
    text = segment.text
    if _is_letter_spaced(text):
        return False
    if len(text) > _LONGEST_HEADING or text.endswith((".", ",", ";", ":", "!")) or text[0].islower():
        return False
    if _NUMBERED.match(text):
        return following is not None and not _NUMBERED.match(following.text)
    if _BULLET.match(text) or not following:
        return False
    return text.isupper() or not _BULLET.match(following.text)


def _is_letter_spaced(text: str) -> bool:
    """Whether most words are single letters: a running head set wide."""
    words = text.split()
    return sum(len(word) == 1 and word.isalpha() for word in words) * 2 > len(words) > 1


def _level(text: str) -> int:
    """A level by the numbering, where there is one; headings without are all of one level."""
    numbered = _NUMBERED.match(text)
    return numbered.group().strip(" .").count(".") + 1 if numbered else 1
