"""The graph in a notebook: rdflib, networkx, rows for a table, questions, findings and a drawing.

``from server.notebook import load`` and ``load()`` are what it begins with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, serialize

from graph.network import Network, network_of
from graph.store import Term
from graph.view import View
from ontology.namespaces import RDFS, XSD
from queries.catalogue import question, questions
from queries.checking import check
from queries.runner import run
from server.language import Language
from server.service import Service, open_service

if TYPE_CHECKING:
    import rdflib

__all__ = ["Drawing", "Graph", "Row", "Value", "load"]

#: What stands in a cell: None where the row says nothing.
Value = str | int | float | bool | date | None
Row = dict[str, Value]

_INTEGERS = ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger", "gYear")
_NUMBERS = ("decimal", "double", "float")
_LABELS = f"SELECT ?thing ?label {{ ?thing <{RDFS}label> ?label FILTER(LANG(?label) = '%s') }}"


def load(
    folder: Path | str | None = None,
    *,
    edition: str | None = None,
    as_of: str | None = None,
    language: Language = "sv",
) -> Graph:
    """Read the workspace in `folder` (None: the bundled one) and return its graph.

    Of several editions of a document the newest is asked, unless `edition` names one (`"alla"`: all)
    or `as_of` a date. Texts come in `language`. Raises StyrgrafError.
    """
    service = open_service(Path(folder) if folder is not None else None)
    return Graph(service, service.view(edition, as_of), language)


@dataclass(frozen=True)
class Graph:
    """The graph of one workspace, in one view and one language."""

    service: Service
    view: View
    language: Language

    def questions(self) -> dict[str, str]:
        """Return the title of each ready-made question by its name."""
        return {each.name: each.title[self.language] for each in questions()}

    def ask(self, name: str, /, **values: str) -> list[Row]:
        """Return the answer to the question `name` as rows by heading. Raises StyrgrafError."""
        table = run(question(name), values, self.service.store, self.view, self.language)
        headings = [column.label for column in table.columns]
        return [dict(zip(headings, (cell.text for cell in cells), strict=True)) for cells in table.rows]

    def rows(self, query: str) -> list[Row]:
        """Return the rows of a SELECT query of your own, by variable. Raises StyrgrafError."""
        found = self.service.store.select(query, self.view)
        return [{name: _value(row.get(name)) for name in found.variables} for row in found]

    def findings(self) -> list[dict[str, object]]:
        """Return where the documents do not hold together, as `styrgraf check --format json` does."""
        service = self.service
        found = check(service.dataset, service.store, self.view, language=self.language)
        return [finding.as_json() for finding in found]

    def dataset(self) -> rdflib.Dataset:
        """Return everything, with a named graph for each edition, in rdflib; asked without a graph, it is one."""
        import rdflib  # takes a quarter of a second, and only this needs it

        held = rdflib.Dataset(default_union=True)
        for name, quads in groupby(self.service.dataset.quads, key=lambda quad: quad.graph_name):
            content = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
            assert content is not None  # only written to a file when one is given
            held.graph(rdflib.URIRef(name.value)).parse(data=content, format="nt")
        return held

    def network(self) -> Network:
        """Return bodies and lines in networkx: nodes with `label`, edges with `kind`."""
        network = network_of(self.service.store, self.view)
        for body in network:
            network.nodes[body]["label"] = self._labels.get(body, body.rpartition("/")[2])
        return network

    def draw(self, body: str | None = None) -> Drawing:
        """Return the chart, or `body` (the last part of its address) and its surroundings, to look at.

        Raises StyrgrafError where there is no such body, or too many for one drawing.
        """
        from server.commands.picture import kinds_shown, model_of
        from server.portable import portable_network

        model = model_of(self.service, self.view, self.language, body)
        return Drawing(portable_network(model, kinds_shown(model, None)))

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        rows = self.service.store.select(_LABELS % self.language, self.view)
        return {row["thing"].value: row["label"].value for row in rows}


@dataclass(frozen=True)
class Drawing:
    """A network drawn with pyvis, in one HTML file that fetches nothing; a notebook shows it by itself."""

    html: str
    height: int = 600

    def _repr_html_(self) -> str:
        # A frame of its own, so that neither its script nor its style reaches the notebook.
        frame = f'sandbox="allow-scripts" width="100%" height="{self.height}" style="border: 0"'
        return f'<iframe {frame} srcdoc="{escape(self.html)}"></iframe>'

    def __repr__(self) -> str:
        return f"<drawing of {len(self.html) // 1000} kB>"

    def save(self, path: Path | str) -> None:
        """Write it to a file that opens in any browser."""
        Path(path).write_text(self.html, encoding="utf-8")


def _value(term: Term | None) -> Value:
    """Return the Python value that says the same; what Python has no type for stays text."""
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term) if term else None
    kind, text = term.datatype.value.removeprefix(XSD), term.value
    try:
        if kind in _INTEGERS:
            return int(text)
        if kind in _NUMBERS:
            return float(text)
        if kind == "date":
            return date.fromisoformat(text)
    except ValueError:  # a literal may say what its datatype does not allow
        return text
    return text in ("true", "1") if kind == "boolean" else text
