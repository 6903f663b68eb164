"""Findings out of amendments: each verdict in the words of its rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ontology.titles import title_of_class
from queries.comparison.aspect import Aspect, Value
from queries.comparison.properties import noun_of
from queries.comparison.sentence import Sentence
from queries.fact import Fact, at_most_five
from queries.finding import Finding, identify
from queries.revision.amendment import Amendment
from queries.revision.judging import Verdict
from queries.rules import Rule, revision_rules
from queries.sentence_ends import tidied
from queries.table import Cell, enumerated, joined

#: Texts longer than this are cut, in characters; the records hold the whole.
LONGEST = 120
#: As many differences as a sentence tells, and as many values of one.
MOST = 3
#: Keys whose values are too long for a sentence.
_LONG = frozenset({"description", "condition", "aim", "population", "statusBasis", "dateBasis", "caveat", "reason"})
_NOTHING = {"sv": "inget angivet", "en": "nothing stated"}
_REWORDED = {"sv": "{noun} har andra ord", "en": "{noun} has other words"}
_STATES = {
    "lost": {"sv": "det finns inte med längre", "en": "it is no longer there"},
    "added": {"sv": "det är nytt", "en": "it is new"},
}
_MORE = {"sv": "och {n} till", "en": "and {n} more"}
_OTHERS = {"sv": "{n} till", "en": "{n} more"}
_REASON = {"sv": "Antecknat skäl: {reason}", "en": "Recorded reason: {reason}"}
_WEAK = {"sv": "Svagt belägg: {weak}.", "en": "Weak evidence: {weak}."}


def told(judged: Iterable[tuple[Amendment, Verdict]], language: str) -> Iterator[Finding]:
    """Yield a finding for each amendment and rule that it falls under."""
    for amendment, verdict in judged:
        yield _finding(amendment, verdict, revision_rules()[verdict.rule], language)


def _finding(amendment: Amendment, verdict: Verdict, rule: Rule, language: str) -> Finding:
    slots = _slots(amendment, verdict.aspects, language)
    facts: dict[str, tuple[str, ...]] = {"told apart by": (amendment.state, amendment.where)}
    for aspect in verdict.aspects:
        facts[aspect.property] = (*facts.get(aspect.property, ()), *aspect.terms)
    return Finding(
        id=identify(rule.name, amendment.subject.iri, facts),
        rule=rule.name,
        family=rule.family,
        severity="info" if amendment.is_accounted_for else rule.severity,
        message=tidied(rule.message[language].format(**slots)),
        why=at_most_five(_why(amendment, verdict.aspects, rule, slots, language), language),
        suggestion=rule.suggestion[language].format(**slots),
        focus=amendment.subject.iri,
        records=amendment.places,
        passages=amendment.passages,
    )


def _slots(amendment: Amendment, aspects: Sequence[Aspect], language: str) -> dict[str, str]:
    kind = title_of_class(amendment.subject.type)[language] if amendment.subject.type else ""
    return {
        "focus": amendment.subject.label,
        "kind": kind[:1].lower() + kind[1:],
        "edition": amendment.edition,
        "what": _STATES[amendment.state][language] if amendment.state in _STATES else _what(aspects, language),
        **_values(aspects, language),
    }


def _values(aspects: Iterable[Aspect], language: str) -> dict[str, str]:
    some = list(aspects)
    sides: Mapping[str, list[Value]] = {
        "before": [value for aspect in some for value in aspect.before],
        "after": [value for aspect in some for value in aspect.after],
        "lost": [value for aspect in some for value in aspect.lost],
        "gained": [value for aspect in some for value in aspect.gained],
    }
    return {name: _listed(values, language) or _NOTHING[language] for name, values in sides.items()}


def _listed(values: Sequence[Value], language: str) -> str:
    shown = [_cut(value.text) for value in values[: MOST if len(values) > MOST + 1 else None]]
    more = [_OTHERS[language].format(n=len(values) - len(shown))] if len(values) > len(shown) else []
    return enumerated(joined([Cell(text) for text in (*shown, *more)]), language)


def _cut(text: str) -> str:
    return text.rstrip(".") if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"


def _what(aspects: Sequence[Aspect], language: str) -> str:
    """Return what differs as parts of a sentence."""
    parts = [_part(aspect, language) for aspect in aspects[:MOST]]
    if len(aspects) > MOST:
        parts.append(_MORE[language].format(n=len(aspects) - MOST))
    return "; ".join(parts)


def _part(aspect: Aspect, language: str) -> str:
    long = any(len(value.text) > LONGEST for value in (*aspect.lost, *aspect.gained))
    if aspect.name in _LONG or long:
        return _REWORDED[language].format(noun=noun_of(aspect.property, language))
    return Sentence(language).aspect(aspect)


def _why(
    amendment: Amendment, aspects: Sequence[Aspect], rule: Rule, slots: Mapping[str, str], language: str
) -> Iterator[Fact]:
    place, passage = next(iter(amendment.places), None), next(iter(amendment.passages), None)
    for because in rule.why:
        for aspect in aspects:
            own = {"label": aspect.label, **_values([aspect], language)}
            text = tidied(because.text[language].format(**(dict(slots) | own)))
            yield Fact(text, amendment.subject.iri, place, passage)
    notes = [_REASON[language].format(reason=amendment.reason)] if amendment.reason else []
    notes += [_WEAK[language].format(weak=amendment.weak)] if amendment.weak else []
    for text in (*notes, *amendment.notes):
        yield Fact(text, amendment.subject.iri, place, passage)
