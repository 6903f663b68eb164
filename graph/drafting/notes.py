"""What a proposal notes beside the keys of its records, read from the text of their file, and taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from graph.drafting.word_tables import table

#: The texts that stand as comments in proposed records.
_NOTES: Final = (
    *("uncertain", "translate", "post-in", "taken-over", "no-place", "cut", "since"),
    *("status", "issued", "revises", "nobody", "members"),
)
_RECORD: Final = re.compile(r"\s*- id: +['\"]?(?P<id>[^\s'\"]+)")
_KEY: Final = re.compile(r"\s*(?:- )?(?P<key>[A-Za-z]+):")
#: A comment in the place of a key that nothing is proposed for.
_ALONE: Final = re.compile(r"\s*# (?P<key>[A-Za-z]+): (?P<note>.*)")
_APART: Final = "  # "
#: Where an edition says how its status is known; a proposal says there that nobody has gone through it.
_BASIS: Final = "statusBasis"


@dataclass(frozen=True)
class Note:
    """What is noted beside one key of a record."""

    key: str
    text: str


def doubts(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return `notes` without those that cast no doubt on what is said: asked for translation, or that it is new."""
    return tuple(note for note in notes if not any(pattern.fullmatch(note.text) for pattern in _undoubting()))


def notes_in(text: str) -> Mapping[str, tuple[Note, ...]]:
    """Return the notes in the text of a record file, by the id of the record."""
    found: dict[str, list[Note]] = {}
    record = ""
    for line in text.splitlines():
        begins = _RECORD.match(line)
        record = begins["id"] if begins else record
        note = _note_in(line)
        if note:
            found.setdefault(record, []).append(note)
    return {identity: tuple(notes) for identity, notes in found.items()}


def without_notes(lines: Sequence[str]) -> Iterator[str]:
    """Yield `lines`, each with its line end, without the notes; other comments stay."""
    for line in lines:
        said, end = line.rstrip("\r\n"), line[len(line.rstrip("\r\n")) :]
        alone = _ALONE.fullmatch(said)
        if alone and _is_note(alone["note"]):
            continue
        yield (said.rpartition(_APART)[0] + end) if _note_in(said) else line


def as_reviewed(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a record says without the words that nobody has gone through it."""
    basis = data.get(_BASIS)
    if not isinstance(basis, Mapping):
        return data
    ends = [text.rpartition("}.")[2] for text in table("texts")["status-basis"].values()]
    read = {language: _without_end(str(text), ends) for language, text in basis.items()}
    return {**data, _BASIS: read} if read != dict(basis) else data


def _without_end(text: str, ends: Sequence[str]) -> str:
    return next((text.removesuffix(end) for end in ends if text.endswith(end)), text)


def _note_in(line: str) -> Note | None:
    alone = _ALONE.fullmatch(line)
    if alone:
        return Note(alone["key"], alone["note"]) if _is_note(alone["note"]) else None
    said, apart, note = line.rpartition(_APART)
    key = _KEY.match(said) if apart and _is_note(note) else None
    return Note(key["key"], note) if key else None


def _is_note(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    texts = [text for name in _NOTES for text in table("texts")[name].values()]
    return tuple(re.compile(_as_pattern(text) + r"(?:: .*)?") for text in texts)


@cache
def _undoubting() -> tuple[re.Pattern[str], ...]:
    texts = [text for name in ("translate", "since") for text in table("texts")[name].values()]
    return tuple(re.compile(_as_pattern(text)) for text in texts)


def _as_pattern(text: str) -> str:
    return ".+".join(re.escape(part) for part in re.split(r"\{\w+\}", text))
