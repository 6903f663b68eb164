"""The chart in words: as a list by body, as a table of lines, as the steps of a way; all from the same data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from markupsafe import Markup

from ontology.namespaces import STYRGRAF
from queries.sorting import swedish
from server.chart.palette import LINE_STYLES
from server.pages.drawing import Step
from server.pages.facts.line import PlainLine
from server.pages.facts.organisation import LEVELS, Organisation
from server.pages.facts.reader import values
from server.pages.parts.line import Line, lines
from server.pages.visit import Visit
from server.pages.words import Link, Words


@dataclass(frozen=True)
class Lens:
    """A kind of line that can be shown or hidden, and how many lines of it there are."""

    slug: str
    words: Words
    count: int
    shown: bool


@dataclass(frozen=True)
class Place:
    """A body in the list, with the lines that begin there."""

    link: Link
    kind: Words | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Level:
    """One level of the list."""

    slug: str
    words: Words
    places: tuple[Place, ...]


def lenses(visit: Visit, near: Sequence[PlainLine], kinds: Set[str]) -> tuple[Lens, ...]:
    """Return the kinds of the lines `near`, those in `kinds` as shown."""
    counts = Counter(line.kind_slug for line in near)
    order = [kind for kind in LINE_STYLES if counts[kind]] + sorted(counts.keys() - LINE_STYLES.keys())
    return tuple(Lens(kind, visit.label(f"{STYRGRAF}line-kind/{kind}"), counts[kind], kind in kinds) for kind in order)


def listed(
    visit: Visit, bodies: Sequence[Organisation], near: Sequence[PlainLine]
) -> tuple[tuple[Level, ...], tuple[Line, ...]]:
    """Return the bodies by level with the lines `near`, and the lines that begin at what is no body."""
    starting: dict[str, list[Line]] = {}
    for line in _told(visit, near):
        starting.setdefault(line.source.iri, []).append(line)
    places = {slug: _places(visit, bodies, slug, starting) for slug in LEVELS}
    levels = tuple(
        Level(slug, visit.label(f"{STYRGRAF}level/{slug}"), found) for slug, found in places.items() if found
    )
    shown = {body.iri for body in bodies}
    return levels, tuple(line for iri, begun in starting.items() if iri not in shown for line in begun)


def tabled(visit: Visit, near: Sequence[PlainLine]) -> tuple[Line, ...]:
    """Return the lines `near` in order of where they begin, of kind, and of where they end."""
    found = _told(visit, near)
    return tuple(
        sorted(found, key=lambda line: tuple(swedish(str(part)) for part in (line.source, line.verb, line.target)))
    )


def walked(visit: Visit, steps: Sequence[Step]) -> tuple[Line | Markup, ...]:
    """Return each of `steps` as a line or, from a part to its whole, as a sentence."""
    told = {line.anchor: line for line in _told(visit, [step.line for step in steps if step.line])}
    return tuple(
        told[step.line.anchor]
        if step.line
        else Markup(visit.texts("chart.belongs", part=visit.link(step.start), whole=visit.link(step.end)))
        for step in steps
    )


def _places(
    visit: Visit, bodies: Sequence[Organisation], level: str, starting: dict[str, list[Line]]
) -> tuple[Place, ...]:
    return tuple(
        Place(
            visit.link(body.iri),
            visit.label(kind) if (kind := body.entry.iri_of("kind")) else None,
            tuple(starting.get(body.iri, ())),
        )
        for body in sorted(bodies, key=lambda body: swedish(str(visit.label(body.iri))))
        if body.level == level
    )


def _told(visit: Visit, near: Sequence[PlainLine]) -> tuple[Line, ...]:
    iris = [iri for line in near for iri in line.iris]
    return lines(visit, visit.reader.entries(values("entry", iris))) if iris else ()
