"""A line between two bodies as a sentence, with its grade and what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from ontology.namespaces import STYRGRAF
from ontology.terms import SG
from server.pages.clause import clause, verb_after
from server.pages.facts.entry import Entry
from server.pages.facts.line import anchor, firmest
from server.pages.facts.reader import values
from server.pages.parts.quote import Quote, quotes
from server.pages.parts.statement import DUTY_KEYS, Statement, statement
from server.pages.visit import Visit
from server.pages.words import Link, Words

_APPOINTS: Final = f"{STYRGRAF}line-kind/appoints"


@dataclass(frozen=True)
class Line:
    """One line, read from `source` to `target`."""

    source: Link
    target: Link
    #: Slug of its kind, and the verb that stands between the two ends.
    kind: str
    verb: Words
    #: Slug of its grade of evidence, and the word for it.
    grade: str
    evidence: Words
    #: Titles of the rules it was derived by; none for a line that the document states or draws.
    rules: tuple[Words, ...]
    premises: tuple[Statement, ...]
    quotes: tuple[Quote, ...]
    #: The line as a sentence, both ends linked, and the same without links; words of another language are marked.
    sentence: Markup
    worded: Markup

    @property
    def anchor(self) -> str:
        """Return the name by which the line is pointed at within a page."""
        return anchor(self.source.iri, self.kind, self.target.iri)

    @property
    def plain(self) -> str:
        """Return the same as text alone."""
        return f"{self.source} {self.verb} {self.target}"


def lines(visit: Visit, entries: Sequence[Entry]) -> tuple[Line, ...]:
    """Return the lines of `entries` by kind and ends, each with the statements it rests on.

    What several editions say of the same line is told as one.
    """
    premises = _premises(visit, entries)
    alike: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        alike.setdefault((entry.iris("lineKind")[0], entry.iris("from")[0], entry.iris("to")[0]), []).append(entry)
    posts = _posts(visit, (target for kind, _, target in alike if kind == _APPOINTS))
    found = (_line(visit, ends, members, premises, posts) for ends, members in alike.items())
    return tuple(sorted(found, key=lambda line: (_rank(line.kind), line.plain.casefold())))


def _premises(visit: Visit, entries: Iterable[Entry]) -> dict[str, Statement]:
    wanted = {iri for entry in entries for iri in entry.iris("premise")}
    read = visit.reader.entries(values("entry", sorted(wanted))) if wanted else ()
    return {entry.iri: statement(visit, entry, ("bearer", *DUTY_KEYS)) for entry in read}


def _posts(visit: Visit, iris: Iterable[str]) -> frozenset[str]:
    """Return those of `iris` that are posts, which have no members to appoint."""
    wanted = sorted(set(iris))
    read = visit.reader.entries(values("entry", wanted)) if wanted else ()
    return frozenset(entry.iri for entry in read if SG.Post in entry.iris("type"))


def _verb(visit: Visit, kind: str, *, is_post: bool) -> Words:
    return Words(visit.texts("appointment.verb")) if kind == _APPOINTS and is_post else visit.label(kind)


def _line(
    visit: Visit,
    ends: tuple[str, str, str],
    members: Sequence[Entry],
    premises: dict[str, Statement],
    posts: Collection[str],
) -> Line:
    kind, source, target = ends
    grade = firmest(tuple(iri.rpartition("/")[2] for iri in _all(members, "evidence")))
    start, end = visit.link(source), visit.link(target)
    verb = _verb(visit, kind, is_post=target in posts)
    return Line(
        source=start,
        target=end,
        kind=kind.rpartition("/")[2],
        verb=verb_after(start, verb, visit.language),
        grade=grade,
        evidence=visit.label(f"{STYRGRAF}evidence/{grade}"),
        rules=tuple(visit.label(iri) for iri in _all(members, "rule")),
        premises=tuple(premises[iri] for iri in _all(members, "premise") if iri in premises),
        quotes=quotes(visit, _all(members, "source")),
        sentence=clause(start, verb, end, visit.language),
        worded=clause(start.words, verb, end.words, visit.language),
    )


def _all(members: Sequence[Entry], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(iri for member in members for iri in member.iris(key)))


def _rank(kind: str) -> int:
    order = ("reports", "prepares", "follows-up", "commissions", "appoints", "drawn-from", "supports", "advises")
    return order.index(kind) if kind in order else len(order)
