"""What those who write are told of the files: that pages show an earlier state of them, or that git lacks a change."""

from __future__ import annotations

from graph.errors import StyrgrafError, WorkspaceError
from server.editing import Editing
from server.language.telling import told
from server.live import LiveApp
from server.pages.visit import Visit


def trouble(visit: Visit, editing: Editing, *, told_all: bool) -> tuple[str, ...]:
    """Return a sentence for each; with `told_all` what is wrong itself too, which may be words of a record."""
    live: LiveApp | None = getattr(visit.request.app.state, "live", None)
    found = [_unread(visit, live.trouble, told_all=told_all)] if live and live.trouble else []
    lacking = editing.in_git.trouble(editing.folder) if told_all else None
    return (*found, *([told(lacking, visit.language)] if lacking else []))


def _unread(visit: Visit, error: StyrgrafError, *, told_all: bool) -> str:
    problems = error.problems if isinstance(error, WorkspaceError) else ()
    if not problems:
        return visit.texts("edit.unread.files", what=told(error, visit.language) if told_all else "").strip()
    first = problems[0]
    what = f"{told(first.message, visit.language)} {told(first.remedy, visit.language)}" if told_all else ""
    place = f"{first.file.as_posix()}:{first.line}"
    more = visit.texts.counted("edit.unread.more", len(problems) - 1) if len(problems) > 1 else ""
    return " ".join(part for part in (visit.texts("edit.unread.place", place=place), what, more) if part)
