"""An organisation in brief: what it is part of, and in a word how it is connected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

from server.pages.facts.organisation import Organisation
from server.pages.parts.composition import Composition
from server.pages.parts.detail import Detail, details
from server.pages.parts.line import Line
from server.pages.visit import Visit
from server.pages.words import Link, Words, joined

_KEYS: Final = ("partOf", "part")
_LAST: Final = ("municipalityCode",)
#: Kinds of line left out: they follow from others, or are told elsewhere on the page.
#: So many bodies are named under one kind of line; the list of lines has all.
_MOST: Final = 12
_LEFT_OUT: Final = frozenset({"informs", "part-of"})


def brief(
    visit: Visit, organisation: Organisation, lines: Iterable[Line], compositions: Iterable[Composition]
) -> tuple[Detail, ...]:
    """Return the list that stands beside the portrait."""
    own = tuple(line for line in lines if line.kind not in _LEFT_OUT)
    outward = _by_kind(visit, "out", ((line, line.target) for line in own if line.source.iri == organisation.iri))
    inward = _by_kind(visit, "in", ((line, line.source) for line in own if line.target.iri == organisation.iri))
    seats = [_seats(visit, each) for each in compositions if each.seats or each.total]
    told = [Detail("seats", visit.texts("body.seats"), seat) for seat in seats]
    first, last = (details(visit, organisation.entry, keys) for keys in (_KEYS, _LAST))
    return (*first, *outward, *inward, *told, *_wholes(visit, organisation), *last)


def _wholes(visit: Visit, organisation: Organisation) -> tuple[Detail, ...]:
    links = [visit.link(iri) for iri in (*organisation.wholes, *organisation.collectives)]
    return (Detail("one_of", visit.texts("brief.one_of"), joined(links)),) if links else ()


def _by_kind(visit: Visit, way: str, ends: Iterable[tuple[Line, Link]]) -> tuple[Detail, ...]:
    found: dict[str, list[tuple[Line, Link]]] = {}
    for line, end in ends:
        found.setdefault(line.kind, []).append((line, end))
    return tuple(
        Detail(kind, _words(visit, way, pairs[0][0]), _named(visit, [end for _, end in pairs]))
        for kind, pairs in found.items()
    )


def _named(visit: Visit, ends: list[Link]) -> Markup:
    """Return the ends of lines, the last of many only counted, with a link to the lines on the page."""
    most = _MOST if len(ends) > _MOST + 1 else len(ends)
    named = joined(ends[:most])
    if most == len(ends):
        return named
    rest = Link("", Words(visit.texts("phrase.more", count=len(ends) - most)), "#linjer")
    return joined((named, rest), " ")


def _words(visit: Visit, way: str, line: Line) -> str:
    key = f"brief.{way}.{line.kind}"
    return visit.texts(key) if key in visit.texts else f"{line.verb} {'→' if way == 'out' else '←'}"


def _seats(visit: Visit, composition: Composition) -> Markup:
    texts, unsaid = visit.texts, visit.texts("body.seats_unsaid")
    if not composition.seats:
        return Markup(texts("brief.seats_alone", total=escape(composition.total)))
    groups = []
    for row in composition.seats:
        number, who = row.number or unsaid, row.on_behalf_of or row.drawn_from
        key = "brief.seats_for" if who else "brief.seats_called"
        groups.append(texts(key, number=number, who=who or row.label) if who or row.label else number)
    listed = texts.listed(groups)
    return Markup(texts("brief.seats_in_all", total=composition.total, groups=listed) if composition.total else listed)
