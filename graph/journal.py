"""Writing several files so that all of them change or none does, also where the process is killed.

What is to be written goes to a journal first. Once the journal stands under its name, the change
counts: whoever opens the folder next writes what is left of it, and removes the journal. Before
that, nothing has happened. (A redo log, as databases keep one.)
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final

from graph.errors import StyrgrafError
from graph.message import Message
from graph.whole_file import sync_folder, write_file

#: Where a workspace keeps what is not data: the journal, the lock and the history of changes.
FOLDER: Final = Path(".styrgraf")
HISTORY: Final = FOLDER / "history"
_JOURNAL, _LOCK, _IGNORE = FOLDER / "journal.json", FOLDER / "lock", FOLDER / ".gitignore"
_SECONDS_TO_WAIT = 10
_MOST_BYTES = 200_000_000


@dataclass(frozen=True)
class Write:
    """What becomes of one file, whose place is relative to the folder."""

    path: Path
    #: Digest of the text as it was; None where there is no such file yet.
    before: str | None
    #: The text as it is to be; None where the file is to go.
    after: str | None


def digest(text: str | None) -> str | None:
    """Return what tells one text from another; None for no text."""
    return None if text is None else sha256(text.encode()).hexdigest()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other writers out of `folder`, in this process and in others, and finish what one of them left.

    Raises StyrgrafError where somebody else keeps on writing, or the folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    try:
        (folder / FOLDER).mkdir(exist_ok=True)
        if not (folder / _IGNORE).exists():
            write_file(folder / _IGNORE, b"*\n")
        lock = FileLock(folder / _LOCK, timeout=_SECONDS_TO_WAIT)
        lock.acquire()
    except Timeout:
        raise StyrgrafError(
            Message("Somebody else is writing in {folder}; try again in a while.", folder=folder)
        ) from None
    except OSError as error:
        raise StyrgrafError(
            Message("Cannot write to the folder {folder}: {reason}.", folder=folder, reason=error.strerror)
        ) from None
    try:
        _finish(folder)
        yield
    finally:
        lock.release()


def commit(folder: Path, writes: Sequence[Write]) -> None:
    """Make all of `writes` in `folder`, or none. The caller holds `alone(folder)`.

    Raises StyrgrafError where the journal cannot be written: then nothing has happened. Where one of
    the files cannot be, the change counts all the same and is finished by whoever opens the folder next.
    """
    rows = [{"path": each.path.as_posix(), "before": each.before, "after": each.after} for each in writes]
    write_file(folder / _JOURNAL, json.dumps({"writes": rows}, ensure_ascii=False).encode())
    _finish(folder)


def settled(folder: Path) -> str:
    """Finish a change that was interrupted in `folder`, and return what tells this state of it from the next.

    Raises StyrgrafError where it cannot be finished.
    """
    if (folder / _JOURNAL).exists():
        with alone(folder):
            pass
    return max((path.name for path in (folder / HISTORY).glob("*.json")), default="")


def _finish(folder: Path) -> None:
    for part in (folder / FOLDER).glob(".*.part"):
        part.unlink(missing_ok=True)
    journal = folder / _JOURNAL
    if not journal.exists():
        return
    writes = _read(journal)
    for write in writes:
        _refuse_outside(folder, write.path)
        _refuse_edited(folder, write)
    for write in writes:
        _make(folder, write)
    journal.unlink()
    sync_folder(journal.parent)


def _make(folder: Path, write: Write) -> None:
    path = folder / write.path
    for part in path.parent.glob(f".{path.name}.*.part"):
        part.unlink(missing_ok=True)
    if write.after is None:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    elif _text(path) != write.after:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, write.after.encode())


def _read(journal: Path) -> list[Write]:
    try:
        if journal.stat().st_size > _MOST_BYTES:
            raise ValueError
        rows = json.loads(journal.read_bytes())["writes"]
        return [_write(row) for row in rows]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise StyrgrafError(
            Message("{journal} is not what was written there; look at it, then remove it.", journal=journal)
        ) from None


def _write(row: dict[str, Any]) -> Write:
    path, before, after = row["path"], row["before"], row["after"]
    if not (isinstance(path, str) and isinstance(before, str | None) and isinstance(after, str | None)):
        raise TypeError
    return Write(Path(PurePosixPath(path)), before, after)


def _refuse_outside(folder: Path, path: Path) -> None:
    """Refuse a file that is neither a record file nor a note of the history: a journal may come from anywhere."""
    ours = path.parent == HISTORY and path.suffix == ".json"
    record = path.suffix == ".yaml" and len(path.parts) > 1 and not any(part.startswith(".") for part in path.parts)
    inside = (folder / path).resolve().is_relative_to(folder.resolve())
    if path.is_absolute() or not (ours or record) or not inside:
        raise StyrgrafError(
            Message(
                "{path} names {path2}, which is no record file; look at it, then remove it.",
                path=folder / _JOURNAL,
                path2=path,
            )
        )


def _refuse_edited(folder: Path, write: Write) -> None:
    found = digest(_text(folder / write.path))
    if found not in (write.before, digest(write.after)):
        raise StyrgrafError(
            Message(
                "A change was interrupted, and {path} has been edited since; what was to be written "
                "stands in {path2}: take from it what you need, then remove it.",
                path=folder / write.path,
                path2=folder / _JOURNAL,
            )
        )


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StyrgrafError(Message("Cannot read {path}: {error}.", path=path, error=error)) from None
