"""What was changed in a workspace, by whom, and what it takes to undo it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graph.errors import StyrgrafError
from graph.journal import HISTORY
from graph.message import Message
from graph.writing.splicing import Splice, in_order

#: Older changes than so many can no longer be undone.
KEPT: Final = 200


@dataclass(frozen=True)
class RecordChanged:
    """One record before and after; None where it was not, or is no longer, there."""

    edition: str | None
    id: str
    file: Path
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True)
class WayBack:
    """What it takes to get a file back to what it was."""

    #: Digest of the file after the change; None where it is gone.
    after: str | None
    #: What to replace in it; None where the file was new.
    splices: tuple[Splice, ...] | None


@dataclass(frozen=True)
class Done:
    """A change that was made."""

    number: int
    #: When, as ISO 8601 with the offset from UTC.
    at: str
    by: str
    title: str
    records: tuple[RecordChanged, ...]
    files: Mapping[Path, WayBack]
    #: Number of the change that this one undid.
    undoes: int | None = None


def history(folder: Path) -> tuple[Done, ...]:
    """Return the changes of the workspace in `folder` that can be undone, the newest first. Raises StyrgrafError."""
    return tuple(_read(path) for path in sorted((folder / HISTORY).glob("*.json"), reverse=True))


def change_numbered(folder: Path, number: int) -> Done:
    """Return the change with this number. Raises StyrgrafError where it is not kept."""
    path = folder / path_of(number)
    if not path.is_file():
        raise StyrgrafError(
            Message("There is no change {number} in the history of {folder}.", number=number, folder=folder)
        )
    return _read(path)


def next_number(folder: Path) -> int:
    """Return the number that the next change gets."""
    newest = max((path.stem for path in (folder / HISTORY).glob("*.json")), default="0")
    return int(newest) + 1 if newest.isdecimal() else 1


def path_of(number: int) -> Path:
    """Return where the change with this number is kept, relative to the workspace."""
    return HISTORY / f"{number:08}.json"


def written(done: Done) -> str:
    """Return the text that keeps `done`."""
    records = [
        {
            "edition": each.edition,
            "id": each.id,
            "file": each.file.as_posix(),
            "before": each.before,
            "after": each.after,
        }
        for each in done.records
    ]
    files = {path.as_posix(): _written_back(back) for path, back in done.files.items()}
    told = {"at": done.at, "by": done.by, "title": done.title, "undoes": done.undoes}
    return json.dumps({**told, "records": records, "files": files}, ensure_ascii=False, indent=1) + "\n"


def forget_oldest(folder: Path) -> None:
    """Remove the changes that are more than KEPT back."""
    for path in sorted((folder / HISTORY).glob("*.json"))[:-KEPT]:
        path.unlink(missing_ok=True)


def _read(path: Path) -> Done:
    try:
        told = json.loads(path.read_bytes())
        records = tuple(
            RecordChanged(each["edition"], each["id"], Path(each["file"]), each["before"], each["after"])
            for each in told["records"]
        )
        files = {Path(name): _read_back(back) for name, back in told["files"].items()}
        return Done(int(path.stem), told["at"], told["by"], told["title"], records, files, told["undoes"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise StyrgrafError(Message("{path} is not what was written there; remove it.", path=path)) from None


def _written_back(back: WayBack) -> dict[str, Any]:
    rows = None if back.splices is None else [[each.first, each.end, each.lines] for each in back.splices]
    return {"after": back.after, "splices": rows}


def _read_back(told: Mapping[str, Any]) -> WayBack:
    rows = told["splices"]
    return WayBack(told["after"], None if rows is None else _splices(rows))


def _splices(rows: Sequence[Any]) -> tuple[Splice, ...]:
    splices = [Splice(int(first), int(end), tuple(map(str, lines))) for first, end, lines in rows]
    return tuple(in_order(splices))
