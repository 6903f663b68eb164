"""Reading ``accepted.yaml``: every mistake with its line, and bounds on what is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from graph.acceptances.acceptance import LONGEST, Acceptance, day_of, flaws
from graph.errors import RecordProblem
from graph.message import Message
from graph.reading import Entry, parse_entries, read_entries

FILE: Final = Path("accepted.yaml")
#: More acceptances than this are refused: a workspace has some hundred findings.
MOST: Final = 5_000


def read_acceptances(folder: Path) -> tuple[tuple[Acceptance, ...], list[RecordProblem]]:
    """Read the acceptances of the workspace in `folder`; one without the file has none.

    Returns them and the problems met; those with a problem are left out.
    """
    path = folder / FILE
    if not path.is_file():
        return (), []
    return _understood(*read_entries(path, FILE))


def parse_acceptances(text: str) -> tuple[tuple[Acceptance, ...], list[RecordProblem]]:
    """Read the acceptances that `text` holds, likewise."""
    return _understood(*parse_entries(text, FILE))


def _understood(
    entries: Sequence[Entry], problems: list[RecordProblem]
) -> tuple[tuple[Acceptance, ...], list[RecordProblem]]:
    if len(entries) > MOST:
        message = Message("There are {count} acceptances; at most {most} are read.", count=len(entries), most=MOST)
        return (), [*problems, RecordProblem(FILE, entries[MOST].line, None, message, "Remove those that have ended.")]
    first: dict[str, int] = {}
    found, wrong = [], list(problems)
    for entry in entries:
        fields = _fields(entry)
        mistakes = [*_mistakes(entry, fields), *_repeated(entry, fields, first)]
        wrong += mistakes
        if not mistakes:
            found.append(_acceptance(fields, entry.line))
    return tuple(found), wrong


def _fields(entry: Entry) -> dict[str, object]:
    """Return the fields as text: an id of figures alone is read as a number."""
    return {name: str(value) if type(value) is int else value for name, value in entry.data.items()}


def _mistakes(entry: Entry, fields: dict[str, object]) -> Iterator[RecordProblem]:
    given = fields.get("finding")
    named = given if isinstance(given, str) and len(given) <= LONGEST["finding"] else None
    for flaw in flaws(fields):
        line = entry.key_lines.get(flaw.field, entry.line)
        yield RecordProblem(FILE, line, named, flaw.message, flaw.remedy)


def _repeated(entry: Entry, fields: dict[str, object], first: dict[str, int]) -> Iterator[RecordProblem]:
    finding = fields.get("finding")
    if isinstance(finding, str):
        line = first.setdefault(finding, entry.line)
        if line != entry.line:
            message = Message("The finding is accepted in line {line} already.", line=line)
            yield RecordProblem(FILE, entry.line, None, message, "Keep one of them.")


def _acceptance(fields: dict[str, object], line: int) -> Acceptance:
    text = {name: str(value) for name, value in fields.items()}
    until = day_of(text.pop("until"))
    assert until, "flaws() has seen to it"
    return Acceptance(until=until, line=line, **text)
