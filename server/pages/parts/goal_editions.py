"""Goals over the editions: which kinds each edition has, and what became of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ontology import schema
from ontology.namespaces import STYRGRAF
from server.pages.facts.goal import Goals, goals
from server.pages.facts.names import classes
from server.pages.facts.reader import values
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language
from server.service import ALL_EDITIONS

#: Kinds of goal, from what is furthest to what can be counted; a workspace may have others.
KINDS: Final = (
    "vision",
    "purpose",
    "overarching-goal",
    "direction-goal",
    "shared-direction",
    "goal-heading",
    "ambition-goal",
)
#: Kinds of goal that are there to be steered by, not to be measured.
UNMEASURED: Final = frozenset({"vision", "purpose"})
_COUNTED: Final = ("indicators", "targets", "observations")
_CONCERNED: Final = ("Goal", "Indicator", "Target")
#: More of what was or became than these are counted instead of named.
_MOST_NAMED: Final = 4


@dataclass(frozen=True)
class Column:
    """An edition with its goals."""

    link: Link
    status: Words
    #: Whether it sets goals that are there to be measured.
    is_measured: bool


@dataclass(frozen=True)
class KindRow:
    """One kind of goal, with those that each edition has; none where it has none."""

    slug: str
    words: Words
    cells: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True)
class CountRow:
    """How many there are of something in each edition."""

    key: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Overview:
    """The editions beside each other."""

    columns: tuple[Column, ...]
    kinds: tuple[KindRow, ...]
    counts: tuple[CountRow, ...]


@dataclass(frozen=True)
class Change:
    """What became of goals, indicators or targets between two editions."""

    link: Link
    kind: Words
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    #: How many are not named.
    more_before: int
    more_after: int
    reason: Words
    evidence: Words | None


def kinds_in_order(found: Iterable[str]) -> list[str]:
    """Return kinds of goal as a page shows them, those that are not known last."""
    return sorted(set(found), key=lambda kind: (KINDS.index(kind) if kind in KINDS else len(KINDS), kind))


def overview(visit: Visit) -> Overview:
    """Return every edition that has a goal, an indicator or a target, whatever the page shows."""
    inner = [visit.within(edition) for edition in visit.site.service.dataset.editions]
    pairs = [(each, each.reader.once(goals)) for each in inner]
    shown = [(each, found) for each, found in pairs if found.goals or found.indicators or found.targets]
    kinds = kinds_in_order(goal.kind for _, found in shown for goal in found.goals)
    return Overview(
        columns=tuple(_column(visit, *pair) for pair in shown),
        kinds=tuple(_row(visit, shown, kind) for kind in kinds),
        counts=tuple(CountRow(key, tuple(_count(found, key) for _, found in shown)) for key in _COUNTED),
    )


def _column(visit: Visit, inner: Visit, found: Goals) -> Column:
    (edition,) = inner.reader.view.editions
    measured = any(goal.kind not in UNMEASURED for goal in found.goals)
    return Column(visit.link(edition.iri), visit.label(f"{STYRGRAF}status/{edition.status}"), measured)


def _row(visit: Visit, shown: Iterable[tuple[Visit, Goals]], kind: str) -> KindRow:
    return KindRow(kind, kind_words(visit, kind), tuple(_cell(*pair, kind) for pair in shown))


def kind_words(visit: Visit, kind: str, count: int = 0) -> Words:
    """Return what `count` goals of a kind are called, given by its slug: several, unless it is one."""
    return visit.concepts("goal-kind", kind, count) if kind else Words(visit.texts("goal.no_kind"))


def _cell(inner: Visit, found: Goals, kind: str) -> tuple[Link, ...]:
    return tuple(inner.link(goal.entry.iri) for goal in found.goals if goal.kind == kind)


def _count(found: Goals, key: str) -> int:
    counts = {"indicators": found.indicators, "targets": found.targets, "observations": found.observations}
    return counts[key]


def changes(visit: Visit) -> tuple[Change, ...]:
    """Return what is recorded of what became of goals, indicators and targets, in the order of the records."""
    every = visit.elsewhere(ALL_EDITIONS)
    known = every.reader.once(classes)
    concerned = {
        iri
        for iri, names in known.items()
        if any(schema.is_a(name.removeprefix(STYRGRAF), kind) for name in names for kind in _CONCERNED)
    }
    found = []
    for entry in every.reader.entries("?entry a sg:Lineage"):
        before, after = entry.iris("before"), entry.iris("after")
        if concerned.intersection((*before, *after)):
            kind, evidence = entry.iri_of("lineageKind"), entry.iri_of("evidence")
            found.append(
                Change(
                    link=every.link(entry.iri),
                    kind=every.label(kind) if kind else Words(""),
                    before=_named(every, before),
                    after=_named(every, after),
                    more_before=max(0, len(before) - _MOST_NAMED),
                    more_after=max(0, len(after) - _MOST_NAMED),
                    reason=in_language(entry.texts("reason"), visit.language),
                    evidence=every.label(evidence) if evidence else None,
                )
            )
    return tuple(found)


def _named(visit: Visit, iris: Sequence[str]) -> tuple[Link, ...]:
    links = [visit.link(iri) for iri in iris[:_MOST_NAMED]]
    alike = Counter(str(link) for link in links)
    return tuple(_with_bearers(visit, link) if alike[str(link)] > 1 else link for link in links)


def _with_bearers(visit: Visit, link: Link) -> Link:
    """Return a link that is told from others of the same name by who bears what it leads to."""
    found = visit.reader.entries(values("entry", [link.iri]) + " ?entry ?any ?thing")
    bearers = ", ".join(str(visit.label(iri)) for entry in found for iri in entry.iris("bearer"))
    return replace(link, words=replace(link.words, text=f"{link} ({bearers})")) if bearers else link
