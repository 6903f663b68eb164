"""The records of mandates and responsibilities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.drafting.clause import Clause
from graph.drafting.marked import SURE, Marked
from graph.drafting.records.making import Fields, Making

_NOBODY = "ingen"
#: A last day of one year stands as one of every year, for want of another place.
_ONCE = 0.4


def mandate_records(making: Making) -> Iterator[Fields]:
    """Yield a mandate for each bearer, standing on the first clause that names it."""
    first: dict[str, Clause] = {}
    for clause in making.proposal.clauses:
        for guess in clause.bearers:
            first.setdefault(guess.value, clause)
    for bearer, clause in first.items():
        names = {language: making.name(bearer, language) for language in making.languages}
        yield {
            "id": mandate_of(making, bearer),
            "type": "Mandate",
            "label": {
                language: making.comments.in_language(language, "remit", name=name) for language, name in names.items()
            },
            "holder": bearer,
            "source": making.source([(clause.section, clause.span)]),
        }


def mandate_of(making: Making, bearer: str) -> str:
    """Return the id of the mandate of a bearer."""
    return f"{making.edition}/mandate/{bearer.rpartition('/')[2]}"


def responsibility_records(making: Making) -> Iterator[tuple[Clause, Fields]]:
    """Yield each clause with its record."""
    for clause in making.proposal.clauses:
        yield clause, _responsibility(making, clause)


def _responsibility(making: Making, clause: Clause) -> Fields:
    bearers = [guess.value for guess in clause.bearers]
    who = bearers[0].rpartition("/")[2] if bearers else _NOBODY
    comments = making.comments
    return {
        "id": making.identity("responsibility", who, clause.duty.value),
        "type": "Responsibility",
        "label": making.label(clause.label, _english(making, clause, bearers)),
        "mandate": mandate_of(making, bearers[0]) if len(bearers) == 1 else None,
        "bearer": comments.marked(clause.bearers) if bearers else Marked(None, comments("nobody")),
        "duty": comments.marked([clause.duty]),
        "object": comments.marked(clause.objects),
        "recipient": comments.marked(clause.recipients),
        "togetherWith": comments.marked(clause.together),
        "force": comments.marked([clause.force]),
        "sharing": clause.sharing or None,
        "recurrence": comments.marked([clause.recurrence] if clause.recurrence else []),
        "deadline": _deadline(making, clause),
        "source": making.source([(clause.section, clause.span)]),
    }


def _deadline(making: Making, clause: Clause) -> Any:
    if clause.deadline and clause.deadline.once:
        return Marked(
            clause.deadline.day, making.comments.uncertain(_ONCE, making.comments("date", words=clause.deadline.words))
        )
    if clause.deadline is None or clause.deadline.confidence >= SURE:
        return clause.deadline and clause.deadline.day
    why = making.comments("read-from", words=clause.deadline.words)
    return Marked(clause.deadline.day, making.comments.uncertain(clause.deadline.confidence, why))


def _english(making: Making, clause: Clause, bearers: list[str]) -> str:
    """A label in English as far as the words are known there: the duty and who bears it."""
    if "en" not in making.languages:
        return ""
    duty = making.duty(clause.duty.value, "en").capitalize()
    return f"{duty} ({', '.join(making.name(bearer, 'en') for bearer in bearers)})" if bearers else duty
