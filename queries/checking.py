"""Running the checks: rules, network rules and shapes give findings in one form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from graph.dataset import Dataset, Place
from graph.store import Store, Term
from graph.view import View
from ontology.namespaces import XSD
from queries.answer import Row, Wording, groups
from queries.binding import fill
from queries.finding import Finding, identify
from queries.labels import iri_of
from queries.network_rows import network_rows
from queries.passages import CitedPassage, cited
from queries.rules import Rule, Severity, rules

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Sighting:
    """What a rule has seen, before it is told where it stands."""

    rule: str
    severity: Severity
    message: str
    suggestion: str
    #: The thing it is about, then others whose records and passages belong to it.
    things: tuple[str, ...]
    id: str


def check(dataset: Dataset, store: Store, view: View, language: str = "sv", today: date | None = None) -> list[Finding]:
    """Return everything that the rules find in `view`, gravest first.

    `today` is the day that dates are held against; None takes the day it is.
    """
    now = today or date.today()  # noqa: DTZ011 - arrangements end by the calendar on the wall
    seen = [sighting for rule in rules() for sighting in sightings(rule, store, view, language, now)]
    found = _located({sighting.id: sighting for sighting in seen}.values(), dataset, store, view)
    return sorted(found, key=Finding.order)


def sightings(rule: Rule, store: Store, view: View, language: str, today: date) -> list[Sighting]:
    """Return what `rule` sees in `view`."""
    terms: dict[str, Term] = {"today": Literal(today.isoformat(), datatype=NamedNode(XSD + "date"))}
    network = network_rows(rule.network, {}, store, view) if rule.network else []
    rows = tuple(store.select(fill(rule.query, terms, network, language), view))
    slots = sorted({"focus", *_SLOT.findall(rule.message[language] + rule.suggestion[language])})
    wording = Wording(rows, slots, store, view, language)
    return [_sighting(rule, group, slots, wording) for group in groups(rows, rule.row)]


def _sighting(rule: Rule, group: Sequence[Row], slots: Sequence[str], wording: Wording) -> Sighting:
    texts = {name: wording.cell(group, name).text for name in slots}
    focus = iri_of(group[0]["focus"])
    others = {iri_of(row[name]) for row in group for name in rule.also if name in row}
    facts = {name: tuple({str(row[name]) for row in group if _is_fact(row.get(name))}) for name in slots}
    return Sighting(
        rule=rule.name,
        severity=rule.severity,
        message=_filled(rule.message[wording.language], texts),
        suggestion=_filled(rule.suggestion[wording.language], texts),
        things=(focus, *sorted(others - {focus, ""})),
        id=identify(rule.name, focus, facts),
    )


def _filled(template: str, texts: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: texts[slot[1]], template)


def _is_fact(term: Term | None) -> bool:
    """Whether `term` says the same in every language."""
    return term is not None and not (isinstance(term, Literal) and term.language)


def _located(seen: Iterable[Sighting], dataset: Dataset, store: Store, view: View) -> Iterator[Finding]:
    everything = list(seen)
    passages = cited(store, view, {thing for sighting in everything for thing in sighting.things})
    for sighting in everything:
        yield Finding(
            id=sighting.id,
            rule=sighting.rule,
            severity=sighting.severity,
            message=sighting.message,
            suggestion=sighting.suggestion,
            focus=sighting.things[0],
            records=_places(sighting.things, dataset, view),
            passages=_passages(sighting.things, passages),
        )


def _passages(things: Iterable[str], passages: Mapping[str, tuple[CitedPassage, ...]]) -> tuple[CitedPassage, ...]:
    return tuple(dict.fromkeys(passage for thing in things for passage in passages.get(thing, ())))


def _places(things: Iterable[str], dataset: Dataset, view: View) -> tuple[Place, ...]:
    """Return where the records of `things` stand, without those of editions that the view leaves out."""
    elsewhere = {edition.id for edition in dataset.editions} - {edition.id for edition in view.editions}
    places = [place for thing in things for place in dataset.origins.get(thing, ())]
    return tuple(dict.fromkeys(place for place in places if place.file.parts[0] not in elsewhere))
