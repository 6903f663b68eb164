"""The passages that things rest on, as findings and pages point at them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.store import Store
from graph.view import View

_QUERY = """
PREFIX sg: <https://w3id.org/styrgraf/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?thing ?passage ?edition ?file ?section ?order ?textStart ?textEnd {
  VALUES ?thing { %s }
  ?thing prov:wasDerivedFrom?/dct:source ?passage .
  ?passage oa:hasSource ?edition ; oa:hasSelector?/sg:textStart ?textStart .
  OPTIONAL { ?passage oa:hasSelector?/sg:textEnd ?textEnd }
  OPTIONAL { ?passage sg:section ?section OPTIONAL { ?section sg:order ?order } }
  OPTIONAL { ?edition sg:fileName ?file }
}"""


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A place in a document: its section, and its first and last words."""

    iri: str
    #: File name of the document, or the edition's id where no file is named.
    document: str
    #: Slug of the section within the edition; "" where the passage has none.
    section: str
    text_start: str
    #: None where the passage is no longer than `text_start`.
    text_end: str | None
    #: IRI of the section; "" where the passage has none.
    within: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the passage as reports show it."""
        return {
            "document": self.document,
            "section": self.section,
            "textStart": self.text_start,
            "textEnd": self.text_end,
        }


def cited(store: Store, view: View, things: Collection[str]) -> dict[str, tuple[CitedPassage, ...]]:
    """Return the passages of each of the IRIs `things`; of a derived line, those it follows from."""
    found: dict[str, dict[str, CitedPassage]] = {}
    query = _QUERY % " ".join(str(NamedNode(iri)) for iri in sorted(things))
    rows = [{name: getattr(term, "value", "") for name, term in row.items()} for row in store.select(query, view)]
    for text in sorted(rows, key=_in_order):  # engines order letters differently
        passage = CitedPassage(
            iri=text["passage"],
            document=text.get("file") or text["edition"].rpartition("/")[2],
            section=text.get("section", "").rpartition("/")[2],
            text_start=text["textStart"],
            text_end=text.get("textEnd"),
            within=text.get("section", ""),
        )
        found.setdefault(text["thing"], {}).setdefault(passage.iri, passage)
    return {thing: tuple(passages.values()) for thing, passages in found.items()}


def _in_order(text: Mapping[str, str]) -> tuple[str, int, str, str]:
    return text["edition"], int(text.get("order", -1)), text["textStart"], text["passage"]
