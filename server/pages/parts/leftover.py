"""What no statement of a document stands on: what is left to read, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.documents.coverage import PartlyRead, Unit
from server.pages.parts.edition import Share
from server.pages.parts.reading import Part
from server.pages.words import Words


@dataclass(frozen=True)
class Leftover:
    """One piece of the text."""

    text: str
    #: Where on the page it stands, or the section that it stands in.
    anchor: str
    #: What that section is called; None where it is not known.
    section: Words | None
    #: The text in runs, each with whether something stands on it; empty where nothing or all does.
    runs: tuple[tuple[str, bool], ...] = ()

    @property
    def unread(self) -> tuple[str, ...]:
        """Return the runs that nothing stands on."""
        return tuple(words for words, is_read in self.runs if not is_read)


@dataclass(frozen=True)
class Reason:
    """A reason to set something aside, and what was."""

    words: Words
    left: tuple[Leftover, ...]


@dataclass(frozen=True)
class Leftovers:
    """What is left of one document."""

    uncovered: tuple[Leftover, ...]
    #: Those that something stands on, though words are left.
    partly: tuple[Leftover, ...]
    aside: tuple[Reason, ...]
    #: What does not count, and nothing stands on.
    others: tuple[Leftover, ...] = ()


def leftovers(parts: Iterable[Part], share: Share | None, *, is_whole: bool) -> Leftovers:
    """Return what is left, from `share`; without it, the passages that were set aside, by their ends.

    Where `parts` are not the whole of the document, what is left of them.
    """
    known = {part.slug: part for part in parts}
    if share is None:
        return Leftovers((), (), _by_reason(_set_aside(known.values())))
    coverage = share.coverage
    set_aside = [each for each in coverage.set_aside if is_whole or each.unit.section in known]
    partly = [each for each in coverage.partly if is_whole or each.unit.section in known]
    touched = {each.unit for each in partly}
    uncovered = [unit for unit in coverage.uncovered if unit not in touched and (is_whole or unit.section in known)]
    aside = ((Words(" ".join(each.reasons)), _leftover(each.unit, known)) for each in set_aside)
    return Leftovers(
        tuple(_leftover(unit, known) for unit in uncovered),
        tuple(replace(_leftover(each.unit, known), runs=tuple(_runs(each))) for each in partly),
        _by_reason(aside),
        tuple(_leftover(unit, known) for unit in coverage.others if is_whole or unit.section in known),
    )


def _leftover(unit: Unit, known: dict[str, Part]) -> Leftover:
    part = known.get(unit.section or "")
    return Leftover(unit.text, f"avsnitt-{part.slug}", part.heading.words) if part else Leftover(unit.text, "", None)


def _runs(partly: PartlyRead) -> Iterator[tuple[str, bool]]:
    text, at = partly.unit.text, 0
    for span in partly.unread:
        yield text[at : span.start], True
        yield text[span.start : span.end], False
        at = span.end
    yield text[at:], True


def _set_aside(parts: Iterable[Part]) -> Iterator[tuple[Words, Leftover]]:
    for part in parts:
        for spot in (spot for piece in part.pieces for spot in piece.spots if spot.is_aside):
            text = " … ".join(filter(None, (spot.start, spot.end)))
            yield spot.supports[0].text, Leftover(text, spot.anchor, part.heading.words)


def _by_reason(left: Iterable[tuple[Words, Leftover]]) -> tuple[Reason, ...]:
    found: dict[Words, list[Leftover]] = {}
    for words, each in left:
        found.setdefault(words, []).append(each)
    return tuple(Reason(words, tuple(members)) for words, members in found.items())
