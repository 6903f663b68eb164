"""Saying which view an answer shows."""

from __future__ import annotations

from graph.view import View

_VIEW = {"sv": "Enligt", "en": "According to"}
_NOTHING = {"sv": "Ingen utgåva gällde då.", "en": "There was no edition then."}


def edition_names(view: View, language: str) -> str:
    """Return the names of the editions in `view`, separated by commas."""
    return ", ".join(edition.name(language) for edition in view.editions)


def view_line(view: View, language: str) -> str:
    """Return the line that says which editions an answer comes from."""
    if not view.editions:
        return _NOTHING[language]
    return f"{_VIEW[language]}: {edition_names(view, language)}"
