"""The settings of a workspace, as its ``workspace.yaml`` states them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.base_iri import why_no_base
from graph.errors import RecordProblem
from graph.message import Message
from graph.reading import Entry, read_mapping

FILE = Path("workspace.yaml")
KEYS = (
    "name",
    "base",
    "languages",
    "persons",
    "arena",
    "derivedLinesOff",
    "cycleStart",
    "license",
    "contact",
    "origin",
)


#: An address of RFC 6068 with one recipient and nothing else.
_MAIL = re.compile(r"mailto:[^\s@?&<>\"]+@[^\s@?&<>\"]+\.[^\s@?&<>\"]+")


@dataclass(frozen=True)
class Origin:
    """The workspace that this one began as a copy of."""

    name: str
    #: Version of styrgraf that it came with.
    version: str


@dataclass(frozen=True)
class Settings:
    """What a workspace says of itself."""

    #: Name per language.
    name: Mapping[str, str]
    #: Base IRI of all data, ends in a slash.
    base: str
    #: Languages in the order they are preferred.
    languages: tuple[str, ...]
    #: Whether the graph of persons is part of the dataset.
    persons: bool
    #: Id of the arena that the workspace is about.
    arena: str
    #: Ids of the rows of the table of derived lines that are switched off.
    derived_lines_off: tuple[str, ...]
    #: Calendar year in which the yearly wheel's cycle began; None where no document says it.
    cycle_start: int | None
    #: Address of the licence that the data may be used under; None where nobody has given one.
    license: str | None = None
    #: Where those who publish the workspace are reached, a mailto: or web address; None where nobody has said it.
    contact: str | None = None
    #: What the workspace was copied from; None where it is nobody's copy.
    origin: Origin | None = None


def read_settings(folder: Path) -> tuple[Settings | None, list[RecordProblem]]:
    """Read `folder`/workspace.yaml; returns the settings, or None and the problems."""
    entry, problems = read_mapping(folder / FILE, FILE)
    if entry is None:
        return None, problems
    problems = [*_unknown(entry), *_malformed(entry)]
    return (None, problems) if problems else (_settings(entry.data), [])


def _settings(data: Mapping[str, Any]) -> Settings:
    return Settings(
        name=data["name"],
        base=data["base"],
        languages=tuple(data.get("languages", ["sv"])),
        persons=data.get("persons", False),
        arena=data["arena"],
        derived_lines_off=tuple(data.get("derivedLinesOff") or ()),
        cycle_start=data.get("cycleStart"),
        license=data.get("license"),
        contact=data.get("contact"),
        origin=Origin(**data["origin"]) if data.get("origin") else None,
    )


def _unknown(entry: Entry) -> list[RecordProblem]:
    return [
        _problem(
            entry,
            key,
            Message("Unknown setting {key!r}.", key=key),
            Message("Use one of: {keys}.", keys=", ".join(KEYS)),
        )
        for key in entry.data
        if key not in KEYS
    ]


def _malformed(entry: Entry) -> list[RecordProblem]:
    data = entry.data
    found: list[tuple[str, str, str]] = []
    if not _is_text_map(data.get("name")):
        found.append(("name", "The name is missing.", "Write it as 'name: {sv: …, en: …}'."))
    if why := why_no_base(data.get("base")):
        found.append(("base", why, "Write it as 'base: https://example.org/id/name/'."))
    if not isinstance(data.get("arena"), str):
        found.append(("arena", "The arena is missing.", "Name the id of the record it stands in."))
    if not _is_list_of_text(data.get("languages", [])) or not _is_list_of_text(data.get("derivedLinesOff") or []):
        found.append(("languages", "Languages and lines are lists of words.", "Write them as '[sv, en]'."))
    if not isinstance(data.get("persons", False), bool):
        found.append(("persons", "The setting persons is neither true nor false.", "Write true or false."))
    return [_problem(entry, *row) for row in (*found, *_malformed_where_given(data))]


def _malformed_where_given(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    found = []
    if not isinstance(data.get("cycleStart"), int | None):
        found.append(("cycleStart", "The cycle begins in a year.", "Write a year, or null where nobody has said it."))
    if data.get("license") is not None and not _is_web_address(data["license"]):
        found.append(("license", "The licence is not a web address.", "Write the address of its text, or null."))
    if data.get("contact") is not None and not _is_contact(data["contact"]):
        found.append(
            (
                "contact",
                "The contact is no address.",
                "Write it as 'mailto:name@example.org' or a web address, or null.",
            )
        )
    if data.get("origin") is not None and not _is_origin(data["origin"]):
        found.append(("origin", "The origin names no workspace.", "Write it as 'origin: {name: …, version: …}'."))
    return found


def _is_origin(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"name", "version"} and _is_text_map(value)


def _is_web_address(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "http://"))


def _is_contact(value: object) -> bool:
    return _is_web_address(value) or (isinstance(value, str) and bool(_MAIL.fullmatch(value)))


def _is_text_map(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and all(isinstance(text, str) for text in value.values())


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _problem(entry: Entry, key: str, message: str, remedy: str) -> RecordProblem:
    return RecordProblem(FILE, entry.key_lines.get(key, entry.line), None, message, remedy)
