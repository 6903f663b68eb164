"""The folder of `--store DIR`: a store on disk for each build of the dataset that is in use.

A build is written to a folder of another name and given its own when it is whole, so that what a crash leaves
behind is never taken for a store. It is written once and never changed; who finds it there uses it as it is.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from graph import view
from graph.dataset import Dataset
from graph.disk_store import DiskStore, fill
from graph.errors import StyrgrafError
from graph.message import Message

#: Tells a folder of ours from any other; the number is that of how it is laid out.
_MARK = "styrgraf-store-1"
_BUILD, _PART, _IN_USE, _FILLING = "build-", "part-", ".in-use", "filling.lock"


def open_in(folder: Path, dataset: Dataset) -> DiskStore:
    """Return the store of `dataset` in `folder`, which is written unless this very build lies there.

    Builds that nobody uses any more are taken away. Raises StyrgrafError where it cannot be.
    """
    build = folder / f"{_BUILD}{dataset.build_id}"
    try:
        _refuse_other_things(folder)
        if not build.is_dir():
            _write(folder, build, dataset)
        return _opened(build, dataset)
    except (OSError, RuntimeError) as error:  # the latter is what the engine raises where it finds something broken
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise StyrgrafError(
            Message("Cannot keep the graph in {folder}: {reason}.", folder=folder, reason=reason)
        ) from None


def _opened(build: Path, dataset: Dataset) -> DiskStore:
    try:
        return DiskStore(build, dataset.base, _in_use(build))
    except (OSError, RuntimeError) as error:
        raise StyrgrafError(
            Message(
                "The store in {build} cannot be read ({error}); remove that folder, and it is written anew.",
                build=build,
                error=error,
            )
        ) from None


def _refuse_other_things(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise StyrgrafError(Message("Cannot keep the graph in {folder}: it is a file; name a folder.", folder=folder))
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise StyrgrafError(
            Message(
                "Cannot keep the graph in {folder}: it holds other things than that; name an empty "
                "folder or a new one.",
                folder=folder,
            )
        )


def _write(folder: Path, build: Path, dataset: Dataset) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()
    with _alone(folder):
        if build.is_dir():  # another has written it meanwhile
            return
        _clear(folder)
        part = folder / f"{_PART}{dataset.build_id}"
        fill(part, dataset.quads, _views(dataset))
        part.rename(build)


def _views(dataset: Dataset) -> list[tuple[str, ...]]:
    """Return the graphs of the views that are merged on disk: the current one, each edition, and all at once."""
    editions, base = dataset.editions, dataset.base
    views = [view.current(editions, base), view.everything(editions, base)]
    views += [view.of_edition(editions, base, edition.id) for edition in editions]
    return list(dict.fromkeys(each.graphs for each in views))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let nobody else write to `folder` meanwhile. Raises StyrgrafError where somebody does."""
    with (folder / _FILLING).open("wb") as lock:
        if not _locked(lock, fcntl.LOCK_EX):
            raise StyrgrafError(
                Message(
                    "Cannot keep the graph in {folder}: another styrgraf is writing it; try again soon.", folder=folder
                )
            )
        yield


def _clear(folder: Path) -> None:
    """Take away what was left half written, and the builds that nobody uses."""
    for part in folder.glob(f"{_PART}*"):
        shutil.rmtree(part)
    for build in [each for each in folder.glob(f"{_BUILD}*") if each.is_dir()]:
        with _in_use_file(build).open("wb") as lock:
            if _locked(lock, fcntl.LOCK_EX):
                shutil.rmtree(build)
                _in_use_file(build).unlink()


def _in_use(build: Path) -> IO[bytes] | None:
    """Return what tells others while it is open that `build` is in use; None where nothing can be written."""
    with suppress(OSError):
        lock = _in_use_file(build).open("wb")
        _locked(lock, fcntl.LOCK_SH)
        return lock
    return None


def _in_use_file(build: Path) -> Path:
    return build.with_name(build.name + _IN_USE)


def _locked(file: IO[bytes], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
