"""From the graph to a chart: which organisations become boxes, and which lines run between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from typing import cast

from ontology.namespaces import STYRGRAF
from queries.sorting import swedish
from server.chart import MOST_NODES, ChartModel, Edge, Node, TooManyBodies
from server.chart.model import Evidence
from server.chart.model import Level as Lane
from server.chart.palette import other_line
from server.language import Language
from server.pages.clause import clause_in_text
from server.pages.facts.level import Level, levels, short_names
from server.pages.facts.line import PlainLine
from server.pages.facts.names import concepts
from server.pages.facts.neighbours import framed, neighbours
from server.pages.facts.organisation import Organisation, organisations
from server.pages.facts.reader import Reader
from server.pages.words import Words, upper_first


@dataclass(frozen=True)
class Wording:
    """How the chart names things and where its boxes lead."""

    language: Language
    title: str
    edition: str
    label: Callable[[str], Words]
    href: Callable[[str], str]


def chart_model(
    reader: Reader, wording: Wording, near: str | None = None, steps: int = 1, only: Set[str] | None = None
) -> ChartModel:
    """Return the chart of the organisations that have a level, and of the lines between them.

    With `only`, a set of IRIs, those organisations alone, the frames they are drawn in, and what
    these hold. Where they are too many for one picture, and `near` is the slug of one of them, those further
    than `steps` lines away from it are left out. Raises ChartError where they are still too many.
    """
    every, beside = [each for each in reader.once(organisations) if each.level], reader.once(neighbours)
    if only is not None:
        only = beside.with_frames(only)
    elif len(every) > MOST_NODES and near:
        only = set().union(*(beside.around(each.iri, steps) for each in every if each.slug == near))
    shown = every if only is None else [each for each in every if each.iri in only]
    if len(shown) > MOST_NODES:
        raise TooManyBodies(len(shown))
    shown.sort(key=lambda each: swedish(str(wording.label(each.iri))) if _is_principal(each) else "")
    slugs = {each.iri: each.slug for each in shown}
    lanes = _lanes(reader, wording)
    drawn = [line for line in beside.lines_at(slugs) if _fits(line, slugs)]
    return ChartModel(
        nodes=tuple(_node(each, lanes[each.level.iri], slugs, wording) for each in shown if each.level),
        edges=tuple(_edge(line, slugs, wording, reader.once(own_styles)) for line in drawn),
        title=wording.title,
        edition_label=wording.edition,
        language=wording.language,
    )


def _fits(line: PlainLine, slugs: dict[str, str]) -> bool:
    return line.source in slugs and line.target in slugs and line.source != line.target


def _is_principal(organisation: Organisation) -> bool:
    return organisation.level is not None and organisation.level.role == "principal"


def _lanes(reader: Reader, wording: Wording) -> dict[str, Lane]:
    """Return the levels as lanes, by IRI."""
    short = reader.once(short_names)
    return {each.iri: _lane(each, short.get(each.iri, {}), wording) for each in reader.once(levels)}


def _lane(level: Level, short: Mapping[str, str], wording: Wording) -> Lane:
    words = wording.label(level.iri)
    name = short.get(wording.language) or short.get(words.language or "") or words
    return Lane(level.slug, str(words), upper_first(name), level.number, not level.is_inside, words.language)


def _node(organisation: Organisation, lane: Lane, slugs: dict[str, str], wording: Wording) -> Node:
    entry = organisation.entry
    kind = entry.iri_of("kind") or ""
    words = wording.label(organisation.iri)
    label = str(words)
    grade = (entry.iri_of("evidence") or "stated").rpartition("/")[2]
    return Node(
        id=organisation.slug,
        iri=organisation.iri,
        label=label,
        short_label=_short(organisation, wording.language, label),
        level=lane,
        kind=kind.rpartition("/")[2],
        kind_label=str(wording.label(kind)) if kind else "",
        href=wording.href(organisation.iri),
        provisional=(entry.iri_of("standing") or "").endswith("/provisional"),
        compound_parts=tuple(slugs.get(iri, str(wording.label(iri))) for iri in framed(organisation)),
        evidence=cast(Evidence, grade),
        language=words.language,
    )


def _short(organisation: Organisation, language: Language, label: str) -> str | None:
    """Return an abbreviation, or a part of the name that is itself used as a name."""
    names = organisation.entry.texts_of("altLabel", language)
    abbreviations = [name for name in names if name == name.upper() and len(name) < len(label)]
    abbreviations.sort(key=lambda name: name[0] != label[0])
    parts = [name for name in names if name[0].isupper() and name.casefold() in label.casefold()]
    parts.sort(key=len)
    shorter = [name for name in (*abbreviations, *parts) if len(name) < len(label)]
    return shorter[0] if shorter else None


def own_styles(reader: Reader) -> Mapping[str, str]:
    """Return the name of the style of each kind of line that the workspace adds, by IRI, in the order of records."""
    known = reader.once(concepts)
    own = (iri for (scheme, _), iri in known.items() if scheme == "line-kind" and not iri.startswith(STYRGRAF))
    return {iri: other_line(number).name for number, iri in enumerate(sorted(own, key=reader.place), 1)}


def _edge(line: PlainLine, slugs: dict[str, str], wording: Wording, styles: Mapping[str, str]) -> Edge:
    start, verb, end = (wording.label(iri) for iri in (line.source, line.kind, line.target))
    return Edge(
        source=slugs[line.source],
        target=slugs[line.target],
        kind=line.kind_slug,
        kind_label=str(verb),
        evidence=cast(Evidence, line.grade),
        href=f"#{line.anchor}",
        title=clause_in_text(start, verb, end, wording.language),
        style=styles.get(line.kind, ""),
        kind_language=verb.language,
    )
