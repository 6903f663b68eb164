"""Which file a new record goes to: the one where most of its like stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from graph.record import Record
from graph.workspace import REFERENCE

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def file_for(kind: str, edition: str | None, records: Iterable[Record]) -> Path:
    """Return the file, relative to the workspace, for a new record of the class `kind` among `records`."""
    beside = [record.file for record in records if record.edition == edition and record.type == kind]
    counted = Counter(beside)
    if counted:
        return min(counted, key=lambda file: (-counted[file], file))
    return Path(edition or REFERENCE) / f"{_CAPITAL.sub('-', kind).lower()}.yaml"
