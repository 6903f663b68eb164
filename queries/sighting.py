"""What a rule sees when it is run, before it is told where that stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from graph.store import Store, Term
from graph.view import View
from ontology.namespaces import XSD
from queries.answer import Row, Wording, groups
from queries.binding import fill
from queries.finding import identify
from queries.labels import iri_of
from queries.network_rows import network_rows
from queries.rules import Rule, Severity
from queries.table import enumerated

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Sighting:
    """Something that a rule or a shape objects to."""

    id: str
    rule: str
    severity: Severity
    message: str
    suggestion: str
    #: The thing it is about, then others whose records and passages belong to it.
    things: tuple[str, ...]


def sightings(rule: Rule, store: Store, view: View, language: str, today: date) -> list[Sighting]:
    """Return what `rule` sees in `view`, with dates held against `today`."""
    terms: dict[str, Term] = {"today": Literal(today.isoformat(), datatype=NamedNode(XSD + "date"))}
    network = network_rows(rule.network, {}, store, view)
    rows = tuple(store.select(fill(rule.query, terms, network, language), view))
    slots = sorted({"focus", *slots_of(rule, language)})
    wording = Wording(rows, slots, store, view, language)
    return [_sighting(rule, group, slots, wording) for group in groups(rows, rule.row)]


def slots_of(rule: Rule, language: str) -> frozenset[str]:
    """Return the variables that the message and the suggestion of `rule` name."""
    return frozenset(_SLOT.findall(rule.message[language] + rule.suggestion[language]))


def _sighting(rule: Rule, group: Sequence[Row], slots: Sequence[str], wording: Wording) -> Sighting:
    texts = {name: enumerated(wording.cell(group, name), wording.language) for name in slots}
    focus = iri_of(group[0]["focus"])
    others = {iri_of(row[name]) for row in group for name in rule.also if name in row}
    facts = {name: tuple({str(row[name]) for row in group if _is_fact(row.get(name))}) for name in slots}
    return Sighting(
        id=identify(rule.name, focus, facts),
        rule=rule.name,
        severity=rule.severity,
        message=_filled(rule.message[wording.language], texts),
        suggestion=_filled(rule.suggestion[wording.language], texts),
        things=(focus, *sorted(others - {focus, ""})),
    )


def _filled(template: str, texts: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: texts[slot[1]], template)


def _is_fact(term: Term | None) -> bool:
    """Whether `term` says the same in every language."""
    return term is not None and not (isinstance(term, Literal) and term.language)
