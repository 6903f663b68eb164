"""The lines of a view in short: ends, kind and grade, as a chart needs them."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.facts.reader import Reader

_LINES = """
SELECT ?line ?from ?to ?kind ?grade {
  ?line a sg:Line ; sg:from ?from ; sg:to ?to ; sg:lineKind ?kind ; sg:evidence ?grade
}"""
#: Grades of evidence, the firmest first.
GRADES = ("stated", "drawn", "inferred")


@dataclass(frozen=True)
class PlainLine:
    """A line from `source` to `target`, both IRIs."""

    iri: str
    source: str
    target: str
    #: IRI of its kind.
    kind: str
    #: Slug of its grade of evidence, the firmest where it has several.
    grade: str

    @property
    def kind_slug(self) -> str:
        """Return the slug of its kind."""
        return self.kind.rpartition("/")[2]


def plain_lines(reader: Reader) -> tuple[PlainLine, ...]:
    """Read every line of the view, by kind and ends."""
    found: dict[str, PlainLine] = {}
    for row in reader.select(_LINES):
        iri, source, target, kind, grade = (str(row[name].value) for name in ("line", "from", "to", "kind", "grade"))
        line = PlainLine(iri, source, target, kind, grade.rpartition("/")[2])
        if iri not in found or GRADES.index(line.grade) < GRADES.index(found[iri].grade):
            found[iri] = line
    return tuple(sorted(found.values(), key=lambda line: (line.kind, line.source, line.target)))
