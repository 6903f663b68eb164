"""Lines that follow from statements by the written table, kept apart from what is stated.

Each derived line is a node of its own in the edition's derived graph: kind, ends, the rule that
gave it, the statements it rests on, and its grade. Shortcut triples such as org:reportsTo stand
in the same graph, never among the stated ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from graph.edition import EditionInfo
from graph.store import BriefStore, Store
from graph.view import View, derived_graph, of_edition
from ontology.line_rules import LineRule, line_rules
from ontology.names import LANGUAGES
from ontology.namespaces import PROV, RDF, RDFS, SKOS, STYRGRAF
from ontology.terms import SG

_LABELS = f"SELECT ?thing ?label {{ VALUES ?thing {{ %s }} ?thing <{RDFS}label>|<{SKOS}prefLabel> ?label }}"
#: Grades of evidence, the surest first: a line that several rules give has the best of them.
_GRADES = ("stated", "drawn", "inferred")
_SHORTCUTS = f"SELECT ?kind ?property {{ ?kind <{SG.shortcut}> ?property }}"
_STATED = f"""
SELECT ?from ?to ?kind {{
  ?line a <{SG.Line}> ; <{SG.from_}> ?from ; <{SG.to}> ?to ; <{SG.lineKind}> ?kind
}}"""


@dataclass
class _Line:
    """A line being gathered: several rules and premises may lead to the same one."""

    rules: set[str] = field(default_factory=set)
    premises: set[str] = field(default_factory=set)
    grades: set[str] = field(default_factory=set)


def derive(
    stated: Sequence[Quad], editions: Iterable[EditionInfo], base: str, *, off: Collection[str] = ()
) -> list[Quad]:
    """Return the derived quads of every edition, without the rules whose ids are in `off`."""
    return derive_from(BriefStore(stated), editions, base, off=off)


def derive_from(store: Store, editions: Iterable[EditionInfo], base: str, *, off: Collection[str] = ()) -> list[Quad]:
    """Return what follows from the statements in `store`, as `derive` does."""
    everything = tuple(editions)
    rules = [rule for rule in line_rules() if rule.id not in off]
    quads: list[Quad] = []
    for edition in everything:
        view = of_edition(everything, base, edition.id)
        quads += _Derivation(store, view, edition, base).quads(rules)
    return quads


class _Derivation:
    """The derived graph of one edition."""

    def __init__(self, store: Store, view: View, edition: EditionInfo, base: str) -> None:
        self.store, self.view, self.edition, self.base = store, view, edition, base
        self.graph = NamedNode(derived_graph(base, edition))
        #: What each end and each kind is called, by language.
        self.labels: dict[str, dict[str, str]] = {}

    def quads(self, rules: Sequence[LineRule]) -> Iterator[Quad]:
        lines: dict[tuple[str, str, str], _Line] = {}
        for rule in rules:
            for row in self.store.select(rule.query, self.view):
                start, end = row["from"].value, row["to"].value
                if start != end:
                    line = lines.setdefault((start, end, f"{STYRGRAF}line-kind/{rule.kind}"), _Line())
                    line.rules.add(f"{STYRGRAF}line-rule/{rule.id}")
                    line.premises.add(row["premise"].value)
                    line.grades.add(rule.evidence)
        self._read_labels({iri for ends in lines for iri in ends})
        for ends, line in sorted(lines.items()):
            yield from self._line(ends, line)
        yield from self._shortcuts(lines)

    def _read_labels(self, things: Iterable[str]) -> None:
        for row in self.store.select(_LABELS % " ".join(f"<{iri}>" for iri in sorted(things)), self.view):
            label = row["label"]
            if isinstance(label, Literal) and label.language:
                self.labels.setdefault(row["thing"].value, {})[label.language] = label.value

    def _line(self, ends: tuple[str, str, str], line: _Line) -> Iterator[Quad]:
        start, end, kind = ends
        node = self._name(start, end, kind)
        yield self._quad(node, f"{RDF}type", SG.Line)
        yield self._quad(node, SG.from_, start)
        yield self._quad(node, SG.to, end)
        yield self._quad(node, SG.lineKind, kind)
        yield self._quad(node, SG.evidence, f"{STYRGRAF}evidence/{min(line.grades, key=_GRADES.index)}")
        for rule in line.rules:
            yield self._quad(node, SG.rule, rule)
        for premise in line.premises:
            yield self._quad(node, f"{PROV}wasDerivedFrom", premise)
        yield from self._label(node, ends)

    def _label(self, node: str, ends: tuple[str, str, str]) -> Iterator[Quad]:
        """Yield what the line is called in each language that both ends have a name in.

        The kind has no name in a language that the ontology does not speak.
        """
        names = [self.labels.get(iri, {}) for iri in ends]
        for language in sorted(names[0]):
            start, end, kind = (each.get(language) for each in names)
            if start and end and (kind or language not in LANGUAGES):
                text = Literal(f"{start} – {kind} → {end}" if kind else f"{start} → {end}", language=language)
                yield Quad(NamedNode(node), NamedNode(f"{RDFS}label"), text, self.graph)

    def _shortcuts(self, lines: Iterable[tuple[str, str, str]]) -> Iterator[Quad]:
        stated = {
            (row["from"].value, row["to"].value, row["kind"].value) for row in self.store.select(_STATED, self.view)
        }
        properties = {row["kind"].value: row["property"].value for row in self.store.select(_SHORTCUTS, self.view)}
        for start, end, kind in sorted(stated | set(lines)):
            if kind in properties:
                yield self._quad(start, properties[kind], end)

    def _name(self, start: str, end: str, kind: str) -> str:
        ends = (iri.removeprefix(self.base).removeprefix("organisation/").replace("/", "-") for iri in (start, end))
        return f"{self.base}{self.edition.id}/derived-line/{'-'.join((kind.rpartition('/')[2], *ends))}"

    def _quad(self, subject: str, predicate: str, value: str) -> Quad:
        return Quad(NamedNode(subject), NamedNode(predicate), NamedNode(value), self.graph)
