"""A workspace kept in git: each change a commit of its own, of the files that it touches and no others."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from graph.errors import shortened
from graph.message import Message
from graph.writing.history import Done

_SECONDS: Final = 20
#: So many records of a change are named in its commit, and so much of what git says is told.
_MOST_NAMED: Final = 20
_LONGEST: Final = 200
_UNKNOWN: Final = (
    'it does not know who you are; in the folder of the workspace, run git config user.name "Anna Ek" '
    "and git config user.email anna@example.org, with what is yours"
)
_MERGING: Final = "a merge is under way; end it with git commit, which takes the change along"
_SLOW: Final = "git gives no answer"
_DETACHED: Final = Message(
    "The last change is saved, but its commit stands on no branch, since an older state is checked out; "
    "git switch -c NAME keeps it."
)


def commit_in_git(folder: Path, done: Done) -> Message | None:
    """Commit the record files of `done` where git keeps them; return in a sentence why they are not kept, or None.

    Other files that are changed or staged stay as they are; what else is changed in the same files goes
    along. Where git refuses, the change itself holds all the same.
    """
    files = _names(done.files)
    if _fails(folder, ["rev-parse", "--is-inside-work-tree"]) is not None:
        return None
    if _fails(folder, ["check-ignore", "-q", *files]) is None:
        return None
    refusal = _fails(folder, ["add", "--intent-to-add", "--", *files])
    if refusal is None:
        refusal = _fails(folder, ["commit", "--quiet", "--only", "-m", _words(done), "--", *files])
    if refusal is not None:
        return Message("The last change is saved, but git did not take it: {reason}.", reason=_why(folder, refusal))
    return _DETACHED if _is_detached(folder) else None


def is_kept(folder: Path, done: Done) -> bool:
    """Tell whether git has the files of `done` as they are now, on a branch: somebody may have seen to it."""
    status = _run(folder, ["status", "--porcelain", "--", *_names(done.files)])
    return bool(status and not status.returncode and not status.stdout.strip()) and not _is_detached(folder)


def _names(files: Iterable[Path]) -> list[str]:
    return [path.as_posix() for path in files]


def _words(done: Done) -> str:
    """Return what the commit says: a title, and where there are several the records that have changed."""
    names = [each.id for each in done.records]
    title = done.title or ", ".join(names)
    if len(names) < 2:
        return title
    more = [f"(+ {len(names) - _MOST_NAMED})"] if len(names) > _MOST_NAMED else []
    return "\n".join([title, "", *names[:_MOST_NAMED], *more])


def _why(folder: Path, refusal: str) -> str:
    """Return why git refuses, in words of ours where that is known, else the first line that it has said."""
    if _fails(folder, ["var", "GIT_COMMITTER_IDENT"]) is not None:
        return _UNKNOWN
    if _fails(folder, ["rev-parse", "-q", "--verify", "MERGE_HEAD"]) is None:
        return _MERGING
    lines = [line.strip() for line in refusal.splitlines() if line.strip()]
    return shortened(lines[0], _LONGEST).rstrip(".") if lines else _SLOW


def _is_detached(folder: Path) -> bool:
    return _fails(folder, ["symbolic-ref", "-q", "HEAD"]) is not None


def _fails(folder: Path, arguments: Sequence[str]) -> str | None:
    """Return what git says where it fails; None where it does what is asked."""
    done = _run(folder, arguments)
    if done is None:
        return ""
    return f"{done.stderr}\n{done.stdout}" if done.returncode else None


def _run(folder: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[str] | None:
    """Run git; None where there is none on this machine, or one that waits for something."""
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
