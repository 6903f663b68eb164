"""Questions that join the graph with another endpoint: the part within SERVICE is asked there.

The store never calls another host: it is given the rows of the other as VALUES. A query that asks elsewhere is
one of our own files; what people write themselves may not (graph.service_clause).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode

from graph.store import Rows, Store
from graph.view import View
from queries.binding import fill
from queries.catalogue import Question, read_question
from queries.errors import HeaderError, UnknownQuestion
from queries.runner import run
from queries.table import Table

FOLDER = Path(__file__).parent / "federated"
_SERVICE = re.compile(r"SERVICE \?elsewhere \{")
_VARIABLE = re.compile(r"\?(\w+)")
_PREFIXES = re.compile(r"^PREFIX .*\n", re.MULTILINE)


@cache
def federated_questions() -> Mapping[str, Question]:
    """Return the questions that ask another endpoint, by name. Raises HeaderError for an incomplete file."""
    read = (read_question(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.rq")))
    return {each.name: each for each in read}


def federated_question(name: str) -> Question:
    """Return one of them. Raises UnknownQuestion."""
    if name not in federated_questions():
        raise UnknownQuestion(name, federated_questions())
    return federated_questions()[name]


def run_federated(
    question: Question, ask: Callable[[str], Rows], store: Store, view: View, language: str = "sv"
) -> Table:
    """Answer `question` with what `ask` says of its part for elsewhere.

    Raises what `ask` raises, and QueryError from the store.
    """
    before, inside, after = split(question)
    shared = [name for name in dict.fromkeys(_VARIABLE.findall(inside)) if f"?{name}" in before + after]
    wanted = [name for name in shared if name not in ("language", "class")]
    prefixes = "".join(_PREFIXES.findall(question.query))
    rows = ask(fill(f"{prefixes}SELECT DISTINCT ?{' ?'.join(wanted)} WHERE {{{inside}}}", {}, (), language))
    return run(replace(question, query=f"{before}{_values(wanted, rows)}{after}"), {}, store, view, language)


def split(question: Question) -> tuple[str, str, str]:
    """Return the query before, within and after its one SERVICE. Raises HeaderError where it has none."""
    start = _SERVICE.search(question.query)
    if start is None:
        raise HeaderError(f"{question.name}: the query has no 'SERVICE ?elsewhere {{'; add it.")
    depth, end = 1, start.end()
    while depth:
        depth += {"{": 1, "}": -1}.get(question.query[end], 0)
        end += 1
    return question.query[: start.start()], question.query[start.end() : end - 1], question.query[end:]


def _values(names: list[str], rows: Rows) -> str:
    """Return `rows` as data of a query; a node without a name means nothing here."""
    named = (row for row in rows if not any(isinstance(term, BlankNode) for term in row.values()))
    listed = " ".join(f"({' '.join(str(row.get(name, 'UNDEF')) for name in names)})" for row in named)
    return f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ {listed} }}"
