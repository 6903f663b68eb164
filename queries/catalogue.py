"""The questions people can ask: one file each in ``queries/questions/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from queries.errors import HeaderError, UnknownQuestion
from queries.header import Header, Texts, selected

FOLDER = Path(__file__).parent / "questions"
#: What other programs ask for, written as the questions are: everything of one kind.
RESOURCES = Path(__file__).parent / "resources"
#: What an address takes beside the parameters of a question, whichever it is; none of these may be its own.
TAKEN = frozenset({"lang", "utgava", "datum", "format", "limit", "offset", "sida"})


@dataclass(frozen=True)
class Parameter:
    """Something the asker may or must fill in."""

    name: str
    #: What values it takes: a class of the ontology (``Organisation``, ``Topic`` …), ``concept:``
    #: with the slug of a scheme, or one of ``word``, ``date``, ``day`` and ``month``.
    kind: str
    label: Texts
    required: bool


@dataclass(frozen=True)
class Question:
    """A question with everything needed to list it, ask it and show the answer."""

    #: Name of the file, and last part of the address.
    name: str
    title: Texts
    about: Texts
    parameters: tuple[Parameter, ...]
    #: Heading per displayed variable, in the order they are shown.
    columns: Mapping[str, Texts]
    #: Variables that tell one row from another; rows alike in them are merged.
    row: tuple[str, ...]
    #: What an answer without rows means; None where it means that the documents do not say.
    empty: Texts | None
    #: The question that Python finds the rows of, for the query to dress up, or None.
    network: str | None
    query: str


@cache
def questions() -> tuple[Question, ...]:
    """Return all questions in order of name. Raises HeaderError for an incomplete file."""
    return _read(FOLDER)


@cache
def resources() -> tuple[Question, ...]:
    """Return what the API offers beside the questions, in order of name. Raises HeaderError."""
    return _read(RESOURCES)


def _read(folder: Path) -> tuple[Question, ...]:
    return tuple(read_question(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.rq")))


def question(name: str) -> Question:
    """Return the question `name`. Raises UnknownQuestion, which names the likeliest ones."""
    known = {each.name: each for each in questions()}
    if name not in known:
        raise UnknownQuestion(name, known)
    return known[name]


def read_question(name: str, query: str) -> Question:
    """Read a question from the text of its file. Raises HeaderError."""
    header = Header(name, query)
    columns = {
        variable: {"sv": swedish, "en": english} for variable, (swedish, english) in header.fields("column", 2).items()
    }
    _all_selected(header, {*columns, *header.words("row")}, query)
    return Question(
        name=name,
        title=header.text("title"),
        about=header.text("about"),
        parameters=_parameters(header, query),
        columns=columns,
        row=header.words("row"),
        empty=header.optional_text("empty"),
        network=header.lines.get("network") or header.lines.get("computed"),
        query=query,
    )


def _parameters(header: Header, query: str) -> tuple[Parameter, ...]:
    found = []
    for name, (kind, swedish, english, need) in header.fields("param", 4).items():
        if need not in {"required", "optional"}:
            raise HeaderError(f"{header.name}: 'param.{name}' ends in {need!r}; write required or optional.")
        if name in TAKEN:
            raise HeaderError(f"{header.name}: 'param.{name}' means the same in every address; take another name.")
        if f"VALUES ?{name} {{ UNDEF }}" not in query:
            raise HeaderError(f"{header.name}: the query has no place 'VALUES ?{name} {{ UNDEF }}'; add it.")
        found.append(Parameter(name, kind, {"sv": swedish, "en": english}, need == "required"))
    return tuple(found)


def _all_selected(header: Header, shown: set[str], query: str) -> None:
    missing = sorted(shown - selected(query))
    if missing or not shown:
        named = ", ".join(f"?{name}" for name in missing) or "any column"
        raise HeaderError(f"{header.name}: the query does not select {named}; add it, or mend the header.")
