"""Those who have one post, or are a body, at each of many, and act together: "Parternas revisorer utser"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.drafting.body_words import Head, head_of
from graph.drafting.finite import is_finite
from graph.drafting.inflection import is_genitive
from graph.drafting.tokens import Token
from graph.drafting.wording import Wording

_MANY = ("er", "ar", "or")
#: One or many, of which each of many has one: "kommunernas ungdomsråd".
_NEUTER = ("råd", "utskott", "presidium", "kansli")


def owned_groups(tokens: Sequence[Token]) -> Iterator[tuple[str, Head]]:
    """Yield the name of each group that does something here, or by whom it is done, and what its name ends in."""
    sentence = Wording(tuple(tokens), ())
    for at in range(len(tokens) - 1):
        owner, post = head_of(tokens[at].text), head_of(tokens[at + 1].text)
        if not (owner and post and owner.type == "Collective" and is_genitive(tokens[at].text)):
            continue
        done = [found.word.form for found in sentence.duty_words(at - 2)]
        done_by = sentence.folded(at - 1) == "av" and "passive" in done
        acts = done_by or (is_finite(sentence, at + 2) and post.type == "Post")
        if acts and post.type in ("Post", "Body") and tokens[at + 1].folded.endswith((*_MANY, *_NEUTER)):
            name = f"{tokens[at].text} {tokens[at + 1].folded}"
            yield name, Head(post.word, "Collective", "group-of-actors", "external")
