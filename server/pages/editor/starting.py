"""The questions as starting points: each as a query that can be run, changed and run again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import islice, product
from typing import Final

from ontology.namespaces import PREFIXES
from queries.binding import bind
from queries.catalogue import Parameter, Question, question
from queries.options import options
from queries.values import EXAMPLES
from server.language import Language
from server.pages.facts.reader import values
from server.pages.question_groups import grouped
from server.pages.visit import Visit

_FIRST: Final = """SELECT ?{body} ?{body}Label ?{level}Label
WHERE {{
  ?{body} a sg:Body ; rdfs:label ?{body}Label ; sg:level ?{level} .
  ?{level} skos:prefLabel ?{level}Label
  FILTER(LANG(?{body}Label) = "{language}" && LANG(?{level}Label) = "{language}")
}}
ORDER BY ?{level}Label ?{body}Label
LIMIT 50"""
_NAMES: Final[Mapping[Language, Mapping[str, str]]] = {
    "sv": {"body": "organ", "level": "niva"},
    "en": {"body": "body", "level": "level"},
}

#: Of so many things, the first by name, the most mentioned are tried as examples, so many of them at most.
_MOST_COMPARED: Final = 300
_MOST_TRIED: Final = 8


def first_query(language: Language) -> str:
    """Return the query that the editor opens with, its names and what it asks for in `language`."""
    used = {prefix: namespace for prefix, namespace in PREFIXES.items() if f"{prefix}:" in _FIRST}
    query = _FIRST.format(language=language, **_NAMES[language])
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in used.items()) + query


def query_of(visit: Visit, name: str) -> str:
    """Return the query of the question `name`, its parameters filled with what the address gives, else by example.

    Raises UnknownQuestion, and ParameterError for a value that cannot be taken.
    """
    asked = question(name)
    return f"# {asked.title[visit.language]}\n{_without_header(_filled(visit, asked))}"


def choices(visit: Visit, every: tuple[Question, ...]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the name and title of each question, in the groups of their list."""
    return {
        visit.texts(f"questions.group.{group}"): tuple((each.name, each.title[visit.language]) for each in members)
        for group, members in grouped(every).items()
    }


def _filled(visit: Visit, asked: Question) -> str:
    """Return the query with values for what is needed: of the likeliest examples, the first that has an answer."""
    store, view = visit.site.service.store, visit.reader.view
    given = {each.name: visit.request.query_params.get(each.name, "") for each in asked.parameters}
    missing = [each for each in asked.parameters if each.required and not given[each.name]]
    filled = ""
    for tried in islice(product(*(_examples(visit, each) for each in missing)), _MOST_TRIED):
        named = zip((each.name for each in missing), tried, strict=True)
        query = bind(asked, {**given, **dict(named)}, store, view, visit.language)
        if not missing or store.select(query, view).rows:
            return query
        filled = filled or query
    return filled or asked.query


def _examples(visit: Visit, parameter: Parameter) -> list[str]:
    """Return values that `parameter` takes, the most mentioned first."""
    if parameter.kind in EXAMPLES:
        return [EXAMPLES[parameter.kind]]
    known = options(parameter.kind, visit.site.service.store, visit.reader.view, visit.language)[:_MOST_COMPARED]
    counts = _mentions(visit, [option.iri for option in known])
    return [option.value for option in sorted(known, key=lambda option: -counts[option.iri])]


def _mentions(visit: Visit, iris: list[str]) -> Counter[str]:
    """Count what points at each of `iris`: the most mentioned makes the likeliest example."""
    pattern = f"{values('thing', iris)} ?subject ?property ?thing"
    rows = visit.reader.select(f"SELECT DISTINCT ?thing ?subject {{ {pattern} }}")
    return Counter(row["thing"].value for row in rows)


def _without_header(query: str) -> str:
    lines = query.splitlines()
    start = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join(lines[start:]) + "\n"
