"""Find the one passage that a locator points at.

A locator works as a text fragment of the WICG draft does, on normalised text and with
exact case: the passage runs from the start of `text_start` to the end of the first
`text_end` after it (or to the end of `text_start` when there is no `text_end`).
`prefix` stands directly before the passage and `suffix` directly after it, white space
between allowed; with a suffix, the first `text_end` that has it after it counts.
Unlike in a browser a match may begin or end inside a word, so that one that is unique
here is unique there.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from graph.documents.locator import MAX_LENGTH, Ambiguous, Locator, LocatorError, NotFound, Span, TooLong

__all__ = ["Ambiguous", "Locator", "LocatorError", "NotFound", "Span", "TooLong", "find_all", "locate"]

_CONTEXT_WORDS = 4
_PLACES_SHOWN = 5


def locate(normalised: str, locator: Locator) -> Span:
    """Return the one place that the locator matches in a normalised text.

    Raises NotFound, Ambiguous or TooLong.
    """
    spans = find_all(normalised, locator)
    if not spans:
        raise NotFound(locator, *_first_missing(normalised, locator))
    if len(spans) > 1:
        places = tuple(_context(normalised, span) for span in spans[:_PLACES_SHOWN])
        raise Ambiguous(locator, spans, places)
    if len(spans[0]) > MAX_LENGTH:
        raise TooLong(locator, spans[0])
    return spans[0]


def find_all(normalised: str, locator: Locator) -> tuple[Span, ...]:
    """Return every place that the locator matches, of any length, in document order."""
    start, end = _clean(locator.text_start), _clean(locator.text_end)
    prefix, suffix = _clean(locator.prefix), _clean(locator.suffix)
    starts = [at for at in _occurrences(normalised, start) if _follows(normalised, at, prefix)]
    if not end:
        stops = (at + len(start) for at in starts)
        pairs = list(zip(starts, stops, strict=True))
        return tuple(Span(a, b) for a, b in pairs if _precedes(normalised, b, suffix))
    ends = [at for at in _occurrences(normalised, end) if _precedes(normalised, at + len(end), suffix)]
    firsts = ((at, bisect_left(ends, at + len(start))) for at in starts)
    return tuple(Span(at, ends[i] + len(end)) for at, i in firsts if i < len(ends))


def _clean(fragment: str | None) -> str:
    return unicodedata.normalize("NFC", " ".join((fragment or "").split()))


def _occurrences(text: str, fragment: str) -> Iterator[int]:
    at = text.find(fragment) if fragment else -1
    while at >= 0:
        yield at
        at = text.find(fragment, at + 1)


def _follows(text: str, at: int, prefix: str) -> bool:
    before = at - 1 if text[at - 1 : at] == " " else at
    return text.endswith(prefix, 0, before)


def _precedes(text: str, at: int, suffix: str) -> bool:
    return text.startswith(suffix, at + 1 if text[at : at + 1] == " " else at)


def _first_missing(text: str, locator: Locator) -> tuple[str, str]:
    """The part at fault: the first that finds nothing together with those before it."""
    tried = Locator(locator.edition, locator.section, locator.text_start)
    if not find_all(text, tried):
        return "textStart", locator.text_start
    tried = replace(tried, prefix=locator.prefix)
    if locator.prefix and not find_all(text, tried):
        return "prefix", locator.prefix
    tried = replace(tried, text_end=locator.text_end)
    if locator.text_end and not find_all(text, tried):
        return "textEnd", locator.text_end
    return "suffix", locator.suffix or ""


def _context(text: str, span: Span) -> str:
    before = text[max(0, span.start - 60) : span.start].split()[-_CONTEXT_WORDS:]
    after = text[span.start : span.start + 60].split()[:_CONTEXT_WORDS]
    return " ".join([*before, *after])
