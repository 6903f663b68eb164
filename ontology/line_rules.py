"""The table of derived lines: one rule a file in ``ontology/lines/``.

A rule says which statement lets us conclude that a line runs between two bodies. It is a SPARQL
SELECT of ?from, ?to and ?premise, run on one edition at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.query_header import read_header

FOLDER = Path(__file__).parent / "lines"


@dataclass(frozen=True)
class LineRule:
    """One row of the table."""

    id: str
    title: Mapping[str, str]
    #: Slug of a concept of the scheme line-kind.
    kind: str
    #: Slug of a concept of the scheme evidence: how sure the conclusion is.
    evidence: str
    query: str


@cache
def line_rules() -> tuple[LineRule, ...]:
    """Return the rules in the order of their file names."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.rq")))


def _read(path: Path) -> LineRule:
    query = path.read_text("utf-8")
    header = read_header(query)
    title = {language: header[f"title.{language}"] for language in ("sv", "en")}
    return LineRule(header["id"], title, header["kind"], header["evidence"], query)
