"""Where passages of an older text stand in a new one, with the very same words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.documents.conversion import Converted
from graph.documents.locate import find_all, locate
from graph.documents.locator import MAX_LENGTH, Locator, LocatorError, Span
from graph.documents.pointing import locator_of
from graph.documents.segments import Segment, segments


@dataclass(frozen=True)
class Place:
    """A place of the new text that a passage of the older one stands at."""

    locator: Locator
    span: Span
    #: The same in the older text; None where that is not at hand.
    before: Span | None
    #: Whether the whole sentence around it stands in the older text too; False where that is not at hand.
    is_whole: bool
    #: Whether what leads up to it, where it stands in a list, is as it was: that says who shall do it.
    is_led: bool = True


class Places:
    """Holds the new text against the older one, as far as that is at hand."""

    def __init__(self, old: str | None, document: Converted) -> None:
        """Take the older text, normalised; None where it is not at hand."""
        self.old = old
        self.new = document.normalised
        self.pieces: tuple[Segment, ...] = tuple(segments(document.text))

    def place(self, locator: Locator) -> Place | None:
        """Return the one place where the passage of the older text stands in the new one; None where none does.

        Without the older text, the locator itself has to match once. With it, the words decide: a passage
        whose neighbours have changed is found by its words, as long as they stand once in both texts.
        """
        found = find_all(self.new, locator)
        if self.old is None:
            alone = len(found) == 1 and len(found[0]) <= MAX_LENGTH
            return Place(locator, found[0], None, is_whole=False) if alone else None
        if (before := self.before(locator)) is None:
            return None
        words = self.old[before.start : before.end]
        if len(found) == 1 and self.new[found[0].start : found[0].end] == words:
            return self._placed(locator, found[0], before)
        return self._by_words(locator, words, before)

    def before(self, locator: Locator) -> Span | None:
        """Return where a passage stands in the older text; None where that is not at hand, or it does not."""
        try:
            return None if self.old is None else locate(self.old, locator)
        except LocatorError:
            return None

    def stood_within(self, text: str, spans: Iterable[Span]) -> bool:
        """Whether `text`, a sentence of the new text, stood in the older one where one of `spans` there does."""
        words, old = text.strip(), self.old or ""
        starts = [found.start() for found in re.finditer(re.escape(words), old)]
        return any(Span(at, at + len(words)).overlaps(span) for at in starts for span in spans)

    def stands_in_old(self, text: str) -> bool:
        """Whether `text`, a sentence of the new text, stands in the older one word for word."""
        return self.old is not None and f" {text.strip()} " in f" {self.old} "

    def sentences(self, span: Span) -> Iterator[Segment]:
        """Yield the sentences of the new text that `span` has a part of."""
        first = bisect_right(self.pieces, span.start, key=lambda piece: piece.span.end)
        for piece in self.pieces[first:]:
            if piece.span.start >= span.end:
                return
            yield piece

    def _by_words(self, locator: Locator, words: str, before: Span) -> Place | None:
        """Find words that stand once in each text, though what stands beside them has changed."""
        if self.old is None or self.old.count(words) != 1 or self.new.count(words) != 1:
            return None
        at = self.new.index(words)
        span = Span(at, at + len(words))
        made = locator_of(self.new, locator.edition, locator.section, span)
        return self._placed(made, span, before) if made and find_all(self.new, made) == (span,) else None

    def _placed(self, locator: Locator, span: Span, before: Span) -> Place:
        return Place(locator, span, before, self._is_whole(span), self._is_led(span))

    def _is_whole(self, span: Span) -> bool:
        return all(self.stands_in_old(piece.text) for piece in self.sentences(span))

    def _is_led(self, span: Span) -> bool:
        """Whether what leads up to the list, whose item stands at `span`, stands in the older text as well."""
        before = self.pieces[: bisect_right(self.pieces, span.start, key=lambda piece: piece.span.start)]
        lead = next((piece.text for piece in reversed(before) if not piece.listed), "") if before else ""
        return not before or not before[-1].listed or not lead.endswith(":") or self.stands_in_old(lead)
