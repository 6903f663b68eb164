"""The records of lines between bodies that the text states."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drafting.answering import Answering
from graph.drafting.clause import Clause, Guess
from graph.drafting.records.making import Fields, Making

_REPORTS = "reports"
#: With one of these a report is said to be made at a time.
_TIMES = frozenset({"inför", "vid", "efter", "före", "varje", "när", "innan"})


def line_records(making: Making) -> Iterator[Fields]:
    """Yield a line for each that is said in so many words to answer to another, once."""
    comments, told = making.comments, set()
    for each in making.proposal.answerings:
        if (each.one.id, each.to.id) in told:
            continue
        said_by = list(_said_by(making, each))
        if each.by_report and not said_by and _is_told_as_duty(making, each):
            continue  # the duty tells more: how often, or of what
        identity = making.identity("line", each.one.name, each.to.name)
        making.told_by |= {id(clause): identity for clause in said_by}
        told.add((each.one.id, each.to.id))
        yield {
            "id": identity,
            "type": "Line",
            "label": {language: _label(making, each, language) for language in making.languages},
            "from": comments.marked([Guess(each.one.id, each.confidence, "read-from", each.one.name)]),
            "to": comments.marked([Guess(each.to.id, each.confidence, "read-from", each.to.name)]),
            "lineKind": _REPORTS,
            "source": making.source([(each.section, each.span)]),
        }


def _is_told_as_duty(making: Making, each: Answering) -> bool:
    """Whether a duty of the same place tells of the report: not so where somebody "får sina uppdrag av" another."""
    inside = (clause for passage in making.proposal.passages if passage.span == each.span for clause in passage.clauses)
    return any(clause.duty.value == "redovisa" for clause in inside)


def _said_by(making: Making, each: Answering) -> Iterator[Clause]:
    """Yield the duties that only say the same: "rapporterar till styrelsen", with no word of what or when."""
    for passage in making.proposal.passages:
        for clause in passage.clauses if passage.span == each.span else ():
            plain = clause.duty.value == "redovisa" and not (
                clause.deadline or clause.recurrence or clause.times or clause.together
            )
            to = [guess.value for guess in clause.recipients] == [each.to.id]
            by = [guess.value for guess in clause.bearers] == [each.one.id]
            first, *rest = clause.label.casefold().split()[1:]
            if plain and to and by and first in ("till", "dit") and _TIMES.isdisjoint(rest):
                yield clause


def _label(making: Making, each: Answering, language: str) -> str:
    one, other = making.name(each.one.id, language), making.name(each.to.id, language)
    return making.comments.in_language(language, "answers-to", name=one, to=other)
