"""The sentences of a block, the one that leads up to a list, and items that are orders."""

from __future__ import annotations

from collections.abc import Sequence

from graph.documents.conversion import Block
from graph.documents.segments import Segment, sentences
from graph.drafting.dated_lines import dated_lead
from graph.drafting.duty_words import duty_words_at
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import table


def pieces(block: Block) -> list[Segment]:
    """Return the sentences of a block."""
    return list(sentences(Segment(block.span, block.text, listed=False)))


def introducing(pieces: Sequence[Segment]) -> Segment:
    """Return the sentence before a list that speaks of it: one that ends in a colon or announces it, else the last."""
    if pieces[-1].text.endswith(":"):
        return pieces[-1]
    words = table("frames")["introductions"]
    announcing = (piece for piece in pieces if any(token.folded in words for token in tokens_of(piece.text)))
    return next(announcing, pieces[-1])


def orders(item: Block) -> bool:
    """Whether an item is put as an order, in the imperative and no infinitive."""
    for piece in pieces(item):
        found = duty_words_at(tokens_of(piece.text), 0)
        if found and all(each.word.form == "imperative" for each in found):
            return True
    return False


def begins_with_infinitive(item: Block) -> bool:
    """Whether an item begins with an infinitive that the tables know."""
    tokens = tokens_of(item.text)
    return bool(tokens) and any(each.word.form == "infinitive" for each in duty_words_at(tokens, 0))


def leads_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether a list goes on with what a block says; one of what is on in each month does not, after a full stop."""
    if at + 1 == len(blocks) or blocks[at + 1].kind != "item":
        return False
    return not (blocks[at].text.rstrip().endswith(".") and dated_lead(blocks[at + 1].text))
