"""Writing a proposed edition into a folder that holds nothing yet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.errors import StyrgrafError
from graph.message import Message


class TargetInUse(StyrgrafError):
    """The folder holds something already; nothing is ever written over."""


def refuse_used(folder: Path) -> None:
    """Raise TargetInUse where `folder` is a file, or a folder that is not empty."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise TargetInUse(Message("{folder} is no folder; name one that is empty or not there yet.", folder=folder))
    try:
        used = folder.is_dir() and any(folder.iterdir())
    except OSError as error:
        raise StyrgrafError(
            Message("Cannot look into {folder}: {reason}.", folder=folder, reason=error.strerror)
        ) from None
    if used:
        raise TargetInUse(
            Message("{folder} is not empty, and nothing is written over; name an empty or a new folder.", folder=folder)
        )


def refuse_too_deep(folder: Path, workspace: Path) -> None:
    """Raise StyrgrafError where `folder` is within `workspace` but not right in it: only there editions are read."""
    place, root = folder.resolve(), workspace.resolve()
    if place.is_relative_to(root) and place.parent != root:
        raise StyrgrafError(
            Message(
                "{folder} is no place for an edition of the workspace, which has them side by side; name {best}.",
                folder=folder,
                best=workspace / place.name,
            )
        )


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write the `files`, by name, into `folder`; raises TargetInUse or another StyrgrafError."""
    refuse_used(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except FileExistsError:
        raise TargetInUse(
            Message("{folder} is being written to by something else; name a new folder.", folder=folder)
        ) from None
    except OSError as error:
        raise StyrgrafError(
            Message("Cannot write into {folder}: {reason}.", folder=folder, reason=error.strerror)
        ) from None
