"""The hidden sheet that tells what a workbook was made from, so that only what an editor changed is a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from graph.record import Record
from graph.workspace import REFERENCE
from graph.writing.sameness import fingerprint
from server.commands.language import Language

SHEET: Final = "styrgraf"
_FORMAT, _VERSION = "styrgraf-workbook", "1"
Name = tuple[str | None, str]


@dataclass(frozen=True)
class Told:
    """A record as the workbook was made from it."""

    kind: str
    #: Fingerprint of what it said.
    digest: str
    file: str


@dataclass
class Passport:
    """What a workbook was made from."""

    #: Base IRI of the workspace.
    base: str
    language: Language
    #: The records by edition and id.
    records: dict[Name, Told] = field(default_factory=dict)
    #: What ids are called in the cells, by id.
    names: dict[str, str] = field(default_factory=dict)
    #: Headings by sheet.
    headings: dict[str, list[str]] = field(default_factory=dict)


def passport_of(
    records: Sequence[Record], base: str, language: Language, names: Mapping[str, str], headings: dict[str, list[str]]
) -> Passport:
    """Return the passport of a workbook with these records."""
    said = {
        (record.edition, record.id): Told(record.type, fingerprint(record.data), record.file.as_posix())
        for record in records
    }
    return Passport(base, language, said, dict(names), headings)


def written(passport: Passport) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the sheet."""
    yield _FORMAT, _VERSION, passport.base, passport.language
    for (edition, identity), told in passport.records.items():
        yield "record", edition or REFERENCE, identity, told.kind, told.digest, told.file
    for identity, name in passport.names.items():
        yield "name", identity, name
    for sheet, headings in passport.headings.items():
        for heading in headings:
            yield "heading", sheet, heading


def read(rows: Sequence[Sequence[Any]]) -> Passport | None:
    """Return the passport that `rows` hold; None where they hold none that can be understood."""
    if not rows or len(rows[0]) < 4 or list(rows[0][:2]) != [_FORMAT, _VERSION] or rows[0][3] not in ("sv", "en"):
        return None
    passport = Passport(str(rows[0][2]), "sv" if rows[0][3] == "sv" else "en")
    for row in rows[1:]:
        match [str(cell) for cell in row if cell != ""]:
            case ["record", edition, identity, kind, digest, file]:
                passport.records[None if edition == REFERENCE else edition, identity] = Told(kind, digest, file)
            case ["name", identity, name]:
                passport.names[identity] = name
            case ["heading", sheet, heading]:
                passport.headings.setdefault(sheet, []).append(heading)
            case []:
                continue
            case _:
                return None
    return passport
