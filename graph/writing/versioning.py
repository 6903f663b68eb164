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
_MERGING: Final = "a merge is under way; end it with git add . and git commit, which take the change along"
#: What git has half done where one of these is there.
_UNDER_WAY: Final = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")
#: What git names, in every language, where the folder belongs to somebody else than who runs it.
_SAFE: Final = "safe.directory"
_NOT_OWN: Final = (
    "the folder belongs to another user than the one that runs this; give it to that one, or let that one run "
    "git config --global --add safe.directory {folder}"
)
_SLOW: Final = "git gives no answer"
_DETACHED: Final = Message(
    "The last change is saved, but its commit stands on no branch, since an older state is checked out; "
    "git switch -c NAME keeps it."
)


def commit_in_git(folder: Path, done: Done) -> Message | None:
    """Commit the record files of `done`, as for commit_files, in words that name its records."""
    return commit_files(folder, done.files, _words(done))


def commit_files(folder: Path, paths: Iterable[Path], words: str) -> Message | None:
    """Commit files where git keeps them, with what `words` say; return in a sentence why they are not kept, or None.

    The paths are relative to `folder`. Other files that are changed or staged stay as they are; what else is
    changed in the same files goes along. Where git refuses, the change itself holds all the same.
    """
    files = _names(paths)
    outside = _fails(folder, ["rev-parse", "--is-inside-work-tree"])
    if outside is not None:
        return _refused(Message(_NOT_OWN, folder=folder)) if _SAFE in outside else None
    if _fails(folder, ["check-ignore", "-q", *files]) is None:
        return None
    # What a merge has staged would be taken away by an intent to add, and its commit would drop the file.
    if _is_merging(folder):
        return _refused(_why(folder, ""))
    refusal = _fails(folder, ["add", "--intent-to-add", "--", *files])
    if refusal is None:
        refusal = _fails(folder, ["commit", "--quiet", "--only", "-m", words, "--", *files])
    if refusal is not None:
        return _refused(_why(folder, refusal))
    return _DETACHED if _is_detached(folder) else None


def is_kept(folder: Path, paths: Iterable[Path]) -> bool:
    """Tell whether git has these files as they are now, on a branch: somebody may have seen to it."""
    status = _run(folder, ["status", "--porcelain", "--", *_names(paths)])
    return bool(status and not status.returncode and not status.stdout.strip()) and not _is_detached(folder)


def _refused(reason: str) -> Message:
    return Message("The last change is saved, but git did not take it: {reason}.", reason=reason)


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
    if _is_merging(folder):
        return _MERGING
    lines = [line.strip() for line in refusal.splitlines() if line.strip()]
    return shortened(lines[0], _LONGEST).rstrip(".") if lines else _SLOW


def _is_merging(folder: Path) -> bool:
    """Tell whether git has something half done there, which a commit of some files would spoil."""
    unmerged = _run(folder, ["ls-files", "--unmerged"])
    if unmerged and unmerged.stdout.strip():
        return True
    return any(_fails(folder, ["rev-parse", "-q", "--verify", name]) is None for name in _UNDER_WAY)


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
