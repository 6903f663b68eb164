"""Companies, known by the letters after their names, and whoever heads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.drafting.body_words import Head
from graph.drafting.cast import Cast
from graph.drafting.tokens import tokens_of

_COMPANY = re.compile(r"(?<![\w-])[A-ZÅÄÖ][\w-]+(?:[ ][A-ZÅÄÖ][\w-]+){0,2}[ ]AB\b")
_HEAD_OF_COMPANY = re.compile(rf"\b(?:vd|VD|Vd)\s+(?:för|i)\s+(?P<company>{_COMPANY.pattern})")


def companies(text: str) -> Iterator[str]:
    """Yield the name of each company in `text`: "Norra Sjövatten AB"."""
    yield from (match.group() for match in _COMPANY.finditer(text))


def learn_heads_of_companies(cast: Cast, texts: Iterable[str]) -> None:
    """Let whoever heads a company be a post of it: "vd för Norra Sjövatten AB"."""
    for match in (match for text in texts for match in _HEAD_OF_COMPANY.finditer(text)):
        company = next((m.known for m in cast.names.mentions(tokens_of(match["company"]))), None)
        if company:
            name = " ".join(match.group().split())
            known = cast.introduce(f"Vd{name[2:]}", Head("vd", "Post"))
            cast.newcomers[known.id] = replace(cast.newcomers[known.id], post_in=company.id)
            cast.names.add_exact(known, name)
