"""Posts and bodies of which each of many has one, named in the plural: "varje kommunstyrelse", "parternas chefer"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.drafting.body_words import Head, head_of
from graph.drafting.inflection import definite_many, definite_one, is_genitive, stems
from graph.drafting.tokens import Token
from graph.drafting.word_tables import phrases_of, table

_EACH = frozenset({"varje", "respektive"})
_AND = frozenset({"och", "samt"})
#: What one of somebody named before is called: "Alby kommun, vars socialchef utser".
_WHOSE = "vars"


def each_has(tokens: Sequence[Token]) -> Iterator[tuple[str, Head]]:
    """Yield the name of each body that is said of each of many, and of each post whose holders sit somewhere."""
    sits = _tells_who_sits(tokens)
    for at, token in enumerate(tokens):
        if token.folded in _EACH:
            yield from _of_each(tokens, at + 1)
        if token.folded == _WHOSE:
            yield from _posts(tokens, at + 1, many=False)
        if sits and token.folded in ("en", "ett"):
            yield from _posts(tokens, at + 1, many=False, bare=True)
        owner = head_of(token.text) if is_genitive(token.text) else None
        if owner and owner.type == "Collective" and (sits or _is_agent(tokens, at)):
            yield from _posts(tokens, at + 1, many=token.folded.endswith("nas"))


def _of_each(tokens: Sequence[Token], at: int) -> Iterator[tuple[str, Head]]:
    """Yield the body at `at`, or behind whose it is: "varje kommunstyrelse", "varje parts kultur- och fritidsnämnd"."""
    owner = head_of(tokens[at].text) if at < len(tokens) and is_genitive(tokens[at].text) else None
    at += bool(owner and owner.type == "Collective")
    first = at
    if at + 2 < len(tokens) and tokens[at].text.endswith("-") and tokens[at + 1].folded in _AND:
        at += 2
    head = head_of(tokens[at].text) if at < len(tokens) else None
    if head is None or head.type not in ("Body", "Post") or head.word in stems(tokens[at].text):
        return
    if tokens[at].folded.endswith(head.word):  # the indefinite form
        words = [*(token.folded for token in tokens[first:at]), definite_many(tokens[at].folded)]
        yield _name(words), head


def _posts(tokens: Sequence[Token], at: int, many: bool, bare: bool = False) -> Iterator[tuple[str, Head]]:
    """Yield the posts that somebody's holders have, joined by och: "parternas ombud och it-chefer"."""
    while at < len(tokens):
        head = head_of(tokens[at].text)
        if head is None or head.type != "Post" or (head.word in stems(tokens[at].text)) != bare:
            return
        if bare and not _on_time(tokens, at + 1):
            return
        form = definite_many(tokens[at].text) if many else definite_one(tokens[at].text)
        yield _name([form]), head
        at += 2 if at + 1 < len(tokens) and tokens[at + 1].folded in _AND else len(tokens)


def _on_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is told how much of the time a post takes: "en handläggare på halvtid"."""
    return at + 1 < len(tokens) and tokens[at].folded == "på" and tokens[at + 1].folded.endswith("tid")


def _name(words: Sequence[str]) -> str:
    text = " ".join(words)
    return text[0].upper() + text[1:]


def _is_agent(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].folded == "av"


def _tells_who_sits(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says who sits in a body: "består av", "I gruppen ingår", "Här möts"."""
    words = {token.folded for token in tokens}
    opens = phrases_of("composition", "openings")
    told = any(opens.at(tokens, at) is not None for at in range(len(tokens)) if tokens[at].folded != "har")
    return told or not words.isdisjoint({*table("composition")["inverted"], *table("composition")["here"]})
