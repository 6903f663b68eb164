"""What the forms of one visit remember: where the last record went, and answers that the next one often shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ontology import schema
from server.editing import Editing
from server.editing.sessions import Session
from server.pages.visit import Visit

_FOLDER: Final = "mapp"
#: Keys whose answer the next new record of a class that has them begins with: bodies of one floor come one after
#: another, and so do the events of one wheel.
_SHARED: Final = ("level", "wheel")
_SECTION: Final = "source.1.section"


def remember(visit: Visit, folder: str, texts: Mapping[str, str]) -> None:
    """Keep what the next form of this visit begins with, from the `texts` of the fields that have been saved."""
    if session := _session(visit):
        kept = {name: texts[name] for name in (*(f"{key}.1" for key in _SHARED), _SECTION) if texts.get(name)}
        session.remembered.update({_FOLDER: folder, **kept})


def remembered(visit: Visit, kind: str, folder: str) -> dict[str, str]:
    """Return the texts that a form for a new record of the class `kind` in `folder` begins with."""
    session = _session(visit)
    if session is None or session.remembered.get(_FOLDER) != folder or kind not in schema.classes():
        return {}
    names = [f"{key}.1" for key in _SHARED if key in schema.keys_of(kind)]
    return {name: session.remembered[name] for name in (*names, _SECTION) if name in session.remembered}


def last_folder(visit: Visit) -> str:
    """Return the folder that was last written to; "" where none was."""
    session = _session(visit)
    return session.remembered.get(_FOLDER, "") if session else ""


def _session(visit: Visit) -> Session | None:
    editing: Editing = visit.request.app.state.editing
    return editing.session(visit.request)
