"""Bodies that go by the name after their kind: "Tråden bereder" of "Beredningsgrupp Tråden"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.documents.conversion import Block
from graph.drafting.cast import Cast
from graph.drafting.headed import acts
from graph.drafting.named_after_kind import end_of_name
from graph.drafting.pieces import pieces
from graph.drafting.tokens import Token, tokens_of


def learn_own_names(cast: Cast, blocks: Sequence[Block]) -> None:
    """Let a body go by its name without its kind, where a sentence begins with that and says what it does."""
    own = {
        newcomer.known: tokens[1:]
        for newcomer in tuple(cast.newcomers.values())
        if newcomer.known.type == "Body" and _is_after_kind(cast, tokens := tokens_of(newcomer.known.name))
    }
    texts = [tokens_of(piece.text) for block in blocks if block.kind == "paragraph" for piece in pieces(block)]
    for known, name in own.items() if own else ():
        if not cast.names.mentions(name) and any(acts(text, name) for text in texts):
            cast.call(known, " ".join(token.text for token in name))


def _is_after_kind(cast: Cast, name: Sequence[Token]) -> bool:
    kind = cast.head_in(name[0].text)
    return kind is not None and len(name) > 1 and end_of_name(name, 0, kind, cast.head_in) == len(name)
