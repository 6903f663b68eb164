"""What the files of a workspace state now and stated in another state of it, where the two differ.

The other state is a folder too: the workspace that this one was copied from, the copy that was
last approved, a checkout of another branch. Files are held against each other byte by byte first,
so that a workspace nobody has touched costs next to nothing, and only records of files that differ
are read and turned into RDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from graph.dataset import Place, statements
from graph.errors import RecordProblem, StyrgrafError
from graph.known import known_from
from graph.message import Message
from graph.record import Record
from graph.settings import FILE, Settings, read_settings
from graph.validation import problems_of
from graph.view import EDITIONS
from graph.workspace import Workspace, read_records, record_files, record_folders


@dataclass(frozen=True)
class Stated:
    """What some records state."""

    quads: frozenset[Quad]
    #: Where each record stands, by IRI, in the order of files and lines.
    places: Mapping[str, Place]
    #: What each record says, by IRI.
    data: Mapping[str, Mapping[str, Any]]
    #: The last line of each file on which a key of a record stands.
    ends: Mapping[Path, int]


@dataclass(frozen=True)
class Revision:
    """The records of one edition that stand in files that differ, before and after."""

    #: Folder of the edition; None for reference data.
    edition: str | None
    before: Stated
    after: Stated


@dataclass(frozen=True)
class Revised:
    """A workspace held against another state of it."""

    #: The folder of the other state.
    base: Path
    settings: tuple[Settings, Settings]
    revisions: tuple[Revision, ...]
    #: Folders of editions that are gone altogether.
    gone: tuple[str, ...]


def revised(workspace: Workspace, base: Path) -> Revised:
    """Return what differs between `workspace` and its other state in the folder `base`.

    Editions that only the workspace has are left out, as nothing can be lost from them. Raises
    StyrgrafError where `base` holds no workspace or a file of it cannot be read.
    """
    settings = _settings_of(base)
    now = record_folders(workspace.folder)
    files = dict(record_files(workspace.folder)) | dict(record_files(base))
    differing = [(file, edition) for file, edition in files.items() if _differs(file, base, workspace.folder)]
    old = _read(base, settings, [each for each in differing if (base / each[0]).is_file()], workspace)
    revisions = [
        _revision(workspace, edition, {file for file, its in differing if its == edition}, old)
        for edition in dict.fromkeys(edition for _, edition in differing)
        if edition in record_folders(base).values()
    ]
    gone = tuple(name for name in record_folders(base) if name not in now)
    return Revised(base, (settings, workspace.settings), tuple(each for each in revisions), gone)


def _settings_of(base: Path) -> Settings:
    if not (base / FILE).is_file():
        raise StyrgrafError(
            Message(
                "There is no workspace in {base} to hold this one against: the file {file} is missing.",
                base=base,
                file=FILE,
            )
        )
    settings, problems = read_settings(base)
    if settings is None:
        raise _unusable(base, problems)
    return settings


def _differs(file: Path, *folders: Path) -> bool:
    return len({(folder / file).read_bytes() if (folder / file).is_file() else None for folder in folders}) > 1


def _read(
    base: Path, settings: Settings, files: Sequence[tuple[Path, str | None]], workspace: Workspace
) -> list[Record]:
    """Read `files` of the base; whatever else its records may point at stands in the workspace unchanged."""
    records, problems = read_records(base, files)
    known = known_from((*records, *_all(workspace)))
    problems += (problem for record in records for problem in problems_of(record, known, settings))
    if problems:
        raise _unusable(base, problems)
    return records


def _unusable(base: Path, problems: Sequence[RecordProblem]) -> StyrgrafError:
    return StyrgrafError(
        Message("The workspace in {base} cannot be held against this one: {problems}", base=base, problems=problems[0])
    )


def _all(workspace: Workspace) -> Iterator[Record]:
    yield from workspace.records
    yield from workspace.withheld


def _revision(workspace: Workspace, edition: str | None, files: Set[Path], old: Iterable[Record]) -> Revision:
    base = workspace.settings.base
    before = stated_by((record for record in old if record.edition == edition), base)
    return Revision(edition, before, stated_by((record for record in _all(workspace) if record.file in files), base))


def stated_by(records: Iterable[Record], base: str) -> Stated:
    """Return what `records` state, under the base IRI `base`."""
    some = sorted(records, key=lambda record: (record.file, record.line))
    places = {base + record.id: Place(record.file, record.line) for record in some}
    ends = {record.file: max((*record.key_lines.values(), record.line)) for record in some}
    data = {base + record.id: record.data for record in some}
    return Stated(frozenset(statements(EDITIONS, some, base)), places, data, ends)
