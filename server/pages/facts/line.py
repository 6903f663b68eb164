"""The lines of a view in short: ends, kind and grade, as a chart needs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from server.pages.facts.reader import Reader

_LINES: Final = """
SELECT ?line ?from ?to ?kind ?grade {
  ?line a sg:Line ; sg:from ?from ; sg:to ?to ; sg:lineKind ?kind ; sg:evidence ?grade
}"""
#: Grades of evidence, the firmest first.
GRADES: Final = ("stated", "drawn", "inferred")


@dataclass(frozen=True)
class PlainLine:
    """A line from `source` to `target`, both IRIs, whichever editions give it."""

    source: str
    target: str
    #: IRI of its kind.
    kind: str
    #: Slug of its grade of evidence, the firmest where it has several.
    grade: str
    #: IRIs of the lines that editions state, draw or let us derive.
    iris: tuple[str, ...]

    @property
    def kind_slug(self) -> str:
        """Return the slug of its kind."""
        return self.kind.rpartition("/")[2]

    @property
    def anchor(self) -> str:
        """Return the name by which it is pointed at within a page."""
        return anchor(self.source, self.kind, self.target)


def anchor(source: str, kind: str, target: str) -> str:
    """Return the name by which a line of that kind between those ends is pointed at within a page."""
    return "-".join(["linje", *(iri.rpartition("/")[2] for iri in (kind, source, target))])


def firmest(grades: tuple[str, ...]) -> str:
    """Return the slug of the firmest of `grades`."""
    return min(grades, key=GRADES.index)


def plain_lines(reader: Reader) -> tuple[PlainLine, ...]:
    """Read every line of the view, by kind and ends."""
    found: dict[tuple[str, str, str], PlainLine] = {}
    for row in reader.select(_LINES):
        iri, source, target, kind, grade = (str(row[name].value) for name in ("line", "from", "to", "kind", "grade"))
        line = PlainLine(source, target, kind, grade.rpartition("/")[2], (iri,))
        known = found.get((kind, source, target), line)
        found[kind, source, target] = _merged(known, line)
    return tuple(found[ends] for ends in sorted(found))


def lines_by_iri(reader: Reader) -> Mapping[str, PlainLine]:
    """Return every line of the view by the IRI of each line that an edition gives."""
    return {iri: line for line in reader.once(plain_lines) for iri in line.iris}


def _merged(one: PlainLine, other: PlainLine) -> PlainLine:
    iris = tuple(sorted({*one.iris, *other.iris}))
    return replace(one, grade=firmest((one.grade, other.grade)), iris=iris)
