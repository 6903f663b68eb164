"""Making a workspace: a small one to begin with, or a copy of the bundled one to edit."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from graph.beginning import Beginning
from graph.bundled import BUNDLED
from graph.errors import StyrgrafError
from graph.message import Message
from graph.settings import FILE

#: What a workspace without an origin begins as: one invented edition, explained in comments.
BLANK = Path(__file__).parent / "blank"
#: What can be copied, by name.
ORIGINS = {BUNDLED.name: BUNDLED}

_LEVELS = Path("reference/nivaer.yaml")
_IGNORED = """\
# Lås medan något skrivs.
# Locks while something is written.
/.accepted.yaml.lock
/.styrgraf/

# Originalen tillhör dem som skrev dem, och följer inte med.
# The originals belong to those who wrote them, and are left out.
/documents/
"""
_ORIGIN = """\

# Vad arbetsytan är en kopia av, och ur vilken version av styrgraf.
# What this workspace is a copy of, and from which version of styrgraf.
origin: {{name: {name}, version: "{version}"}}
"""


def create_workspace(folder: Path, origin: str | None = None, beginning: Beginning | None = None) -> int:
    """Make a workspace in `folder` and return the number of its files.

    It is a copy of the one that ORIGINS names `origin`, without documents, or a small one to begin
    with, as `beginning` has it. Raises StyrgrafError where the folder holds something or cannot be
    written to; then nothing is left behind.
    """
    _refuse_what_is_there(folder)
    files = _copy(origin) if origin else _begun(beginning or Beginning())
    files[Path(".gitignore")] = _IGNORED.encode()
    existed = folder.is_dir()
    try:
        _write(folder, files)
    except OSError as error:
        _remove(folder, keep=existed)
        raise StyrgrafError(
            Message("Cannot write to the folder {folder}: {reason}.", folder=folder, reason=error.strerror)
        ) from None
    return len(files)


def _refuse_what_is_there(folder: Path) -> None:
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StyrgrafError(
                Message("{folder} is there already and is not an empty folder; name a new one.", folder=folder)
            )
    except OSError as error:
        raise StyrgrafError(
            Message("Cannot look into {folder}: {reason}.", folder=folder, reason=error.strerror)
        ) from None


def _copy(origin: str) -> dict[Path, bytes]:
    files = _files(ORIGINS[origin], "*.yaml")
    files[FILE] += _ORIGIN.format(name=origin, version=version("styrgraf")).encode()
    return files


def _begun(beginning: Beginning) -> dict[Path, bytes]:
    files = _files(BLANK, "*")
    for path, content in files.items():
        if path.suffix == ".yaml":
            change = beginning.settings if path == Path(FILE) else beginning.records
            files[path] = change(content.decode()).encode()
    if levels := beginning.own_levels():
        files[_LEVELS] = levels.encode()
    return files


def _files(folder: Path, pattern: str) -> dict[Path, bytes]:
    found = (path for path in sorted(folder.rglob(pattern)) if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in found}


def _write(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Write the settings last, since a folder without them is no workspace."""
    for name in sorted(files, key=lambda name: (name == FILE, name)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])


def _remove(folder: Path, *, keep: bool) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if keep:
        folder.mkdir(exist_ok=True)
