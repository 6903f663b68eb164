"""Putting values into a query: what people type becomes SPARQL terms, and nothing else.

A place for a value is written ``VALUES ?name { UNDEF }``, so that a query also runs as it
stands. All places are filled in one pass over the text, so that no value is ever read as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pyoxigraph import Literal

from graph.message import Message
from graph.store import Store, Term
from graph.view import View
from queries.catalogue import Parameter, Question
from queries.errors import ParameterError, suggest
from queries.languages import languages
from queries.network_rows import network_rows
from queries.values import terms_of

_PLACE = re.compile(r'VALUES \?(\w+) \{ (?:UNDEF|"sv") \}')
_NETWORK_PLACE = re.compile(r"VALUES \((\?\w+(?: \?\w+)*)\) \{\s+\((?:UNDEF ?)+\)\s+\}")


def bind(question: Question, params: Mapping[str, str], store: Store, view: View, language: str = "sv") -> str:
    """Return the query of `question` with the values `params` in it.

    A parameter that is missing or blank stays open. Raises ParameterError where the question has
    no such parameter, needs one that is missing, or cannot take a value.
    """
    given = {name: value.strip() for name, value in params.items() if value.strip()}
    _refuse_unknown(question, given)
    terms = {
        parameter.name: terms_of(parameter, given[parameter.name], store, view, language)
        for parameter in question.parameters
        if _is_given(question, parameter, given, language)
    }
    # A network is asked of bodies, which no edition has to itself: there is one of each name.
    rows = network_rows(question.network, {name: found[0] for name, found in terms.items()}, store, view)
    return fill(question.query, terms, rows, *languages(store, view, language))


def fill(query: str, terms: Mapping[str, Sequence[Term]], rows: Sequence[tuple[Term | None, ...]], *asked: str) -> str:
    """Return `query` with `terms` and the `rows` that Python found in their places, and in the languages `asked`."""

    def place(match: re.Match[str]) -> str:
        if match[1] == "language":
            return f"VALUES ?language {{ {' '.join(str(Literal(each)) for each in asked)} }}"
        if match[1] not in terms:
            return match[0]
        return f"VALUES ?{match[1]} {{ {' '.join(map(str, terms[match[1]]))} }}"

    before, marked, after = _split_at_network(query)
    listed = " ".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows)
    network = f"VALUES ({marked}) {{ {listed} }}" if marked else ""
    return _PLACE.sub(place, before) + network + _PLACE.sub(place, after)


def _split_at_network(query: str) -> tuple[str, str, str]:
    match = _NETWORK_PLACE.search(query)
    return (query[: match.start()], match[1], query[match.end() :]) if match else (query, "", "")


def _refuse_unknown(question: Question, given: Mapping[str, str]) -> None:
    known = {parameter.name for parameter in question.parameters}
    for name in sorted(given.keys() - known):
        if not known:
            raise ParameterError(
                Message(
                    "The question {name!r} takes no parameters; leave out {name2!r}.", name=question.name, name2=name
                )
            )
        raise ParameterError(
            Message(
                "The question {name!r} has no parameter {name2!r}; {suggest}",
                name=question.name,
                name2=name,
                suggest=suggest(name, known),
            )
        )


def _is_given(question: Question, parameter: Parameter, given: Mapping[str, str], language: str) -> bool:
    if parameter.name in given:
        return True
    if parameter.required:
        label = parameter.label[language]
        raise ParameterError(
            Message(
                "The question {name!r} needs a value for {name2!r} ({label}); give {name2}=….",
                name=question.name,
                name2=parameter.name,
                label=label,
            )
        )
    return False
