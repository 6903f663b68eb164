"""The overview: how many of each kind, what matters most, and one line for each body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ontology import schema
from ontology.namespaces import STYRGRAF
from queries.comparison import KINDS, Change, Kind, Selection, group_of, groups
from queries.comparison.aspect import Subject
from queries.comparison.properties import told
from queries.sorting import swedish
from server.chart.palette import level_class
from server.pages.changes.comparing import Compared
from server.pages.changes.shown import marked
from server.pages.facts.level import Level
from server.pages.facts.organisation import organisations
from server.pages.visit import Visit
from server.pages.words import Link, Words, upper_first

#: Classes whose numbers tell how far the editions are of one kind.
_TELLING = ("Body", "Responsibility", "CompositionRule", "Goal", "Target", "Indicator", "Event")


@dataclass(frozen=True)
class Row:
    """The numbers of one group of changes."""

    name: str
    title: str
    counts: dict[Kind, int]


@dataclass(frozen=True)
class Size:
    """How many things of one class each side has."""

    title: str
    old: int
    new: int


@dataclass(frozen=True)
class BodyLine:
    """What became of one body, in one line, and how many changes are about it or name it."""

    body: Link
    slug: str
    language: str
    change: Change | None
    count: int

    @property
    def headline(self) -> Markup:
        """Return what became of it, with what is gone and what has come marked as such."""
        return marked(self.change, self.language) if self.change else Markup("")


@dataclass(frozen=True)
class BodyLevel:
    """The bodies of one level."""

    slug: str
    #: What the stylesheet calls its colour.
    look: str
    words: Words
    #: Those that are there still, as before or as something else.
    stayed: tuple[BodyLine, ...]
    come: tuple[BodyLine, ...]
    gone: tuple[BodyLine, ...]


def rows(changes: Sequence[Change], language: str) -> tuple[Row, ...]:
    """Return the numbers of each group that has changes."""
    found: dict[str, Counter[Kind]] = {name: Counter() for name in groups()}
    for each in changes:
        found[group_of(each.type)][each.kind] += 1
    return tuple(
        Row(name, told("groups", name, language), {kind: counts[kind] for kind in KINDS})
        for name, counts in found.items()
        if counts
    )


def sizes(compared: Compared) -> tuple[Size, ...]:
    """Return how many things of the telling classes each side has."""
    found = ((name, compared.comparison.sizes.get(name, (0, 0))) for name in _TELLING)
    plural = compared.new.plural
    return tuple(Size(upper_first(plural(STYRGRAF + name)), *numbers) for name, numbers in found if any(numbers))


def goal_kinds(visit: Visit) -> tuple[tuple[Words, int], ...]:
    """Return the kinds of goal of one side and how many there are of each, the most frequent first."""
    counts = Counter(iri for goal in visit.reader.entries("?entry a sg:Goal") for iri in goal.iris("goalKind"))
    return tuple((visit.plural(iri, count), count) for iri, count in counts.most_common())


def lost_bearers(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the duties that somebody had and that nobody is said to have now."""
    return Selection(kind="lost-bearer").of(changes)


def body_levels(compared: Compared) -> tuple[BodyLevel, ...]:
    """Return the bodies of both sides by level, each with what became of it."""
    counts = Counter(iri for change in compared.comparison.changes for iri in {*change.bodies, *change.mentioned})
    own = {subject.iri: change for change in compared.comparison.changes for subject in _organisations(change)}
    found: dict[Level, list[BodyLine]] = {}
    for iri, level in _level_of(compared).items():
        change = own.get(iri)
        # What a body has become is told where it stands now.
        if level.is_inside and not (change and change.after and iri not in [each.iri for each in change.after]):
            line = BodyLine(compared.link(iri), iri.rpartition("/")[2], compared.new.language, change, counts[iri])
            found.setdefault(level, []).append(line)
    return tuple(_level(compared, level, found[level]) for level in sorted(found, key=lambda each: each.number))


def _level(compared: Compared, level: Level, lines: Iterable[BodyLine]) -> BodyLevel:
    ordered = sorted(lines, key=lambda line: swedish(str(line.body)))
    kinds = [(line, line.change.kind if line.change else "kept") for line in ordered]
    return BodyLevel(
        level.slug,
        level_class(level.number),
        compared.new.label(level.iri),
        stayed=tuple(line for line, kind in kinds if kind not in ("new", "dropped")),
        come=tuple(line for line, kind in kinds if kind == "new"),
        gone=tuple(line for line, kind in kinds if kind == "dropped"),
    )


def _organisations(change: Change) -> list[Subject]:
    return [each for each in (*change.before, *change.after) if schema.is_a(each.type, "Organisation")]


def _level_of(compared: Compared) -> dict[str, Level]:
    return {
        organisation.iri: organisation.level
        for visit in compared.sides
        for organisation in visit.reader.once(organisations)
        if organisation.level
    }
