"""Names that a document lists without saying more: municipalities, members, and who acts in its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from graph.documents.conversion import Block
from graph.drafting.body_words import head_of
from graph.drafting.finite import is_finite
from graph.drafting.headed import without_number
from graph.drafting.matrix import matrix_of
from graph.drafting.tabling import cells_of, meaning_of
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.word_tables import table
from graph.drafting.wording import Wording

_PLACE = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)*$")
_MANY = re.compile(r"(?:medlems)?kommuner(?:na)?$")
#: One word in the definite form, as a name in running text is.
_DEFINITE = re.compile(r"[A-ZÅÄÖa-zåäö]{4,}(?:n|t|na)$")
_APART = re.compile(r"\s*(?:,|/|;|\boch\b|\bsamt\b)\s*")
_LINKS = frozenset({",", "och", "samt"})
#: A name of a place takes an s before "kommun" after a consonant other than s.
_TAKES_S = re.compile(r"[bcdfghjklmnpqrtvwxz]$")
_FEWEST, _LONGEST_NAME = 2, 8


def listed_municipalities(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield place and name of each in "kommunerna Alby, Berga och Dal", or "Alby, Berga och Dals kommuner"."""
    for at, token in enumerate(tokens):
        if not _MANY.match(token.folded):
            continue
        after = _listed(tokens, range(at + 1, len(tokens)))
        if len(after) >= _FEWEST:
            yield from ((place, f"{place}s kommun" if _TAKES_S.search(place) else f"{place} kommun") for place in after)
            continue
        before = _listed(tokens, range(at - 1, -1, -1))
        if len(before) >= _FEWEST:
            yield from ((place, f"{place} kommun") for place in reversed(before))


def _listed(tokens: Sequence[Token], steps: range) -> list[str]:
    """The names that stand one by one along `steps`, with commas and a last och between."""
    found: list[str] = []
    expected = True
    for at in steps:
        if expected and _PLACE.match(tokens[at].text) and head_of(tokens[at].text) is None:
            found.append(tokens[at].text)
        elif expected or tokens[at].folded not in _LINKS:
            break
        expected = not expected
    return found


def hosts(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield where a copula stands that says who the "värdkommun" is, and that word in the definite form."""
    for at in range(1, len(tokens) - 1):
        word = tokens[at + 1].folded
        if tokens[at].folded == "är" and word in ("värdkommun", "värdorganisation", "värdregion"):
            yield at, f"{word}en"


def listed_members(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Yield each item that is a name and stands below a heading such as "Medlemmar", or "Följande är parter:".

    With it goes the word for all of them.
    """
    words = table("bodies")["member_headings"]
    lists, word = False, ""
    yield from _introduced_members(blocks)
    for block in blocks:
        tokens = tokens_of(block.text)
        if block.kind == "heading":
            own = without_number(tokens)
            lists = bool(own) and own[-1].folded in words
            word = own[-1].folded if own else ""
        elif lists and block.kind == "item" and _is_name(tokens):
            yield block.text.strip(" .,;"), word


def _introduced_members(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Yield the items of a list of names that a sentence ending in a colon says to be members or partners."""
    words = table("bodies")["member_words"]
    for at, block in enumerate(blocks):
        last = block.text.rstrip(":").rpartition(". ")[2]
        if block.kind != "paragraph" or not block.text.endswith(":"):
            continue
        items = list(takewhile(lambda each: each.kind == "item", blocks[at + 1 :]))
        told = [token.folded for token in tokens_of(last) if token.folded in words]
        if told and len(items) >= _FEWEST and all(_is_name(tokens_of(each.text)) for each in items):
            yield from ((each.text.strip(" .,;"), told[0]) for each in items)


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether an item is a few words with a capital and no verb, and lists no municipalities."""
    sentence = Wording(tuple(tokens), ())
    named = bool(tokens) and tokens[0].text[0].isupper() and len(tokens) <= _LONGEST_NAME
    verb = any(is_finite(sentence, at) for at in range(len(tokens)))
    return named and not verb and not any(_MANY.match(token.folded) for token in tokens)


def listed_actors(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the words in the definite form that name who does what in a column of a table: "Åstugorna"."""
    columns: frozenset[int] = frozenset()
    for before, block in pairwise((None, *blocks)):
        if block is None or block.kind != "row":
            continue
        if before is None or before.kind != "row":
            columns = _acting(block)
            continue
        cells = cells_of(block)
        for cell in (cells[number] for number in columns if number < len(cells)):
            yield from (word for word in _APART.split(cell.text.strip(" .")) if _DEFINITE.match(word))


def _acting(heading: Block) -> frozenset[int]:
    """The columns that name who does something, by the row of their headings."""
    found = {
        number
        for number, cell in enumerate(cells_of(heading))
        if meaning_of(cell.text, "duties") == "bearer" or meaning_of(cell.text, "year") == "organiser"
    }
    matrix = matrix_of(heading)
    return frozenset(found | set(matrix.columns if matrix else ()))
