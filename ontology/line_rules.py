"""The table of derived lines: one rule a file in ``ontology/lines/``.

A rule says which statement lets us conclude that a line runs between two bodies. It is a SPARQL
SELECT of ?from, ?to and ?premise, run on one edition at a time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ontology.namespaces import DCT, RDF, RDFS, STYRGRAF
from ontology.query_header import read_header
from ontology.terms import SG

FOLDER = Path(__file__).parent / "lines"
_DUTY = re.compile(r"sg:duty duty:([\w-]+)")


@dataclass(frozen=True)
class LineRule:
    """One row of the table."""

    id: str
    title: Mapping[str, str]
    #: What the rule rests on, per language.
    about: Mapping[str, str]
    #: Slug of a concept of the scheme line-kind.
    kind: str
    #: Slug of a concept of the scheme evidence: how sure the conclusion is.
    evidence: str
    query: str

    @property
    def duties(self) -> frozenset[str]:
        """Return the slugs of the duties that it rests on; none where it rests on something else."""
        return frozenset(_DUTY.findall(self.query))

    @property
    def iri(self) -> str:
        """What a derived line names as the rule it follows from."""
        return f"{STYRGRAF}line-rule/{self.id}"


@cache
def line_rules() -> tuple[LineRule, ...]:
    """Return the rules in the order of their file names."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.rq")))


def rule_triples() -> list[ox.Triple]:
    """Return the table as RDF, so that a derived line can say in words which rule it follows from."""
    return [triple for rule in line_rules() for triple in _triples(rule)]


def _triples(rule: LineRule) -> list[ox.Triple]:
    node = ox.NamedNode(rule.iri)
    facts = {
        RDF + "type": SG.DerivationRule,
        SG.concludes: f"{STYRGRAF}line-kind/{rule.kind}",
    }
    texts = {RDFS + "label": rule.title, DCT + "description": rule.about}
    return [
        *(ox.Triple(node, ox.NamedNode(predicate), ox.NamedNode(value)) for predicate, value in facts.items()),
        *(
            ox.Triple(node, ox.NamedNode(predicate), ox.Literal(text, language=language))
            for predicate, translations in texts.items()
            for language, text in translations.items()
        ),
    ]


def _read(path: Path) -> LineRule:
    query = path.read_text("utf-8")
    header = read_header(query)
    title, about = ({tag: header[f"{part}.{tag}"] for tag in ("sv", "en")} for part in ("title", "about"))
    return LineRule(header["id"], title, about, header["kind"], header["evidence"], query)
