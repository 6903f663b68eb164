"""Making a locator that points at a given place of a document, and at no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from graph.documents.locate import find_all
from graph.documents.locator import MAX_LENGTH, Locator, Span

#: Longest text of one mark, in characters.
_LONGEST_MARK = 120
_MOST_WORDS = 7
_WORDS_AT_ENDS = ((3, 3), (4, 3), (3, 4), (5, 5), (7, 7))
#: How many words before or after are taken as context, in turn.
_CONTEXT = (1, 2, 3, 5, 8)
_MOST_RECURRING = 20
MOST_ATTEMPTS = 600
_WIDEST, _STEP = 60, 6
#: Where words are too long to mark whole (addresses), so many characters of them are.
_CUT = 60
_WORD = re.compile(r"\S+")


def shortened(normalised: str, span: Span) -> Span:
    """Return `span`, cut after a whole word where it is longer than a passage may be."""
    if len(span) <= MAX_LENGTH:
        return span
    end = normalised.rfind(" ", span.start, span.start + MAX_LENGTH)
    return Span(span.start, end if end > span.start else span.start + MAX_LENGTH)


def locator_of(
    normalised: str, edition: str, section: str, span: Span, attempts: int = MOST_ATTEMPTS
) -> Locator | None:
    """Return a locator that matches `span` alone, as short as can be; None where there is none.

    Words that recur together with all that surrounds them are pointed at with some of what follows
    or goes before, or as far as they can be. Words that recur very often are not pointed at, and
    the search ends after so many `attempts`, each of which goes through the text. `span` must not be
    longer than a passage may be (see `shortened`).
    """
    around = normalised[max(0, span.start - MAX_LENGTH) : span.end + MAX_LENGTH]
    if normalised.count(normalised[span.start : span.end]) > _MOST_RECURRING or normalised.count(around) > 1:
        return None
    for locator, wanted in islice(_attempts(normalised, edition, section, span), attempts):
        if find_all(normalised, locator) == (wanted,):
            return locator
    return None


def _attempts(normalised: str, edition: str, section: str, span: Span) -> Iterator[tuple[Locator, Span]]:
    for wider in _wider(normalised, span):
        for prefix, suffix in _context(normalised, wider):
            for start, end in _marks(normalised[wider.start : wider.end]):
                yield Locator(edition, section, start, end, prefix, suffix), wider


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
    for first, last in _WORDS_AT_ENDS:
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
    for count in _CONTEXT:
        prefix = " ".join(before[-count:])[-_LONGEST_MARK:] or None
        suffix = " ".join(after[:count])[:_LONGEST_MARK] or None
        yield prefix, None
        yield None, suffix
        yield prefix, suffix
