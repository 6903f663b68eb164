"""How much of a document the passages reach.

The units are the document's sentences, bullets, headings and slide lines (`segments.py`), as
far as they count (`counted.py`); the bullets after an introduction that counts and ends in a
colon, or that says a duty and does not end, count with it. A unit is *covered* when passages of
at most 300 characters together hold at least half of its words, each word whole; a longer
passage covers nothing. A unit that is not covered is *set aside* when the passages set aside, with their reasons, hold
half of its words by the same rule. A unit that opens a list or a table and says nothing of its own,
as the caller tells, is counted only where passages reach it: each item or row says it. The share is
covered / (all units - set aside).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, zip_longest

from graph.documents.counted import Counting, Reason
from graph.documents.locator import MAX_LENGTH, Span
from graph.documents.segments import Segment, segments

_SHARE_OF_WORDS = 0.5
#: Fewer words in a row that no passage reaches are "och" and the like, which state nothing alone.
_FEWEST_UNREAD = 4
_ENDED = re.compile(r"[.?!][\"”’'»)]*\s*$")
_WORD = re.compile(r"\w+(?:[-/.:]\w+)*")


@dataclass(frozen=True)
class Unit:
    """A sentence, bullet, heading or slide line that counts."""

    #: Where it stands in the normalised text.
    span: Span
    text: str
    #: Why it counts.
    reasons: frozenset[Reason]
    #: Section of the nearest passage before it, or None where that is not known.
    section: str | None
    #: Whether an item of a list follows on it.
    opens: bool = False


@dataclass(frozen=True)
class SetAsideUnit:
    """A unit that states nothing about governance, with the reasons given for that."""

    unit: Unit
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class PartlyRead:
    """A unit that passages reach a part of."""

    unit: Unit
    #: The runs of words in it that none reaches, as offsets in its text.
    unread: tuple[Span, ...]


@dataclass(frozen=True)
class Coverage:
    """What was counted, in document order: each unit is covered, uncovered or set aside."""

    units: tuple[Unit, ...]
    covered: tuple[Unit, ...]
    uncovered: tuple[Unit, ...]
    set_aside: tuple[SetAsideUnit, ...]
    #: Those, covered or not, that have words left which no passage reaches: a clause may be among them.
    partly: tuple[PartlyRead, ...] = ()
    #: Those that do not count, for nothing in them looks like governance, and that nothing reaches.
    others: tuple[Unit, ...] = ()

    @property
    def percent(self) -> float:
        """Covered units in per cent of those to be covered; 100 where there are none."""
        wanted = len(self.units) - len(self.set_aside)
        return 100 * len(self.covered) / wanted if wanted else 100.0


def coverage(
    original: str,
    spans: Iterable[Span],
    set_aside: Iterable[tuple[Span, str]],
    names: Collection[str],
    section_starts: Mapping[str, int] | None = None,
    is_lead_in: Callable[[str, bool], bool] = lambda words, opens: False,
) -> Coverage:
    """Measure how much of a document the passages cover.

    `original` is the text as read from the file, line breaks and all; the spans are those of the
    passages in its normalised text, `set_aside` with a reason each. `names` are labels and aliases
    of the bodies, `section_starts` the offset at which each section begins; `is_lead_in` tells of words, and of
    whether an item of a list follows on them, whether they say nothing of their own.
    """
    spans, excuses = list(spans), list(set_aside)
    passages = _Reach(spans)
    excused = _Reach(span for span, _ in excuses)
    counted = _units(original, names, section_starts or {})
    covered: list[Unit] = []
    uncovered: list[Unit] = []
    aside: list[SetAsideUnit] = []
    leading: list[Unit] = []
    for unit in (unit for unit in counted if unit.reasons):
        if passages.holds_half_of(unit):
            covered.append(unit)
        elif excused.holds_half_of(unit):
            aside.append(SetAsideUnit(unit, _reasons(unit, excuses)))
        elif is_lead_in(unit.text, unit.opens):
            leading.append(unit)
        else:
            uncovered.append(unit)
    units = tuple(unit for unit in counted if unit.reasons and unit not in leading)
    every = _Reach([*spans, *(span for span, _ in excuses)])
    partly = tuple(PartlyRead(unit, runs) for unit in units if (runs := every.unread(unit)))
    others = (unit for unit in counted if not unit.reasons and not is_lead_in(unit.text, unit.opens))
    unread = tuple(unit for unit in others if not every.holds_half_of(unit))
    return Coverage(units, tuple(covered), tuple(uncovered), tuple(aside), partly, unread)


def _reasons(unit: Unit, excuses: Iterable[tuple[Span, str]]) -> tuple[str, ...]:
    return tuple(sorted({reason for span, reason in excuses if span.overlaps(unit.span)}))


def _units(original: str, names: Collection[str], section_starts: Mapping[str, int]) -> tuple[Unit, ...]:
    counting = Counting(names)
    sections = sorted((start, section) for section, start in section_starts.items())
    found: list[Unit] = []
    introduced = False
    pieces = segments(original)
    for segment, following in zip_longest(pieces, pieces[1:]):
        reasons = counting.reasons(segment.text)
        if segment.listed and introduced:
            reasons |= {"duty"}
        elif not segment.listed:
            introduced = _introduces(segment.text, reasons)
        if reasons or segment.listed or len(_WORD.findall(segment.text)) > 1:
            found.append(Unit(segment.span, segment.text, reasons, _section(segment, sections), _is_item(following)))
    return tuple(found)


def _is_item(following: Segment | None) -> bool:
    return following is not None and following.listed


def _introduces(text: str, reasons: Collection[Reason]) -> bool:
    """Tell whether what is listed after `text` goes on with it: “Rådet har dessa uppgifter:”, “Kontoret ska”."""
    return bool(reasons) and (text.endswith(":") or ("duty" in reasons and not _ENDED.search(text)))


def _section(segment: Segment, sections: list[tuple[int, str]]) -> str | None:
    at = bisect_left(sections, (segment.span.end, ""))
    return sections[at - 1][1] if at else None


class _Reach:
    """The parts of a text that short enough spans reach, as spans apart from each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._parts: list[Span] = []
        for span in sorted(span for span in spans if len(span) <= MAX_LENGTH):
            if self._parts and span.start <= self._parts[-1].end:
                last = self._parts.pop()
                span = Span(last.start, max(last.end, span.end))
            self._parts.append(span)

    def holds_half_of(self, unit: Unit) -> bool:
        at = unit.span.start
        words = [match.span() for match in _WORD.finditer(unit.text)]
        held = sum(self._holds(at + start, at + end) for start, end in words)
        return held >= _SHARE_OF_WORDS * len(words)

    def unread(self, unit: Unit) -> tuple[Span, ...]:
        """Return the runs of words in `unit` that are not reached; none where nothing is, or too little is left."""
        at = unit.span.start
        words = [match.span() for match in _WORD.finditer(unit.text)]
        runs = [(held, list(run)) for held, run in groupby(words, lambda word: self._holds(at + word[0], at + word[1]))]
        if not any(held for held, _ in runs):
            return ()
        return tuple(Span(run[0][0], run[-1][1]) for held, run in runs if not held and len(run) >= _FEWEST_UNREAD)

    def _holds(self, start: int, end: int) -> bool:
        at = bisect_right(self._parts, start, key=lambda part: part.start)
        return at > 0 and end <= self._parts[at - 1].end
