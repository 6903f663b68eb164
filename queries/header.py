"""What every query file says of itself: texts in both languages, and the columns it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ontology.query_header import read_header
from queries.errors import HeaderError

LANGUAGES = ("sv", "en")
Texts = Mapping[str, str]


class Header:
    """The header of one query file; `name` is the file's own, for messages."""

    def __init__(self, name: str, query: str) -> None:
        self.name = name
        self.lines = read_header(query)

    def text(self, key: str) -> Texts:
        """Return the text under `key` in every language. Raises HeaderError where one is missing."""
        texts = {language: self.lines.get(f"{key}.{language}", "") for language in LANGUAGES}
        missing = [f"{key}.{language}" for language, text in texts.items() if not text]
        if missing:
            raise HeaderError(f"{self.name}: the header lacks {' and '.join(missing)}; add the line.")
        return texts

    def optional_text(self, key: str) -> Texts | None:
        """Return the text under `key`, or None where the header has it in no language."""
        return self.text(key) if any(line.startswith(f"{key}.") for line in self.lines) else None

    def words(self, key: str, default: str = "") -> tuple[str, ...]:
        """Return the words under `key`, in order."""
        return tuple(self.lines.get(key, default).split())

    def fields(self, prefix: str, count: int) -> dict[str, tuple[str, ...]]:
        """Return the lines that begin with `prefix`, each split at '|' into `count` fields."""
        found: dict[str, tuple[str, ...]] = {}
        for key, line in self.lines.items():
            if key.startswith(f"{prefix}."):
                parts = tuple(part.strip() for part in line.split("|"))
                if len(parts) != count or not all(parts):
                    raise HeaderError(f"{self.name}: '{key}' needs {count} fields between bars, and has {line!r}.")
                found[key.removeprefix(f"{prefix}.")] = parts
        return found


def selected(query: str) -> frozenset[str]:
    """Return the names of the variables that `query` selects."""
    match = re.search(r"^SELECT\s+(?:DISTINCT\s+)?(.*?)\s*(?:WHERE\s*)?\{", query, re.DOTALL | re.MULTILINE)
    return frozenset(re.findall(r"\?(\w+)", match[1])) if match else frozenset()
