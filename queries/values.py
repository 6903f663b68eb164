"""Values of parameters: from what a person types to an RDF term, by the kind of the parameter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.message import Message
from graph.store import Store, Term
from graph.view import View
from queries.calendar_words import read_day, read_month
from queries.catalogue import Parameter
from queries.errors import ParameterError, suggest
from queries.options import Option, options

_XSD = "http://www.w3.org/2001/XMLSchema#"
#: Edition, kind and name.
_WITH_EDITION: Final = 3
#: The longest word or phrase a search takes, in characters.
LONGEST_WORD = 200
#: What may be typed, by way of example, for a parameter of each kind that takes no thing.
EXAMPLES: Mapping[str, str] = {"word": "barn", "date": "2026-01-01", "day": "31 oktober", "month": "maj"}


def terms_of(parameter: Parameter, given: str, store: Store, view: View, language: str) -> Sequence[Term]:
    """Return `given` as the terms that `parameter` takes. Raises ParameterError.

    It is more than one where several editions in view say something of one kind and short name: all are meant then.
    """
    text = unicodedata.normalize("NFC", given.strip())
    read = _LITERALS.get(parameter.kind)
    return [read(parameter, text)] if read else _things(parameter, text, store, view, language)


def _things(parameter: Parameter, text: str, store: Store, view: View, language: str) -> Sequence[NamedNode]:
    choices = options(parameter.kind, store, view, language)
    folded = text.casefold()
    for way in (
        lambda option: text == option.iri,
        lambda option: folded == option.value or option.iri.endswith(f"/{folded}"),
        lambda option: folded == option.label.casefold(),
        lambda option: folded in option.names,
    ):
        found = [option for option in choices if way(option)]
        if len(found) == 1 or _are_of_editions(found, view):
            return [NamedNode(option.iri) for option in found]
        if found:
            listed = ", ".join(sorted(option.value for option in found))
            raise ParameterError(
                Message(
                    "{text!r} may mean several for {name!r}; choose one of: {listed}.",
                    text=text,
                    name=parameter.name,
                    listed=listed,
                )
            )
    label = parameter.label[language]
    raise ParameterError(
        Message(
            "Nothing is called {text!r} for {name!r} ({label}); {suggest}",
            text=text,
            name=parameter.name,
            label=label,
            suggest=suggest(text, [option.value for option in choices]),
        )
    )


def _are_of_editions(found: Sequence[Option], view: View) -> bool:
    """Tell whether `found` are what editions each say under one name: alike but for the edition."""
    names = {edition.id for edition in view.editions}
    parts = [option.iri.split("/")[-_WITH_EDITION:] for option in found]
    return len(found) > 1 and len({tuple(each[1:]) for each in parts}) == 1 and all(each[0] in names for each in parts)


def _word(parameter: Parameter, text: str) -> Literal:
    # A backslash could begin an escape that some engines resolve before they read the query.
    unsafe = [sign for sign in text if sign == "\\" or unicodedata.category(sign) in {"Cc", "Cs"}]
    if unsafe or len(text) > LONGEST_WORD:
        raise ParameterError(
            Message(
                "The value of {name!r} has to be plain words of at most {longest_word} characters, "
                "without backslashes and line breaks.",
                name=parameter.name,
                longest_word=LONGEST_WORD,
            )
        )
    return Literal(text)


def _date(parameter: Parameter, text: str) -> Literal:
    try:
        return Literal(date.fromisoformat(text).isoformat(), datatype=NamedNode(_XSD + "date"))
    except ValueError:
        raise ParameterError(
            Message("{text!r} is not a date for {name!r}; write it as 2026-05-31.", text=text, name=parameter.name)
        ) from None


def _month(parameter: Parameter, text: str) -> Literal:
    month = read_month(text)
    if month is None:
        raise ParameterError(
            Message("{text!r} is not a month for {name!r}; write its name or 1 to 12.", text=text, name=parameter.name)
        )
    return Literal(f"--{month:02}", datatype=NamedNode(_XSD + "gMonth"))


def _day(parameter: Parameter, text: str) -> Literal:
    day = read_day(text)
    if day is None:
        raise ParameterError(
            Message(
                "{text!r} is not a day of the year for {name!r}; write it as 31 oktober.",
                text=text,
                name=parameter.name,
            )
        )
    return Literal(f"--{day[0]:02}-{day[1]:02}", datatype=NamedNode(_XSD + "gMonthDay"))


_LITERALS: Mapping[str, Callable[[Parameter, str], Literal]] = {
    "word": _word,
    "date": _date,
    "day": _day,
    "month": _month,
}
