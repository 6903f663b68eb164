"""The formats that data is sent in, each with a short name and its media types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.negotiation import best


@dataclass(frozen=True)
class Format:
    """One format; a client that asks for an alias gets it under its proper name (SPARQL 1.1 Protocol, 2.1.6)."""

    #: What ``?format=`` calls it.
    name: str
    media_type: str
    aliases: tuple[str, ...] = ()


#: What a SELECT or ASK query is answered with (SPARQL 1.1 Query Results).
RESULTS = (
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv"),
    Format("tsv", "text/tab-separated-values"),
)
#: What triples are sent as.
GRAPHS = (
    Format("ttl", "text/turtle"),
    Format("nt", "application/n-triples"),
    Format("rdf", "application/rdf+xml", ("application/xml", "text/xml")),
    Format("jsonld", "application/ld+json", ("application/json",)),
)


def media_types(formats: Sequence[Format]) -> tuple[str, ...]:
    """Return every media type that `formats` answer to, the proper ones first."""
    aliases = (alias for each in formats for alias in each.aliases)
    return tuple(dict.fromkeys((*(each.media_type for each in formats), *aliases)))


def chosen(formats: Sequence[Format], accept: str | None) -> Format | None:
    """Return the format that the Accept header prefers, or None where it takes none of them."""
    media_type = best(accept, media_types(formats))
    return next((each for each in formats if media_type in (each.media_type, *each.aliases)), None)


def named(formats: Sequence[Format], name: str | None) -> Format | None:
    """Return the format that ``?format=`` names, or None where it names none of these."""
    return next((each for each in formats if each.name == name), None)
