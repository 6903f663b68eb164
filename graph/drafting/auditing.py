"""Auditors as a body, and reports by them and to them: an audit stands apart, and neither side answers to the other.

Auditors answer to the assembly that elects them, not to the board that they audit, nor the board to them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from graph.drafting.body_words import Head
from graph.drafting.clause import Guess
from graph.drafting.names import Mention
from graph.drafting.word_tables import table


def body_of_auditors(text: str, head: Head, titles: Set[str]) -> Head:
    """Take auditors in the plural for a body, where one of the `titles` of sections is about them."""
    audit = table("bodies")["audit"]
    if head.type != "Post" or head.word not in audit["of"] or not text.casefold().endswith("na"):
        return head
    is_body = not {*titles}.isdisjoint({*audit["headings"], text.casefold()})
    return Head(head.word, "Body", audit["kind"], audit["level"]) if is_body else head


def tells_auditors(duty: str, bearers: Sequence[Mention], recipients: Sequence[Guess]) -> bool:
    """Whether a report is one of auditors to a board, or to auditors, from which no line of answering may follow."""
    if duty != "redovisa":
        return False
    told = [guess.value for guess in recipients]
    by_auditors = any(_is_one_of("auditors", mention.known.id) for mention in bearers)
    to_board = any(not _is_one_of("assemblies", each) for each in told)
    return any(_is_one_of("auditors", each) for each in told) or (by_auditors and to_board)


def _is_one_of(kind: str, identity: str) -> bool:
    return any(word in identity.rpartition("/")[2] for word in table("bodies")[kind])
