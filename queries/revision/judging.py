"""Which rules an amendment falls under: each of its aspects under exactly one, so that none is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ontology.strength import is_weaker
from queries.comparison.aspect import Aspect
from queries.revision.amendment import Amendment

Classes = tuple[str, ...]

CLAUSE: Classes = ("Responsibility", "LegalDuty")
#: What is found where a record of a class (or of one below it) is gone, or is new.
_GONE: Mapping[Classes, str] = {
    CLAUSE: "clause-lost",
    ("Organisation",): "body-lost",
    ("Goal",): "goal-lost",
    ("Lineage",): "lineage-lost",
}
_NEW: Mapping[Classes, str] = {CLAUSE: "clause-added"}
#: Keys that say how a record is named, sorted and known, and nothing of what it rules.
_BESIDE = ("label", "altLabel", "description", "topic", "evidence")
#: Keys of whoever is responsible, and of when something is done.
_BEARER, _HOLDERS = ("bearer",), ("organiser", "keeper", "holder")
_WHEN = ("deadline", "month", "date", "yearOfCycle", "recurrence", "timesAYear", "recurrenceRule")
#: Classes of which every property but those beside falls under one rule.
_WHOLE: Mapping[Classes, str] = {
    ("CompositionRule", "Appointment", "Post", "Membership"): "composition-changed",
    ("Indicator", "IndicatorReport", "KpiMatch"): "indicator-changed",
    ("Target",): "target-changed",
}
#: Keys that fall under one rule, by class.
_KEYS: Mapping[tuple[Classes, tuple[str, ...]], str] = {
    (("Goal",), ("label", "altLabel", "description")): "goal-reworded",
    (("Goal",), ("indicatorsKeptIn",)): "indicator-changed",
    (("Organisation",), ("label",)): "body-renamed",
    (CLAUSE, ("mandate", "partOf", "file")): "clause-moved",
}


@dataclass(frozen=True)
class Verdict:
    """A rule that an amendment falls under, with the aspects that it is about."""

    rule: str
    aspects: tuple[Aspect, ...]


def judge(amendment: Amendment) -> tuple[Verdict, ...]:
    """Return the rules that `amendment` falls under, each with its aspects."""
    if amendment.state != "changed":
        return (Verdict(_whole(amendment), amendment.aspects),)
    found: dict[str, list[Aspect]] = {}
    for aspect in amendment.aspects:
        found.setdefault(_rule_of(aspect, amendment), []).append(aspect)
    return tuple(Verdict(rule, tuple(aspects)) for rule, aspects in found.items())


def _whole(amendment: Amendment) -> str:
    """Return the rule for a record that is gone or new."""
    special, otherwise = (_GONE, "statement-lost") if amendment.state == "lost" else (_NEW, "statement-added")
    return _first(special, amendment) or _first(_WHOLE, amendment) or otherwise


def _rule_of(aspect: Aspect, amendment: Amendment) -> str:
    if aspect.name in _ALWAYS:
        return _ALWAYS[aspect.name](aspect)
    for (classes, names), rule in _KEYS.items():
        if aspect.name in names and amendment.is_a(*classes):
            return rule
    if aspect.name in _BESIDE and not aspect.part:
        return "statement-changed"
    if whole := _first(_WHOLE, amendment):
        return whole
    judges = (judge_of for names, judge_of in _JUDGES.items() if aspect.name in names)
    return next(judges, lambda _: "statement-changed")(aspect)


def _first(rules: Mapping[Classes, str], amendment: Amendment) -> str | None:
    return next((rule for classes, rule in rules.items() if amendment.is_a(*classes)), None)


def _force(aspect: Aspect) -> str:
    pairs = [(new.iri or "", old.iri or "") for new in aspect.gained for old in aspect.lost]
    return "weaker-force" if any(is_weaker(new, old) for new, old in pairs) else "force-changed"


def _responsible(aspect: Aspect) -> str:
    if aspect.lost and not aspect.after:
        return "bearer-lost" if aspect.name in _BEARER else "organiser-lost"
    return "fewer-bearers" if aspect.lost and not aspect.gained else "bearer-changed"


def _recipient(aspect: Aspect) -> str:
    return "recipient-lost" if aspect.lost and not aspect.gained else "recipient-changed"


def _time(aspect: Aspect) -> str:
    return "deadline-lost" if aspect.lost and not aspect.after else "deadline-changed"


#: Keys that mean the same in every record, and those that do unless their class has a rule of its own.
_ALWAYS: Mapping[str, Callable[[Aspect], str]] = {"source": lambda _: "locator-changed", "force": _force}
_JUDGES: Mapping[tuple[str, ...], Callable[[Aspect], str]] = {
    (*_BEARER, *_HOLDERS): _responsible,
    ("recipient",): _recipient,
    _WHEN: _time,
}
