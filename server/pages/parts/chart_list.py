"""The chart in words: as a list by body, as a table of lines, as the steps of a way; all from the same data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from math import inf

from markupsafe import Markup

from queries.sorting import swedish
from server.chart.palette import LINE_STYLES, level_class
from server.pages.drawing import Step
from server.pages.facts.level import levels as in_use
from server.pages.facts.line import PlainLine, plain_lines
from server.pages.facts.organisation import Organisation, organisations
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
    #: What the stylesheet calls its colour.
    look: str
    words: Words
    places: tuple[Place, ...]


def lenses(visit: Visit, near: Sequence[PlainLine], kinds: Set[str], others: Set[str]) -> tuple[Lens, ...]:
    """Return the kinds of the lines `near`, those in `kinds` as shown, and the kinds `others` of which there is none.

    A kind keeps its place among them when other editions are chosen, and so does the chart below.
    """
    counts = Counter(line.kind_slug for line in near)
    found = counts.keys() | others
    order = [kind for kind in LINE_STYLES if kind in found] + sorted(found - LINE_STYLES.keys())
    return tuple(Lens(kind, visit.concept("line-kind", kind), counts[kind], kind in kinds) for kind in order)


def listed(visit: Visit, bodies: Iterable[Organisation], near: Iterable[PlainLine]) -> tuple[Level, ...]:
    """Return the bodies by level, each with those of the lines `near` that begin there."""
    shown = {body.iri: body for body in bodies}
    starting: dict[str, list[Line]] = {}
    for line in told(visit, [line for line in near if line.source in shown]):
        starting.setdefault(line.source.iri, []).append(line)
    on = ((level, [body for body in shown.values() if body.level == level]) for level in visit.reader.once(in_use))
    return tuple(
        Level(level.slug, level_class(level.number), visit.label(level.iri), _places(visit, found, starting))
        for level, found in on
        if found
    )


def in_order(visit: Visit, bodies: Iterable[Organisation]) -> list[Organisation]:
    """Return the bodies by level, from the top of the chart to its foot, then by name."""
    places = _places_by_name(visit)
    return sorted(bodies, key=lambda body: (body.level.number if body.level else inf, places[body.iri]))


def by_name(visit: Visit, near: Iterable[PlainLine]) -> list[PlainLine]:
    """Return the lines `near` in order of where they begin, of kind, and of where they end."""
    places = _places_by_name(visit)
    return sorted(near, key=lambda line: (places[line.source], places[line.kind], places[line.target]))


def _places_by_name(visit: Visit) -> Mapping[str, int]:
    """Return where the name of each body, line end and kind of line stands in the alphabet; it is made once."""

    def places() -> Mapping[str, int]:
        lines = visit.reader.once(plain_lines)
        ends = (iri for line in lines for iri in (line.source, line.kind, line.target))
        iris = {*visit.reader.once(organisations).by_iri, *ends}
        names = {iri: swedish(str(visit.label(iri))) for iri in iris}
        numbers = {name: number for number, name in enumerate(sorted({*names.values()}))}
        return {iri: numbers[name] for iri, name in names.items()}

    return visit.site.kept(("alphabet", visit.reader.view.graphs, visit.language), places)


def tabled(visit: Visit, near: Iterable[PlainLine]) -> tuple[Line, ...]:
    """Return the lines `near` with what they rest on, by name."""
    return told(visit, by_name(visit, near))


def told(visit: Visit, near: Sequence[PlainLine]) -> tuple[Line, ...]:
    """Return the lines `near` with what they rest on, in the same order."""
    iris = [iri for line in near for iri in line.iris]
    found = lines(visit, visit.reader.entries(values("entry", iris))) if iris else ()
    places = {line.anchor: place for place, line in enumerate(near)}
    return tuple(sorted(found, key=lambda line: places[line.anchor]))


def walked(visit: Visit, steps: Sequence[Step]) -> tuple[Line | Markup, ...]:
    """Return each of `steps` as a line or, from a part to its whole, as a sentence."""
    found = {line.anchor: line for line in told(visit, [step.line for step in steps if step.line])}
    return tuple(
        found[step.line.anchor]
        if step.line
        else Markup(visit.texts("chart.belongs", part=visit.link(step.start), whole=visit.link(step.end)))
        for step in steps
    )


def _places(visit: Visit, bodies: Iterable[Organisation], starting: dict[str, list[Line]]) -> tuple[Place, ...]:
    return tuple(
        Place(
            visit.link(body.iri),
            visit.label(kind) if (kind := body.entry.iri_of("kind")) else None,
            tuple(starting.get(body.iri, ())),
        )
        for body in bodies
    )
