"""The records of mandates and responsibilities."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from graph.documents.locator import Span
from graph.drafting.clause import Clause
from graph.drafting.governing import DESCRIBED
from graph.drafting.marked import SURE, Marked
from graph.drafting.passage import Passage
from graph.drafting.records.making import Fields, Making

_NOBODY = "ingen"
_CONDITION = 0.75


def mandate_records(making: Making) -> Iterator[Fields]:
    """Yield a mandate for each bearer, standing on the first clause that names it."""
    first: dict[str, Clause] = {}
    for clause in duties(making):
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


def duties(making: Making) -> Iterator[Clause]:
    """Yield each clause that no appointment or event tells already: of two records that say the same one is enough."""
    goals = {each.span for each in making.proposal.goals} | {each.span for each in making.proposal.yardsticks}
    dated = {each.span for each in making.proposal.events}
    chaired = {span for each in making.proposal.compositions if each.chairs for span in each.spans}
    for passage in making.proposal.passages:
        if is_of_goals(passage, goals):
            continue
        of_event = passage.entry is not None or (passage.span in dated and not passage.clauses_borne)
        for clause in passage.clauses:
            is_event = of_event and clause.force.value == DESCRIBED
            is_event = is_event or (passage.span in chaired and clause.duty.words.endswith("ordförande"))
            if not (is_event or _is_bare(clause)) and id(clause) not in making.told_by:
                yield clause


def is_of_goals(passage: Passage, goals: Set[Span]) -> bool:
    """Whether what a passage says to be done by nobody is a goal, or leads up to goals: "drivs mot fyra mål:"."""
    if passage.clauses_borne:
        return False
    spoken_of = any(token.folded in ("mål", "målen") for token in passage.sentence.tokens)
    return passage.span in goals or (passage.introduces and spoken_of)


def _is_bare(clause: Clause) -> bool:
    """Whether a duty says nothing of what is done: a verb alone, or how decisions are made: "Fattar beslut"."""
    when = filter(None, (clause.deadline, clause.recurrence, clause.times))
    told = (*clause.recipients, *clause.together, *clause.objects, *when)
    is_verb = " " not in clause.label and " " not in clause.duty.words and clause.duty.value != "utse"
    return not told and (is_verb or (clause.label in _HOW_DECIDED and not _is_borne(clause)))


_HOW_DECIDED = frozenset({"Fattar beslut", "Beslutar"})


def _is_borne(clause: Clause) -> bool:
    """Whether the sentence itself says whose a duty is."""
    return any(guess.why != "from-context" for guess in clause.bearers)


def responsibility_records(making: Making) -> Iterator[tuple[Clause, Fields]]:
    """Yield each clause that is proposed as a duty, with its record."""
    for clause in duties(making):
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
        "timesAYear": clause.times and clause.times.number,
        "deadline": _deadline(making, clause),
        "condition": _condition(making, clause),
        "source": making.source([(clause.section, clause.span)]),
    }


def _condition(making: Making, clause: Clause) -> Any:
    """The condition as a sentence, in the words of the text in every language of the workspace."""
    once = clause.deadline.words if clause.deadline and clause.deadline.once else ""
    told = "; ".join(filter(None, (once, clause.condition)))  # a day of one year does not come back
    if not told:
        return None
    texts = dict.fromkeys(making.languages, told[0].upper() + told[1:] + ".")
    why = making.comments("read-from", words=told)
    return Marked(texts, making.comments.uncertain(_CONDITION, why))


def _deadline(making: Making, clause: Clause) -> Any:
    if clause.deadline is None or clause.deadline.once:
        return None
    if clause.deadline.confidence >= SURE:
        return clause.deadline.day
    why = making.comments("read-from", words=clause.deadline.words)
    return Marked(clause.deadline.day, making.comments.uncertain(clause.deadline.confidence, why))


def _english(making: Making, clause: Clause, bearers: list[str]) -> str:
    """A label in English as far as the words are known there: the duty and who bears it."""
    if "en" not in making.languages:
        return ""
    duty = making.duty(clause.duty.value, "en").capitalize()
    return f"{duty} ({', '.join(making.name(bearer, 'en') for bearer in bearers)})" if bearers else duty
