"""What is searched and what is found."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """Something to be found; `title` and `text` are by language, `sv` or `en`."""

    iri: str
    #: Name of its class in the ontology, for example ``Body``.
    kind: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    aliases: Collection[str] = ()


@dataclass(frozen=True)
class Hit:
    """Something found, in the language asked for as far as it is told in it."""

    iri: str
    title: str
    kind: str
    #: Higher is better; comparable within one search only.
    score: float
    #: The words around the match in its text, or how the text begins; plain text.
    snippet: str
    #: The language of the snippet, which is another than that asked for where nothing is told in that.
    language: str = ""


def language_of(by_language: Mapping[str, str], language: str) -> str:
    """Return the language in which ``told`` says something; "" where nothing is said."""
    return language if by_language.get(language) else next(iter(by_language), "")


def told(by_language: Mapping[str, str], language: str) -> str:
    """Return what is said in `language`, or else in another; "" where nothing is said."""
    return by_language.get(language) or next(iter(by_language.values()), "")
