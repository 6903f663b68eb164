"""``/def/{term}``: one class or property for people: what it means, builds on, carries and is used for."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Response
from markupsafe import Markup

from ontology.glossary import Term, narrower, schemes
from ontology.namespaces import PREFIXES
from ontology.uses import Use
from server.language import LANGUAGES
from server.pages.visit import Visit
from server.pages.vocabulary.diagram import draw
from server.pages.vocabulary.naming import Named, named, values_of
from server.pages.vocabulary.neighbours import neighbours, own_uses, pointing_at
from server.pages.vocabulary.overview import ties
from server.pages.vocabulary.scheme import concepts
from server.pages.vocabulary.usage import asking, checking, count, examples
from server.pages.words import Words, in_language


@dataclass(frozen=True)
class Row:
    """A property on a class, as the shapes say."""

    owner: Named
    property: Named
    values: tuple[Named, ...]
    #: What a value that is no thing is: text, a date …
    kinds: tuple[str, ...]
    amount: str


def term_page(visit: Visit, term: Term) -> Response:
    """Return the page of `term`."""
    title = in_language(term.names, visit.language)
    (other,) = [language for language in LANGUAGES if language != visit.language]
    drawing = draw(neighbours(visit, term), visit.texts("vocabulary.drawn", term=title.text), visit.language)
    return visit.page(
        "term.html",
        title,
        term=named(visit, term.iri),
        sort=term.sort,
        definition=in_language(term.definitions, visit.language),
        elsewhere=(Words(term.names[other], other), Words(term.definitions[other], other)),
        above=[named(visit, iri) for iri in term.above],
        below=[named(visit, each.iri) for each in narrower(term.iri)],
        sources=term.sources,
        ties=ties(visit, term),
        drawing=Markup(drawing),
        rows=[_row(visit, use) for use in own_uses(term)],
        pointing=[_row(visit, use) for use in pointing_at(term)] if term.sort == "class" else [],
        concepts=concepts(visit, schemes()[term.iri]) if term.iri in schemes() else (),
        count=count(visit, term),
        examples=examples(visit, term),
        questions=asking(visit, term),
        checks=checking(visit, term),
        query=_query(term),
    )


def _row(visit: Visit, use: Use) -> Row:
    values = values_of(visit, use)
    kinds = dict.fromkeys(visit.texts(f"vocabulary.datatype.{kind.rpartition('#')[2]}") for kind in use.datatypes)
    amount = f"{'required' if use.required else 'optional'}-{'one' if use.single else 'many'}"
    return Row(
        named(visit, use.owner),
        named(visit, use.property),
        values,
        tuple(kinds) or (() if values else (visit.texts("vocabulary.datatype.IRI"),)),
        visit.texts(f"vocabulary.amount.{amount}"),
    )


def _query(term: Term) -> str:
    """Return a query for everything that the term is used of, to open in the editor."""
    pattern = f"?thing a sg:{term.name}" if term.sort == "class" else f"?thing sg:{term.name} ?value"
    variables = "?thing" if term.sort == "class" else "?thing ?value"
    if term.sort == "class" and narrower(term.iri):
        rdfs = f"PREFIX rdfs: <{PREFIXES['rdfs']}>\n"
        return f"PREFIX sg: <{PREFIXES['sg']}>\n{rdfs}SELECT ?thing {{ ?thing a/rdfs:subClassOf* sg:{term.name} }}"
    return f"PREFIX sg: <{PREFIXES['sg']}>\nSELECT {variables} {{ {pattern} }}"
