"""What a rule sees when it is run, before it is told where that stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from graph.store import Store, Term
from graph.view import View
from ontology.namespaces import XSD
from queries.answer import Row, Wording, groups
from queries.articles import is_within, within
from queries.binding import fill
from queries.english_number import agreeing, is_several
from queries.fact import Fact, at_most_five
from queries.families import Family
from queries.finding import identify
from queries.labels import iri_of
from queries.languages import in_one_language, languages
from queries.literal_text import prose_text
from queries.network_rows import network_rows
from queries.rules import Because, Rule, Severity
from queries.sentence_ends import tidied
from queries.table import enumerated

_SLOT = re.compile(r"\{(\w+)\}")
#: A slot with the quotation marks around it, if any: of several values each gets its own.
_QUOTED_SLOT = re.compile(r"([”“]?)\{(\w+)\}(”?)")


@dataclass(frozen=True)
class Sighting:
    """Something that a rule or a shape objects to."""

    id: str
    rule: str
    family: Family
    severity: Severity
    message: str
    suggestion: str
    #: The thing it is about, then others whose records and passages belong to it.
    things: tuple[str, ...]
    #: The facts that together make it so.
    why: tuple[Fact, ...]


def sightings(rule: Rule, store: Store, view: View, language: str, today: date) -> list[Sighting]:
    """Return what `rule` sees in `view`, with dates held against `today`."""
    terms: dict[str, Sequence[Term]] = {"today": [Literal(today.isoformat(), datatype=NamedNode(XSD + "date"))]}
    network = network_rows(rule.network, {}, store, view)
    asked = languages(store, view, language)
    rows: Sequence[Row] = store.select(fill(rule.query, terms, network, *asked), view).rows
    if len(asked) > 1:
        rows = in_one_language(rows, rule.row, language)
    slots = sorted({"focus", *slots_of(rule, language), *_slots(because.text[language] for because in rule.why)})
    wording = Wording(rows, slots, store, view, language, prose_text)
    return [_sighting(rule, group, wording) for group in groups(rows, rule.row)]


def slots_of(rule: Rule, language: str) -> frozenset[str]:
    """Return the variables that the message and the suggestion of `rule` name."""
    return _slots([rule.message[language], rule.suggestion[language]])


def _slots(templates: Iterable[str]) -> frozenset[str]:
    return frozenset(slot for template in templates for slot in _SLOT.findall(template))


def _sighting(rule: Rule, group: Sequence[Row], wording: Wording) -> Sighting:
    language, slots = wording.language, slots_of(rule, wording.language)
    focus = iri_of(group[0]["focus"])
    carrying = [*rule.also, *(because.thing for because in rule.why if because.thing)]
    others = {iri_of(row[name]) for row in group for name in carrying if name in row}
    facts = {name: tuple({str(row[name]) for row in group if _is_fact(row.get(name))}) for name in slots}
    return Sighting(
        id=identify(rule.name, focus, facts),
        rule=rule.name,
        family=rule.family,
        severity=rule.severity,
        message=_filled(rule.message[language], group, wording),
        suggestion=_filled(rule.suggestion[language], group, wording),
        things=(focus, *sorted(others - {focus, ""})),
        why=at_most_five((fact for because in rule.why for fact in _facts(because, group, wording)), language),
    )


def _facts(because: Because, group: Sequence[Row], wording: Wording) -> Iterator[Fact]:
    """Yield a sentence for each thing that `because` speaks of; none where one of its variables is empty."""
    template = because.text[wording.language]
    # Engines order alike rows differently, and the reasons are to be the same wherever the graph is held.
    by_thing = sorted(
        groups(group, [because.thing or "focus"]), key=lambda rows: str(rows[0].get(because.thing or "focus"))
    )
    for rows in by_thing:
        thing = iri_of(rows[0].get(because.thing)) if because.thing else ""
        told = all(wording.cell(rows, name).text for name in _SLOT.findall(template))
        if told and (thing or not because.thing):
            yield Fact(_filled(template, rows, wording), thing)


def _filled(template: str, rows: Sequence[Row], wording: Wording) -> str:
    def words(slot: re.Match[str]) -> str:
        opening, name, closing = slot.groups()
        cell, language = wording.cell(rows, name), wording.language
        if opening and closing:
            return enumerated(cell, language, (opening, closing))
        told = enumerated(cell, language)
        return f"{opening}{within(told) if language == 'en' and is_within(template, name) else told}{closing}"

    return tidied(_QUOTED_SLOT.sub(words, _agreeing(template, rows, wording)))


def _agreeing(template: str, rows: Sequence[Row], wording: Wording) -> str:
    """Return an English template whose verb follows the number of what it begins with."""
    begun = _SLOT.match(template) if wording.language == "en" else None
    if begun is None:
        return template
    cell = wording.cell(rows, begun[1])
    return agreeing(template, begun[1]) if len(cell.parts) > 1 or is_several(cell.text) else template


def _is_fact(term: Term | None) -> bool:
    """Whether `term` says the same in every language."""
    return term is not None and not (isinstance(term, Literal) and term.language)
