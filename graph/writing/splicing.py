"""Lines that take the place of others, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Splice:
    """The lines from `first` up to `end`, counted from 0, become `lines`, each with its line end."""

    first: int
    end: int
    lines: tuple[str, ...]


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return `text` after `splices`, of which none overlaps another."""
    lines = text.splitlines(keepends=True)
    for splice in reversed(in_order(splices)):
        lines[splice.first : splice.end] = splice.lines
    return "".join(lines)


def way_back(text: str, splices: Sequence[Splice]) -> Iterator[Splice]:
    """Yield the splices that make `text` of what `splices` make of it."""
    lines = text.splitlines(keepends=True)
    moved = 0
    for splice in in_order(splices):
        first = splice.first + moved
        yield Splice(first, first + len(splice.lines), tuple(lines[splice.first : splice.end]))
        moved += len(splice.lines) - (splice.end - splice.first)


def joined(splices: Sequence[Splice]) -> list[Splice]:
    """Return `splices` from the first line to the last, where lines that two of them take away go once."""
    found: list[Splice] = []
    for splice in sorted(splices, key=lambda splice: (splice.first, splice.end)):
        last = found[-1] if found else None
        if last and splice.first < last.end and not (last.lines or splice.lines):
            found[-1] = Splice(last.first, max(last.end, splice.end), ())
        else:
            found.append(splice)
    return found


def in_order(splices: Sequence[Splice]) -> list[Splice]:
    """Return `splices` from the first line to the last. Raises ValueError where two overlap."""
    ordered = sorted(splices, key=lambda splice: (splice.first, splice.end))
    if any(one.end > other.first for one, other in pairwise(ordered)):
        raise ValueError("splices overlap")
    return ordered
