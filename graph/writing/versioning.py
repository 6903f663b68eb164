"""A workspace kept in git: each change a commit of its own, of the files that it touches and no others."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from graph.writing.history import Done

_SECONDS: Final = 20
_LOG = logging.getLogger(__name__)


def commit_in_git(folder: Path, done: Done) -> bool:
    """Commit the record files of `done` where git keeps them; return whether it did.

    What else is changed or staged stays as it is. Where git refuses, which the log tells, the change
    itself holds all the same.
    """
    files = [path.as_posix() for path in done.files]
    if not _git(folder, ["rev-parse", "--is-inside-work-tree"]) or _git(folder, ["check-ignore", "-q", *files]):
        return False
    title = done.title or ", ".join(each.id for each in done.records)
    made = _git(folder, ["add", "--intent-to-add", "--", *files]) and _git(
        folder, ["commit", "--quiet", "--only", "-m", title, "--", *files]
    )
    if not made:
        _LOG.warning("The change is written, but git in %s did not commit it.", folder)
    return made


def _git(folder: Path, arguments: Sequence[str]) -> bool:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):  # no git on this machine, or one that waits for something
        return False
    return done.returncode == 0
