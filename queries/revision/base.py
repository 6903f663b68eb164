"""What a workspace is held against: an edition of its own, another state of it in a folder, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from graph.creation import ORIGINS
from graph.edition import EditionInfo
from graph.errors import StyrgrafError
from graph.message import Message
from graph.settings import FILE, read_settings
from graph.view import View
from graph.workspace import BUNDLED, Workspace

#: What to say for no base at all.
NONE = "none"


class UnknownBase(StyrgrafError):
    """A base was named that is neither an edition nor a workspace."""


def base_named(given: str, workspace: Workspace, editions: Sequence[EditionInfo]) -> Path | EditionInfo | None:
    """Return the base that `given` names: 'none', the id of an edition, a bundled workspace, or a folder.

    Raises UnknownBase where it names nothing of the kind.
    """
    if given == NONE:
        return None
    for edition in editions:
        if edition.id == given:
            return edition
    folder = ORIGINS.get(given, Path(given))
    if (folder / FILE).is_file():
        return folder
    known = ", ".join(edition.id for edition in editions)
    raise UnknownBase(
        Message(
            "There is no edition and no workspace called {given!r} to hold this one against; "
            "write one of {known}, a folder with a {file}, or '{none}'.",
            given=given,
            known=known,
            file=FILE,
            none=NONE,
        )
    )


def name_of(held: Path | EditionInfo | None) -> str:
    """Return the name by which `held` is a base again on another machine: an edition's id or a bundled workspace's."""
    if isinstance(held, EditionInfo):
        return held.id
    return next((name for name, folder in ORIGINS.items() if folder == held), "")


def origin_of(workspace: Workspace) -> Path | None:
    """Return the bundled workspace that `workspace` is a copy of, or None where it is nobody's copy.

    A copy names its origin and the version it was taken from; with another version the two differ
    for other reasons than what was edited. A copy made by other means has the same base IRI.
    """
    settings = workspace.settings
    if workspace.folder.resolve() == BUNDLED.resolve():
        return None
    if settings.origin is not None:
        return ORIGINS.get(settings.origin.name) if settings.origin.version == version("styrgraf") else None
    bundled, _ = read_settings(BUNDLED)
    return BUNDLED if bundled is not None and bundled.base == settings.base else None


def successor(base: EditionInfo, view: View, editions: Sequence[EditionInfo]) -> EditionInfo | None:
    """Return the newest edition in view that revises `base`, or the only one where just one was asked for.

    None where there is none.
    """
    later, size = {base.iri}, 0
    while size != len(later):
        size = len(later)
        later |= {edition.iri for edition in editions if edition.revises & later}
    following = [edition for edition in view.editions if edition.iri in later and edition.iri != base.iri]
    if not following and len(view.editions) == 1 and view.editions[0].iri != base.iri:
        return view.editions[0]
    return following[-1] if following else None
