"""Each change as a commit where the workspace is kept in git, and what is told as long as git lacks the last one."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from graph.message import Message
from graph.writing.history import Done
from graph.writing.versioning import commit_files, commit_in_git, is_kept
from server.language.choice import DEFAULT, Language
from server.language.telling import told

_LOG = logging.getLogger(__name__)


class InGit:
    """Commits changes, and remembers why the last one is not kept."""

    def __init__(self, language: Language = DEFAULT) -> None:
        self._language = language
        self._lacking: tuple[tuple[Path, ...], Message] | None = None

    def commit(self, folder: Path, done: Done) -> None:
        """Commit `done`, as for commit_in_git; the log tells too where it is not kept."""
        self._remember(done.files, commit_in_git(folder, done))

    def commit_files(self, folder: Path, files: Iterable[Path], words: str) -> None:
        """Commit files that are no records with what `words` say; the log tells as above."""
        self._remember(files, commit_files(folder, files, words))

    def _remember(self, files: Iterable[Path], lacking: Message | None) -> None:
        self._lacking = (tuple(files), lacking) if lacking else None
        if lacking:
            _LOG.warning("%s", told(lacking, self._language))

    def trouble(self, folder: Path) -> Message | None:
        """Return why git does not keep the last change; None where it does, or somebody has seen to it since."""
        if self._lacking and is_kept(folder, self._lacking[0]):
            self._lacking = None
        return self._lacking[1] if self._lacking else None
