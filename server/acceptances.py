"""What is accepted in a workspace just now, also where its file changes while the service runs."""

from __future__ import annotations

from graph.acceptances import FILE, Acceptance, read_acceptances
from graph.errors import RecordProblem
from graph.workspace import Workspace


class CurrentAcceptances:
    """The acceptances of a workspace, read anew when their file has changed.

    A file with mistakes changes nothing: what was read before goes on to hold, and `problems` tells.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._folder = workspace.folder
        self._read_at = self._stamp()
        self._held = workspace.acceptances
        self.problems: tuple[RecordProblem, ...] = ()

    def now(self) -> tuple[Acceptance, ...]:
        """Return what is accepted."""
        stamp = self._stamp()
        if stamp != self._read_at:
            found, problems = read_acceptances(self._folder)
            self._held = self._held if problems else found
            self.problems, self._read_at = tuple(problems), stamp
        return self._held

    def _stamp(self) -> tuple[int, int, int] | None:
        """Return what tells one state of the file from another; None where there is no file."""
        try:
            found = (self._folder / FILE).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
