"""Which queries cannot tell that triples have come or gone, judged by their predicates alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from ontology.namespaces import RDF

_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\s]*>)
    | (?P<comment>\#[^\n]*)
    | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:\w[\w-]*)?:(?:[\w.%-]*[\w%-])?)
    | (?P<word>[\w.]+)
    | (?P<sign>!=|&&|\|\||\S)""",
    re.VERBOSE,
)
_TERMS = {"iri", "string", "variable", "name"}
Token = tuple[str, str]


def is_untouched(query: str, predicates: Collection[str]) -> bool:
    """Tell whether `query` answers the same whatever triples with these `predicates` come or go.

    It does where each of its patterns names a predicate and none of them is among these. Where in
    doubt the answer is no.
    """
    named = _named(query)
    return named is not None and named.isdisjoint(predicates)


@cache
def _named(query: str) -> frozenset[str] | None:
    """Return every IRI of `query`, or None where a pattern of it may match any predicate."""
    tokens = list(_tokens(query))
    if any(_may_stand_for_any(*some) for some in zip(tokens, tokens[1:], tokens[2:], strict=False)):
        return None
    prefixes = {
        name[1]: iri[1][1:-1]
        for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word == ("word", "PREFIX")
    }
    iris = {text[1:-1] for kind, text in tokens if kind == "iri"}
    for kind, text in tokens:
        prefix, _, local = text.partition(":")
        if kind == "name":
            iris.add(prefixes.get(f"{prefix}:", "") + local)
        elif (kind, text) == ("word", "a"):
            iris.add(f"{RDF}type")
    return frozenset(iris) if all(":" in iri for iri in iris) else None


def _tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of `query` without comments, and without the variables that it only lists (SELECT, ORDER BY)."""
    listing = False
    for found in _TOKEN.finditer(query):
        kind, text = str(found.lastgroup), found.group()
        if kind == "word" and text in {"SELECT", "VALUES", "BY"}:
            listing = True
        elif text in {"{", "}", "WHERE"}:
            listing = False
        if kind != "comment" and not (listing and kind == "variable"):
            yield kind, text


def _may_stand_for_any(before: Token, token: Token, after: Token) -> bool:
    """Tell whether `token` is a variable where a predicate may stand, or says which predicates it may not be."""
    follows_subject = before[0] in _TERMS or before[1] in {";", "[", "]"}
    if token[1] == "!":
        return follows_subject or before[1] in {"/", "|", "^"}
    return token[0] == "variable" and follows_subject and (after[0] in _TERMS or after[1] in {"[", "("})
