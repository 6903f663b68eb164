"""Names of bodies that a heading gives and the text below it says do something: "4.3 Resenärspanelen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.documents.conversion import Block
from graph.drafting.body_words import head_of
from graph.drafting.duty_words import duty_words_at
from graph.drafting.governing import governors
from graph.drafting.inflection import stems
from graph.drafting.pieces import pieces
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.word_tables import phrases_of, table

_LONGEST_NAME = 5
_DEFINITE = re.compile(r"\w{4,}(?:n|t|na)$")
_ANSWERS = ("för",)
_ORGAN = ("organ", "organet")


def headed_names(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield each heading that is a name in the definite form and, below, the subject of something that bodies do."""
    name: tuple[Token, ...] = ()
    for block in blocks:
        if block.kind == "heading":
            own = without_number(tokens_of(block.text))
            name = own if 0 < len(own) <= _LONGEST_NAME and _is_name(own) else ()
        elif name and any(acts(tokens_of(piece.text), name) for piece in pieces(block)):
            yield " ".join(token.text for token in name)
            name = ()


def _is_name(heading: Sequence[Token]) -> bool:
    """Whether a heading may name a body: it is definite, or the one word of a compound: "Partnerforum"."""
    head = head_of(heading[0].text) if len(heading) == 1 else None
    compound = head is not None and head.type == "Body" and head.word not in stems(heading[0].text)
    described = len(heading) > 1 and heading[0].folded.endswith("a") and bool(_DEFINITE.match(heading[-1].text))
    return compound or described or bool(_DEFINITE.match(heading[0].text))


def without_number(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return a heading without the number before it."""
    first = next((at for at, token in enumerate(tokens) if token.text[0].isalpha()), len(tokens))
    return tuple(tokens[first:])


def acts(tokens: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether a paragraph begins with `name` and goes on with what a body does or who sits in it."""
    tokens = tokens[1:] if tokens and tokens[0].folded in ("den", "det", "de") else tokens
    end = len(name)
    begins = [token.folded for token in tokens[:end]] == [token.folded for token in name]
    if not begins or end >= len(tokens):
        return False
    if tokens[end].text == "(" and end + 2 < len(tokens) and tokens[end + 1].text.isupper():
        return True  # "Den gemensamma jouren (GJ) svarar på"
    governor = governors(tokens).get(end)
    if governor and governor.is_phrase:
        return tokens[governor.end - 1].folded in _ANSWERS
    if governor:
        verbs = (each for at in _near(tokens, governor.end) for each in duty_words_at(tokens, at))
        return any(each.word.form == "infinitive" for each in verbs)
    is_duty = any(each.word.form == "present" for each in duty_words_at(tokens, end))
    return is_duty or bool(phrases_of("composition", "openings").at(tokens, end)) or _advises(tokens, end)


def _near(tokens: Sequence[Token], at: int) -> range:
    return range(at, min(at + _LONGEST_NAME, len(tokens)))


def _advises(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name is said to be something that only a body is: "är rådgivande", "är ett organ för"."""
    is_copula = tokens[at].folded in table("frames")["copulas"]
    described = table("bodies")["described"]
    words = [tokens[near].folded for near in _near(tokens, at + 1)]
    return is_copula and any(word in described or word.endswith(_ORGAN) for word in words)
