"""Writing ``accepted.yaml``: one writer at a time, the whole file or nothing, and nothing else in it touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from pathlib import Path

from graph.acceptances.acceptance import Acceptance
from graph.acceptances.editing import with_entries, with_entry, without_entry
from graph.acceptances.reading import FILE, MOST, parse_acceptances
from graph.bundled import refuse_bundled
from graph.errors import RecordProblem, StyrgrafError, WorkspaceError
from graph.message import Message
from graph.reading import Unreadable, read_text
from graph.whole_file import write_file
from graph.writing.layout import Immovable

#: What the file begins with where it is made.
_BEGINNING = """\
# Fynd som någon har godtagit: varför, vem, och till och med vilken dag.
# Findings that somebody has accepted: why, who, and up to and including which day.

"""
_LOCK = ".accepted.yaml.lock"
_SECONDS_TO_WAIT = 10


def accept(folder: Path, acceptance: Acceptance) -> None:
    """Write `acceptance` to the workspace in `folder`, in the place of an earlier one of the same finding.

    Raises StyrgrafError where the workspace may not be written to or its file cannot be changed.
    """
    accept_all(folder, [acceptance])


def accept_all(folder: Path, acceptances: Sequence[Acceptance]) -> None:
    """Write all of `acceptances`, each of another finding, or none; raises as `accept` does."""

    def changed(text: str, known: Sequence[Acceptance]) -> str:
        fresh = [each for each in acceptances if _number(known, each.finding) is None]
        if fresh and len(known) + len(fresh) > MOST:
            raise StyrgrafError(
                Message(
                    "{file} holds {most} acceptances, and that is the most; remove those that have ended.",
                    file=FILE,
                    most=MOST,
                )
            )
        for each in acceptances:
            if (number := _number(known, each.finding)) is not None:
                text = with_entry(text, each, number)
        return with_entries(text or _BEGINNING, fresh) if fresh else text

    _change(folder, changed, lambda known: reduce(_replaced, acceptances, [*known]))


def withdraw(folder: Path, finding: str) -> Acceptance:
    """Remove the acceptance of `finding` from the workspace in `folder`, and return it.

    Raises StyrgrafError where there is none, the workspace may not be written to or its file cannot be changed.
    """
    return _withdraw(folder, finding, lambda each, named: each is named)[0]


def withdraw_alike(folder: Path, finding: str) -> list[Acceptance]:
    """Remove with the acceptance of `finding` all of the same rule, reason, name and last day; raises as `withdraw`."""
    return _withdraw(folder, finding, is_alike)


def is_alike(one: Acceptance, other: Acceptance) -> bool:
    """Tell whether two findings of one rule are accepted for one reason, by one person, until one day."""
    return (one.rule, one.reason, one.by, one.until) == (other.rule, other.reason, other.by, other.until)


def _withdraw(folder: Path, finding: str, goes: Callable[[Acceptance, Acceptance], bool]) -> list[Acceptance]:
    gone: list[Acceptance] = []

    def changed(text: str, known: Sequence[Acceptance]) -> str:
        number = _number(known, finding)
        if number is None:
            raise StyrgrafError(
                Message("The finding {finding!r} is not accepted; see styrgraf accept --list.", finding=finding)
            )
        places = [place for place, each in enumerate(known) if goes(each, known[number])]
        gone.extend(known[place] for place in places)
        for place in reversed(places):
            text = without_entry(text, place)
        return text

    _change(folder, changed, lambda known: [each for each in known if each not in gone])
    return gone


def _change(
    folder: Path,
    change: Callable[[str, Sequence[Acceptance]], str],
    wanted: Callable[[Sequence[Acceptance]], Sequence[Acceptance]],
) -> None:
    """Write what `change` makes of the text, unless it would then say anything else than `wanted`."""
    refuse_bundled(folder)
    if not folder.is_dir():
        raise StyrgrafError(Message("Cannot write to the folder {folder}: there is no such folder.", folder=folder))
    with _alone(folder):
        text = _text(folder)
        known, problems = parse_acceptances(text)
        if problems:
            raise WorkspaceError(problems)
        try:
            changed = change(text, known)
        except Immovable:
            raise _immovable() from None
        found, problems = parse_acceptances(changed)
        if problems or [each.as_fields() for each in found] != [each.as_fields() for each in wanted(known)]:
            raise _immovable()
        write_file(folder / FILE, changed.encode())


def _immovable() -> StyrgrafError:
    return StyrgrafError(
        Message("{file} cannot be changed as it is laid out; begin each entry with '- ' on its own line.", file=FILE)
    )


def _number(known: Sequence[Acceptance], finding: str) -> int | None:
    return next((number for number, each in enumerate(known) if each.finding == finding), None)


def _replaced(known: Sequence[Acceptance], acceptance: Acceptance) -> list[Acceptance]:
    kept = [acceptance if each.finding == acceptance.finding else each for each in known]
    return kept if acceptance in kept else [*kept, acceptance]


def _text(folder: Path) -> str:
    """Return the file as it is, line endings and all; "" where there is none. Raises WorkspaceError."""
    path = folder / FILE
    if not path.exists():
        return ""
    try:
        return read_text(path)
    except Unreadable as error:
        raise WorkspaceError([RecordProblem(FILE, error.line, None, error.message, error.remedy)]) from None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other writers out, in this process and in others."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder / _LOCK, timeout=_SECONDS_TO_WAIT):
            yield
    except Timeout:
        raise StyrgrafError(
            Message("Somebody else is writing {file} in {folder}; try again in a while.", file=FILE, folder=folder)
        ) from None
    except OSError as error:
        raise StyrgrafError(
            Message("Cannot write to the folder {folder}: {reason}.", folder=folder, reason=error.strerror)
        ) from None
