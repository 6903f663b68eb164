"""Those whom a list of who sits in a body names, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drafting.names import Mention
from graph.drafting.numbers import number_of
from graph.drafting.sentence import Sentence

_BEFORE_NAMES = frozenset(
    {"den", "det", "de", "en", "ett", "samtliga", "alla", ",", "och", "samt", "dels", "respektive"}
)
_LISTS = frozenset({",", "och", "samt"})


def listed(sentence: Sentence, start: int) -> Iterator[Mention]:
    """Yield those whom a list from the word `start` names: "av chefen, kansliet och parternas samordnare".

    With those who belong to somebody, that somebody: the parties.
    """
    at = start
    while at < len(sentence.tokens):
        while sentence.folded(at) in _BEFORE_NAMES or _counts_posts(sentence, at):
            at += 1
        mention = next((m for m in sentence.mentions if m.first == at), None)
        if mention is None:
            return
        owned = next((m for m in sentence.mentions if m.first == mention.end and sentence.is_attribute(mention)), None)
        if owned is None or (mention.known.type in ("Principal", "Collective") and owned.known.type == "Post"):
            yield mention
        if owned:
            yield owned
        at = (owned or mention).end
        at += owned is None and sentence.is_attribute(mention)  # who belongs to it
        at += 2 * _on_time(sentence, at)
        if sentence.folded(at) not in _LISTS:
            return


def _on_time(sentence: Sentence, at: int) -> bool:
    """Whether it is told at `at` how much of the time a post takes: "en handläggare på halvtid"."""
    return sentence.folded(at) == "på" and sentence.folded(at + 1).endswith("tid")


def _counts_posts(sentence: Sentence, at: int) -> bool:
    """Whether a number of those who hold a post stands at `at`: "de fem hamncheferna", not "tre medlemmar"."""
    posts = (m for m in sentence.mentions if m.known.type == "Post")
    return number_of(sentence.folded(at)) is not None and any(m.first == at + 1 for m in posts)


def is_bracketed(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands within brackets."""
    before = [sentence.folded(at) for at in range(mention.first)]
    return before.count("(") > before.count(")")
