"""Making a locator that points at a given place of a document, and at no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from graph.documents.locate import find_all
from graph.documents.locator import MAX_LENGTH, Locator, Span

#: Longest text of one mark, in characters.
_LONGEST_MARK = 120
_FEWEST_WORDS, _MOST_WORDS, _MOST_CONTEXT = 3, 7, 8
_WIDEST, _STEP = 60, 3
#: Where words are too long to mark whole (addresses), so many characters of them are.
_CUT = 60
_WORD = re.compile(r"\S+")


def shortened(normalised: str, span: Span) -> Span:
    """Return `span`, cut after a whole word where it is longer than a passage may be."""
    if len(span) <= MAX_LENGTH:
        return span
    end = normalised.rfind(" ", span.start, span.start + MAX_LENGTH)
    return Span(span.start, end if end > span.start else span.start + MAX_LENGTH)


def locator_of(normalised: str, edition: str, section: str, span: Span) -> Locator | None:
    """Return a locator that matches `span` alone, as short as can be; None where there is none.

    Words that recur together with all that surrounds them are pointed at with some of what follows
    or goes before, or as far as they can be. `span` must not be longer than a passage may be (see `shortened`).
    """
    for wider in _wider(normalised, span):
        for prefix, suffix in _context(normalised, wider):
            for start, end in _marks(normalised[wider.start : wider.end]):
                locator = Locator(edition, section, start, end, prefix, suffix)
                if find_all(normalised, locator) == (wider,):
                    return locator
    return None


def _wider(normalised: str, span: Span) -> Iterator[Span]:
    """The span itself, with more words after it, with words before it; at last what begins inside it."""
    yield span
    for match in islice(_WORD.finditer(normalised, span.end), 0, _WIDEST, _STEP):
        if match.end() - span.start <= MAX_LENGTH:
            yield Span(span.start, match.end())
    words = [match.start() for match in _WORD.finditer(normalised, span.start, span.end)]
    before = [match.start() for match in _WORD.finditer(normalised, max(0, span.end - MAX_LENGTH), span.start)]
    yield from (Span(start, span.end) for start in reversed(before[1:]))
    for start in words:
        end = normalised.rfind(" ", start, start + _LONGEST_MARK)
        if end > start:
            yield Span(start, end)


def _marks(text: str) -> Iterator[tuple[str, str | None]]:
    """Pairs of first and last words, the whole text first where it is short."""
    words = [match.span() for match in _WORD.finditer(text)]
    if len(words) <= _MOST_WORDS and len(text) <= _LONGEST_MARK:
        yield text, None
        return
    for first, last in product(range(_FEWEST_WORDS, _MOST_WORDS + 1), repeat=2):
        if first + last > len(words):
            continue
        start, end = text[: words[first - 1][1]], text[words[-last][0] :]
        if max(len(start), len(end)) <= _LONGEST_MARK:
            yield start, end
    if len(text) <= _LONGEST_MARK:
        yield text, None
    else:
        yield text[:_CUT], text[-_CUT:]


def _context(normalised: str, span: Span) -> Iterator[tuple[str | None, str | None]]:
    """Nothing first, then more and more words before, after, and on both sides."""
    before = normalised[max(0, span.start - 2 * _LONGEST_MARK) : span.start].split()
    after = normalised[span.end : span.end + 2 * _LONGEST_MARK].split()
    yield None, None
    for count in range(1, _MOST_CONTEXT + 1):
        prefix = " ".join(before[-count:])[-_LONGEST_MARK:] or None
        suffix = " ".join(after[:count])[:_LONGEST_MARK] or None
        yield prefix, None
        yield None, suffix
        yield prefix, suffix
