"""An answer as a page shows it: a sentence, the numbers it adds up from, and all that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from queries.comparison import Change
from server.pages.changes.comparing import Compared
from server.pages.parts.quote import Quote, quotes
from server.pages.visit import Visit
from server.pages.words import Link, Words

#: A reason that more changes give than this is no reason for one of them.
_MOST_ALIKE: Final = 3
_SECTIONS: Final = "?entry a sg:Section"
#: What a row, a sentence or a heading is made of.
Told = str | Words | Link | Markup


@dataclass(frozen=True)
class Side:
    """What one edition says: its things, and where in its words they stand."""

    edition: Link
    things: tuple[Link, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Row:
    """One thing that the answer names."""

    anchor: str
    told: Told
    sides: tuple[Side, ...]
    #: What else is to be known of it, in sentences.
    remarks: tuple[Told, ...] = ()
    #: Why one cannot be sure of it; "" where one can.
    doubt: Told = ""
    #: Whether it is likelier than not all the same.
    is_surer: bool = False


@dataclass(frozen=True)
class Group:
    """Rows under one heading; without a heading where all of a part belongs together."""

    heading: Told
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Part:
    """One part of an answer, counted as one of its numbers."""

    anchor: str
    title: Told
    groups: tuple[Group, ...]
    lead: Told = ""
    #: Whether it is only looked at when asked for.
    is_folded: bool = False

    @property
    def count(self) -> int:
        """Return how many rows it has."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True)
class Sum:
    """One of the numbers that add up to the whole."""

    count: int
    words: Told
    #: Where the page lists what is counted; "" where it does not.
    href: str = ""


@dataclass(frozen=True)
class Tally:
    """Numbers with what they add up to."""

    sums: tuple[Sum, ...]
    total: Sum


@dataclass(frozen=True)
class Listed:
    """What an answer names, in short: each leads to its row."""

    heading: Told
    things: tuple[Told, ...]


@dataclass(frozen=True)
class Answer:
    """The answer to one question."""

    name: str
    question: str
    #: The whole of it in plain words, the first sentence first of all.
    sentences: tuple[Told, ...]
    tallies: tuple[Tally, ...] = ()
    parts: tuple[Part, ...] = ()
    #: What makes the whole of it uncertain.
    doubts: tuple[Told, ...] = ()
    #: All that it names, where the parts are too long to be read at a glance.
    listed: tuple[Listed, ...] = ()


def sides_of(compared: Compared, change: Change, *, is_named: bool = True) -> tuple[Side, ...]:
    """Return what both editions say of the things of `change`; a side that has none of them is left out.

    The things are named there unless the row does.
    """
    told = ((change.before, change.passages_before), (change.after, change.passages_after))
    return tuple(
        Side(
            visit.editions[0],
            tuple(visit.link(subject.iri) for subject in things) if is_named else (),
            quotes(visit, (passage.iri for passage in passages)),
        )
        for visit, (things, passages) in zip(compared.sides, told, strict=True)
        if things
    )


def side(visit: Visit, things: Sequence[str], passages: Iterable[str]) -> Side:
    """Return what the edition of `visit` says of `things` in `passages`, all given by IRI, each passage once."""
    return Side(visit.editions[0], tuple(visit.link(iri) for iri in things), quotes(visit, dict.fromkeys(passages)))


def grouped(rows: Iterable[tuple[Told, Row]]) -> tuple[Group, ...]:
    """Return the rows, each given with its heading, by heading in the order the headings come."""
    found: dict[str, tuple[Told, list[Row]]] = {}
    for heading, row in rows:
        found.setdefault(str(heading), (heading, []))[1].append(row)
    return tuple(Group(heading, tuple(members)) for heading, members in found.values())


def doubt_of(visit: Visit, change: Change) -> str:
    """Return why one cannot be sure of an absence; "" where the text is at hand whole."""
    if not change.weak:
        return ""
    name = "surer" if change.whole_places else "unsure"
    kind = "bearer" if change.after else "absent"
    return visit.texts(
        f"answer.doubt.{kind}.{name}",
        places=visit.texts.listed([visit.texts("answer.quoted", text=place) for place in change.whole_places]),
    )


def certainty(visit: Visit, parts: Iterable[Part]) -> tuple[Told, ...]:
    """Return how many of the rows in `parts` are unsure and how many fairly sure; nothing where all are sure."""
    doubted = [row for part in parts for group in part.groups for row in group.rows if row.doubt]
    surer = sum(row.is_surer for row in doubted)
    if not doubted:
        return ()
    how = visit.texts.listed(how_sure(visit, surer, len(doubted) - surer))
    return (visit.texts("answer.certainty", how=how),)


def how_sure(visit: Visit, surer: int, unsure: int) -> list[str]:
    """Return how many answers are fairly sure and how many unsure, each as a phrase; nothing of what there is none."""
    counts = {"surer": surer, "unsure": unsure}
    return [visit.texts.counted(f"answer.{name}_of", count) for name, count in counts.items() if count]


def reach(compared: Compared) -> tuple[list[Words], list[Words]]:
    """Return the sections of the newer edition that are cut off, and those that are at hand whole, as it has them."""
    sections = sorted(compared.new.reader.entries(_SECTIONS), key=lambda each: int(each.one("order") or 0))
    named = [(each.iri in compared.comparison.cut, compared.new.label(each.iri)) for each in sections]
    return [words for is_cut, words in named if is_cut], [words for is_cut, words in named if not is_cut]


def cut_short(compared: Compared) -> tuple[Told, ...]:
    """Return that more may stand in what is missing of the newer edition; nothing where it is at hand whole."""
    cut, _ = reach(compared)
    return (compared.new.texts("answer.cut_short", places=compared.new.texts.listed(cut)),) if cut else ()


def reason_of(compared: Compared, change: Change) -> str:
    """Return why a change is taken to be so; "" where many others give the same reason, which says little of it."""
    return change.reason if compared.comparison.reasons[change.reason] <= _MOST_ALIKE else ""


def enumerated(visit: Visit, head: str, clauses: Sequence[str]) -> str:
    """Return a sentence that tells what `head` announces, clause by clause."""
    return f"{head} {visit.texts.listed(clauses)}." if clauses else f"{head.removesuffix(':')}."
