"""What a chart shows: bodies and the lines between them, free of any store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final, Literal

Evidence = Literal["stated", "drawn", "inferred"]
Language = Literal["sv", "en"]
#: What became of a body or line between two editions that one chart shows together: it is there as
#: before or otherwise, it is new or gone, or it stood here before it moved; "" on a chart of one edition.
Fate = Literal["", "kept", "changed", "new", "gone", "ghost"]

#: More bodies than this cannot be read in one picture; show a list, or a part with ``around``.
MOST_NODES: Final = 150


class ChartError(ValueError):
    """The bodies and lines given do not make a chart; the message says which one and why."""


class TooManyBodies(ChartError):
    """There are more bodies than one picture can show; it is made with their number."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} bodies do not fit one chart; show at most {MOST_NODES}.")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of bodies, which is a lane of the chart.

    ``number`` counts the levels from the top, from 1, and picks the colour; ``lane`` is the name
    beside the lane, ``label`` that in a sentence, and ``language`` theirs where it is another than
    the chart's. In a grid, bodies without lines stand close and in the order given.
    """

    id: str
    label: str
    lane: str
    number: int
    is_grid: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One body. ``id`` is its slug, ``href`` where a click leads.

    ``compound_parts`` holds, for a body made of others, the ids of its parts or, for a part that is
    no node of the chart, its name. ``kind`` is the slug of its concept, ``kind_label`` the word.
    ``language`` is that of the label where it is another than the chart's.
    """

    id: str
    iri: str
    label: str
    short_label: str | None
    level: Level
    kind: str
    kind_label: str
    href: str
    provisional: bool = False
    compound_parts: tuple[str, ...] = ()
    evidence: Evidence = "stated"
    fate: Fate = ""
    language: str | None = None
    #: A few words more, such as how many stand under it.
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """One line from ``source`` to ``target``, both ids of nodes.

    ``title`` says it as a sentence, to which the chart adds the grade of evidence. ``style`` names the
    line style, where it is not that of the kind; ``kind_language`` is that of the word for the kind, where
    it is another than the chart's.
    """

    source: str
    target: str
    kind: str
    kind_label: str
    evidence: Evidence
    href: str
    title: str
    fate: Fate = ""
    style: str = ""
    kind_language: str | None = None

    @property
    def look(self) -> str:
        """What the palette knows its look by."""
        return self.style or self.kind

    @property
    def key(self) -> tuple[str, str, str, Evidence, Fate]:
        """What two charts know the same line by, whatever each says of it."""
        return self.source, self.target, self.look, self.evidence, self.fate


@dataclass(frozen=True, slots=True)
class Ground:
    """Charts between which a reader goes to and fro, and in each of which a body stands in the same place.

    Room is kept for the lines of all of them: of those ``kinds`` or, where it is None, of the kinds drawn.
    """

    charts: tuple[ChartModel, ...]
    kinds: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class ChartModel:
    """A whole chart; ``focus`` is the id of the body it is about, if it is about one.

    Raises ChartError for a repeated id, a line to a body that is not there, a line from a body to
    itself, or more bodies than one picture can show.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    title: str
    edition_label: str
    language: Language
    focus: str | None = None
    #: The charts among which this is one; what they have and this has not leaves its place empty.
    ground: Ground | None = None
    #: Ids of bodies that stand out beside it, such as the other end of a way, or those of whoever looks; of what is
    #: absent, the empty places do.
    marked: frozenset[str] = frozenset()
    #: How many bodies there may be.
    most: ClassVar[float] = MOST_NODES

    def __post_init__(self) -> None:
        ids = [node.id for node in self.nodes]
        if len(ids) > self.most:
            raise TooManyBodies(len(ids))
        known = frozenset(ids)
        if len(known) < len(ids):
            repeated = min(name for name in known if ids.count(name) > 1)
            raise ChartError(f"The chart holds {repeated!r} more than once; give each an own id.")
        for edge in self.edges:
            _check_ends(edge, known)
        if self.ground:
            _check_ground(self, self.ground)
        if self.focus is not None and self.focus not in ids:
            raise ChartError(f"The chart is about {self.focus!r}, which is not among its bodies.")

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that its bodies are on, from the top of the chart to its foot."""
        return tuple(sorted({node.level for node in self.nodes}, key=lambda level: level.number))

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the bodies."""
        return frozenset(node.id for node in self.nodes)

    @property
    def absent(self) -> frozenset[str]:
        """The ids of the bodies that the ground has and the chart has not."""
        charts = self.ground.charts if self.ground else ()
        return frozenset(name for chart in charts for name in chart.ids) - self.ids

    @property
    def sought(self) -> str | None:
        """The id of the one body that a reader looks for: that in focus, else the only one marked."""
        return self.focus or (next(iter(self.marked)) if len(self.marked) == 1 else None)

    def stands_out(self, name: str) -> bool:
        """Return whether the body with this id is the one in focus, or marked."""
        return name == self.focus or name in self.marked


def _check_ends(edge: Edge, ids: frozenset[str]) -> None:
    if edge.source == edge.target:
        raise ChartError(f"A line runs from {edge.source!r} to itself; leave it out of the chart.")
    for end in (edge.source, edge.target):
        if end not in ids:
            raise ChartError(f"A line ends at {end!r}, which is not among the bodies of the chart.")


def _check_ground(model: ChartModel, ground: Ground) -> None:
    every = {name for chart in ground.charts for name in chart.ids}
    beside = sorted(model.ids - every)
    if beside:
        raise ChartError(f"{beside[0]!r} has no place in the charts that it is to be drawn among.")
    known = {edge.key for chart in ground.charts for edge in chart.edges}
    for edge in model.edges:
        if edge.key not in known:
            raise ChartError(f"No chart of its ground has the line from {edge.source!r} to {edge.target!r}.")
