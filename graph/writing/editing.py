"""Changing records in the text of a file: only the lines of the keys that change, and comments stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.drafting.notes import without_notes
from graph.reading import Entry, parse_entries
from graph.writing.layout import Block, Immovable, Layout, Span, layout_of
from graph.writing.order import in_order, key_order
from graph.writing.sameness import fingerprint, same
from graph.writing.seating import Seats
from graph.writing.splicing import Splice, joined, spliced
from graph.writing.yaml_text import key_lines, record_lines


@dataclass(frozen=True)
class Edit:
    """What one record of a file becomes."""

    #: Which record of the file, from 0; None for a new one, which comes where `Seats` say.
    number: int | None
    #: What it is to say; None where it goes.
    data: Mapping[str, Any] | None
    #: Its lines, where they are known already.
    lines: tuple[str, ...] | None = None
    #: Whether the notes of a proposal beside its keys go.
    reviewed: bool = False


def closed(text: str) -> str:
    """Return `text` with an end to its last line."""
    return text if not text or text.endswith(("\n", "\r")) else text + _line_end(text)


def splices_for(text: str, edits: Sequence[Edit]) -> list[Splice]:
    """Return what to replace in `text`, whose last line has an end, so that its records become what `edits` say.

    Raises Immovable where the text is laid out so that this cannot be done without touching others.
    """
    entries, problems = parse_entries(text, Path())
    if problems:
        raise Immovable
    layout, seats = layout_of(text), _seats(entries, edits)
    for whole in (False, True):
        editor = _Editor(text, entries, layout, seats, whole)
        # What is new comes after all that is added to the record above it.
        told = sorted(edits, key=lambda edit: edit.number is None)
        splices = joined([splice for edit in told for splice in editor.splices(edit)])
        if _says(spliced(text, splices), _expected(entries, edits, seats), edits):
            return splices
    raise Immovable


def _seats(entries: Sequence[Entry], edits: Sequence[Edit]) -> Seats:
    gone = {edit.number for edit in edits if edit.data is None}
    return Seats((number, entry.data) for number, entry in enumerate(entries) if number not in gone)


def _expected(entries: Sequence[Entry], edits: Sequence[Edit], seats: Seats) -> list[Mapping[str, Any]]:
    by_number = {edit.number: edit.data for edit in edits if edit.number is not None}
    added: defaultdict[int | None, list[Mapping[str, Any]]] = defaultdict(list)
    for edit in edits:
        if edit.number is None and edit.data is not None:
            added[seats.after(edit.data)].append(edit.data)
    there = ((by_number.get(number, entry.data), *added[number]) for number, entry in enumerate(entries))
    return [data for group in (*there, added[None]) for data in group if data is not None]


def _says(text: str, expected: Sequence[Mapping[str, Any]], edits: Sequence[Edit]) -> bool:
    found, problems = parse_entries(text, Path())
    if problems or len(found) != len(expected):
        return False
    new = {id(edit.data) for edit in edits}
    return all(
        fingerprint(entry.data) == fingerprint(data) if id(data) in new else entry.data == data
        for entry, data in zip(found, expected, strict=True)
    )


class _Editor:
    def __init__(self, text: str, entries: Sequence[Entry], layout: Layout, seats: Seats, whole: bool) -> None:
        self._lines = text.splitlines(keepends=True)
        self._entries, self._layout, self._seats, self._whole = entries, layout, seats, whole
        self._line_end = _line_end(text)

    def splices(self, edit: Edit) -> list[Splice]:
        if edit.number is None:
            return [self._addition(edit)]
        block = self._layout.blocks[edit.number]
        if edit.data is None:
            return [self._removal(block.span)]
        if edit.lines is not None:
            return [Splice(block.span.first, block.span.end, edit.lines)]
        old = self._entries[edit.number].data
        touched = None if self._whole else self._key_splices(block, old, edit.data)
        if touched is None:
            return [Splice(block.span.first, block.span.end, self._written(edit.data))]
        return [self._reviewed(block.span, touched)] if edit.reviewed else touched

    def _reviewed(self, span: Span, touched: Sequence[Splice]) -> Splice:
        """Replace the whole record, as `touched` has it, with what is left without the notes of a proposal."""
        here = [Splice(each.first - span.first, each.end - span.first, each.lines) for each in touched]
        lines = spliced("".join(self._lines[span.first : span.end]), here).splitlines(keepends=True)
        return Splice(span.first, span.end, tuple(without_notes(lines)))

    def _written(self, data: Mapping[str, Any]) -> tuple[str, ...]:
        return self._ended(record_lines(in_order(data), self._layout.column))

    def _ended(self, lines: Sequence[str]) -> tuple[str, ...]:
        return tuple(line + self._line_end for line in lines)

    def _addition(self, edit: Edit) -> Splice:
        assert edit.data is not None
        lines = edit.lines or self._written(edit.data)
        number = self._seats.after(edit.data)
        place = len(self._lines) if number is None else self._end_of(self._layout.blocks[number].span)
        above, below = self._lines[:place], self._lines[place:]
        apart = bool(above) and above[-1].strip() != "" and (not below or below[0].strip() == "")
        return Splice(place, place, (self._line_end, *lines) if apart else lines)

    def _end_of(self, span: Span) -> int:
        """Return the line after a record and the comments below it that are set in as its keys are."""
        end = span.end
        while end < len(self._lines) and self._is_set_in(self._lines[end]):
            end += 1
        return end

    def _is_set_in(self, line: str) -> bool:
        said = line.lstrip()
        return said.startswith("#") and len(line) - len(said) > self._layout.column

    def _removal(self, span: Span) -> Splice:
        """Take the empty line below the record along, or the one above where it is the last."""
        if span.end < len(self._lines):
            return Splice(span.first, span.end + (self._lines[span.end].strip() == ""), ())
        above = span.first > 0 and self._lines[span.first - 1].strip() == ""
        return Splice(span.first - above, span.end, ())

    def _key_splices(self, block: Block, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Splice] | None:
        """Return what to replace key by key; None where the whole record has to be written anew."""
        new = in_order(new)
        kind = str(new.get("type"))
        touched = [name for name in old if name not in new or not same(kind, name, old[name], new[name])]
        if not block.keys or any(block.keys[name].first == block.span.first for name in touched):
            return None
        replaced = [self._replacement(block, name, new) for name in touched]
        return [*replaced, *self._additions(block, old, new)]

    def _replacement(self, block: Block, name: str, new: Mapping[str, Any]) -> Splice:
        span = block.keys[name]
        lines = self._ended(key_lines(name, new[name], block.column)) if name in new else ()
        return Splice(span.first, span.end, lines)

    def _additions(self, block: Block, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Splice]:
        order = {name: number for number, name in enumerate(key_order(str(new.get("type"))))}
        for name, value in new.items():
            if name in old:
                continue
            place = order.get(name, len(order))
            before = [span for key, span in block.keys.items() if order.get(key, len(order)) < place]
            at = before[-1].end if before else block.span.end
            yield Splice(at, at, self._ended(key_lines(name, value, block.column)))


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
