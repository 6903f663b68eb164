"""Both editions in one chart: a layout of the union of their bodies, so that nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from ontology import schema
from queries.comparison import Change
from server.chart import ChartError, ChartModel, Edge, Node
from server.chart.model import Fate
from server.language import Language
from server.pages.changes.chart_few import few, inside
from server.pages.changes.comparing import Compared
from server.pages.chart_model import Wording, chart_model
from server.pages.chart_state import ANSWERING
from server.pages.clause import clause, clause_in_text
from server.pages.facts.line import anchor
from server.pages.visit import Visit
from server.pages.words import Words

#: The line from a body to what it has become.
BECAME: Final = "became"
KINDS: Final = ANSWERING | {BECAME}


@dataclass(frozen=True)
class Overlay:
    """The chart and, from the same data, its bodies and lines to list."""

    model: ChartModel
    bodies: tuple[Node, ...]
    lines: tuple[Edge, ...]
    #: The ids of those that are gone since they have become something else.
    turned: frozenset[str]
    #: What each kind of line is called, by its slug.
    verbs: Mapping[str, Words]
    language: Language
    #: How many have a place in either edition, where there is no room for all of them; else 0.
    of: int = 0

    def opening(self, address: Callable[[str], str]) -> Overlay:
        """Return the same with each body leading to `address` of its slug, such as the chart around it."""
        nodes = {node.id: replace(node, href=address(node.iri.rpartition("/")[2])) for node in self.model.nodes}
        model = replace(self.model, nodes=tuple(nodes.values()))
        return replace(self, model=model, bodies=tuple(nodes[node.id] for node in self.bodies))

    @property
    def by_fate(self) -> tuple[tuple[str, list[Node]], ...]:
        """Return the bodies by what became of them, each that is listed once."""
        fates = ("new", "gone", "turned", "ghost", "changed", "kept")
        found = {fate: [node for node in self.bodies if self._fate(node) == fate] for fate in fates}
        return tuple(found.items())

    def _fate(self, node: Node) -> str:
        return "turned" if node.fate == "gone" and node.id in self.turned else str(node.fate)

    def name(self, slug: str) -> Words:
        """Return what the body is called."""
        return next(_words(node) for node in self.bodies if node.id == slug)

    def sentence(self, line: Edge) -> Markup:
        """Return the line as a sentence, names of another language marked."""
        return clause(self.name(line.source), self.verbs[line.kind], self.name(line.target), self.language)


def overlay(compared: Compared, title: str, focus: str = "") -> Overlay | None:
    """Return both editions in one chart: of too many bodies some; None where these too are more than it can show."""
    with suppress(ChartError):
        return _overlay(compared, title, focus)
    with suppress(ChartError):
        some = _overlay(compared, title, focus, few(compared, focus))
        return replace(some, of=len(inside(compared) | {node.iri for node in some.bodies}))
    return None


def _overlay(compared: Compared, title: str, focus: str, only: Set[str] | None = None) -> Overlay:
    """Return the chart of the bodies among `only`, IRIs, or of all. Raises ChartError."""
    old, new = (chart_model(visit.reader, _wording(visit), only=only) for visit in compared.sides)
    nodes = {node.id: node for node in _nodes(compared, old, new)}
    edges = [edge for edge in (*_edges(old, new), *_became(compared, nodes)) if edge.kind in KINDS]
    reached = {end for edge in edges for end in (edge.source, edge.target)}
    # Bodies that stand around the arena are drawn only where a line leads to them.
    shown = tuple(node for node in nodes.values() if not node.level.is_grid or node.id in reached)
    named = f"{old.edition_label} → {new.edition_label}"
    known = {node.id for node in shown}
    model = ChartModel(shown, tuple(edges), title, named, new.language, focus if focus in known else None)
    turned = frozenset(source for source, _ in _became_ids(compared))
    verbs = {edge.kind: _verb(compared.new, edge.kind) for edge in edges}
    return Overlay(model, shown, tuple(edges), turned, verbs, compared.new.language)


def _words(node: Node) -> Words:
    return Words(node.label, node.language)


def _verb(visit: Visit, kind: str) -> Words:
    return Words(visit.texts("compare.became")) if kind == BECAME else visit.concept("line-kind", kind)


def _wording(visit: Visit) -> Wording:
    return Wording(
        language=visit.language,
        title="",
        edition=str(visit.editions[0]),
        label=visit.label,
        href=lambda iri: visit.link(iri).href or "",
    )


def _nodes(compared: Compared, old: ChartModel, new: ChartModel) -> Iterator[Node]:
    """Yield each body once, where it stands now; one that stood on another level leaves an outline there."""
    changed = {iri for change in compared.comparison.changes if not change.is_unchanged for iri in change.bodies}
    before = {node.id for node in old.nodes}
    # What has come of others is no new body, as little as they are simply gone.
    come = {target for _, target in _became_ids(compared)}
    after = {node.id for node in new.nodes}
    for node in new.nodes:
        fate: Fate = "new" if node.id not in before | come else "changed" if node.iri in changed else "kept"
        yield replace(node, fate=fate)
    for node in old.nodes:
        if node.id not in after:
            yield replace(node, fate="gone")
        elif next(each.level for each in new.nodes if each.id == node.id) != node.level:
            yield replace(node, id=f"{node.id}--forut", fate="ghost", compound_parts=())


def _edges(old: ChartModel, new: ChartModel) -> Iterator[Edge]:
    before, after = ({_ends(edge): edge for edge in model.edges} for model in (old, new))
    for ends, edge in after.items():
        yield replace(edge, fate="kept" if ends in before else "new")
    for ends, edge in before.items():
        if ends not in after:
            yield replace(edge, fate="gone")


def _became(compared: Compared, nodes: dict[str, Node]) -> Iterator[Edge]:
    """Yield a line from each body to what it has become."""
    language, verb = compared.new.language, _verb(compared.new, BECAME)
    for change in compared.comparison.changes:
        if schema.is_a(change.type, "Organisation"):
            for source, target in _pairs(change):
                if source in nodes and target in nodes:
                    start, end = _words(nodes[source]), _words(nodes[target])
                    yield Edge(
                        source=source,
                        target=target,
                        kind=BECAME,
                        kind_label=str(verb),
                        evidence="stated" if change.evidence == "stated" else "inferred",
                        href=f"#{anchor(source, BECAME, target)}",
                        title=clause_in_text(start, verb, end, language),
                    )


def _became_ids(compared: Compared) -> list[tuple[str, str]]:
    """Return the ids of each body that has become another, with that other."""
    changes = (each for each in compared.comparison.changes if schema.is_a(each.type, "Organisation"))
    return [pair for change in changes for pair in _pairs(change)]


def _pairs(change: Change) -> Iterable[tuple[str, str]]:
    before, after = ([each.iri.rpartition("/")[2] for each in side] for side in (change.before, change.after))
    return [(one, other) for one in before for other in after if one != other]


def _ends(edge: Edge) -> tuple[str, str, str]:
    return edge.source, edge.target, edge.kind
