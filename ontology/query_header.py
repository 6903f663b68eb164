"""The header of a query file: comment lines ``# key.part: text`` above the query."""

from __future__ import annotations

import re

_LINE = re.compile(r"#\s*([a-z]+(?:\.[A-Za-z0-9]+)*)\s*:\s*(.*)")


def read_header(text: str) -> dict[str, str]:
    """Return the header of the query `text` in the order it stands.

    A comment line that has no key goes on from the line above it, so that a long text may be
    folded. The header ends at the first line that is not a comment.
    """
    header: dict[str, str] = {}
    key = None
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = _LINE.fullmatch(line)
        if match:
            key = match[1]
            header[key] = match[2].strip()
        elif key:
            header[key] = f"{header[key]} {line.lstrip('# ').strip()}".strip()
    return header
