"""The records of lines between bodies that the text states."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drafting.answering import Answering
from graph.drafting.clause import Guess
from graph.drafting.records.making import Fields, Making

_REPORTS = "reports"


def line_records(making: Making) -> Iterator[Fields]:
    """Yield a line for each that is said in so many words to answer to another, once."""
    comments, told = making.comments, set()
    for each in making.proposal.answerings:
        if (each.one.id, each.to.id) in told:
            continue
        told.add((each.one.id, each.to.id))
        yield {
            "id": making.identity("line", each.one.name, each.to.name),
            "type": "Line",
            "label": {language: _label(making, each, language) for language in making.languages},
            "from": comments.marked([Guess(each.one.id, each.confidence, "read-from", each.one.name)]),
            "to": comments.marked([Guess(each.to.id, each.confidence, "read-from", each.to.name)]),
            "lineKind": _REPORTS,
            "source": making.source([(each.section, each.span)]),
        }


def _label(making: Making, each: Answering, language: str) -> str:
    one, other = making.name(each.one.id, language), making.name(each.to.id, language)
    return making.comments.in_language(language, "answers-to", name=one, to=other)
