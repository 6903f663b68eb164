"""What happened to one body: its remit, who sits in it, and every duty it had or has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ontology import schema
from queries.comparison import Change, group_of
from server.pages.answers.answer import (
    Answer,
    Part,
    Row,
    Side,
    Sum,
    Tally,
    Told,
    certainty,
    doubt_of,
    enumerated,
    grouped,
    reason_of,
    side,
    sides_of,
)
from server.pages.changes.before_after import BeforeAfter, before_after
from server.pages.changes.comparing import Compared
from server.pages.changes.ready_question import BODY
from server.pages.facts.clause import Clause, clauses_by_iri
from server.pages.facts.mentions import mentions
from server.pages.visit import Visit
from server.pages.words import in_language

#: What became of a duty that the body had, and where one comes from that it has now.
Fate = Literal["left", "gone", "nobody", "turned", "kept", "taken", "new"]
_LOST: Final[tuple[Fate, ...]] = ("left", "nobody", "gone", "turned")
_FATES: Final[tuple[Fate, ...]] = (*_LOST, "kept", "taken", "new")
_RESERVATION: Final = "https://w3id.org/styrgraf/def/note-kind/reservation"
#: Groups of changes that are told beside the duties.
_BESIDE: Final = ("composition", "lines", "calendar")


@dataclass(frozen=True)
class Role:
    """The answer, and the two sides that stand beside each other above its parts."""

    answer: Answer
    sides: BeforeAfter


def role(visit: Visit, compared: Compared, question: str, body: str) -> Role:
    """Return what became of `body`, an IRI."""
    return _Role(visit, compared, body).told(question)


class _Role:
    """What became of one body, while it is put into words."""

    def __init__(self, visit: Visit, compared: Compared, body: str) -> None:
        self._visit, self._texts, self._compared, self._body = visit, visit.texts, compared, body
        self._names = {"old": str(compared.old.editions[0]), "new": str(compared.new.editions[0])}
        self._name = str(compared.label(body))
        changes = compared.comparison.changes
        self._became = [each for each in changes if schema.is_a(each.type, "Organisation") and _names(each, body)]
        self._before = {each.iri for change in self._became for each in change.before} or {body}
        self._after = {each.iri for change in self._became for each in change.after} or {body}
        self._old, self._new = (side.reader.once(clauses_by_iri) for side in compared.sides)
        self._rows: dict[Fate, list[tuple[Told, Row]]] = {fate: [] for fate in _FATES}
        for change in changes:
            self._sort(change)

    def told(self, question: str) -> Role:
        """Return the answer with both sides."""
        counts = {fate: len(rows) for fate, rows in self._rows.items()}
        had, has = (sum(counts[fate] for fate in some) for some in ((*_LOST, "kept"), ("taken", "new")))
        sentences: list[Told] = [each.reason or each.headline for each in self._became]
        head = self._texts.counted("answer.role.had", had, name=self._name, **self._names)
        sentences.append(self._enumerated(head, ("kept", *_LOST)))
        if has:
            head = self._texts.counted("answer.role.come", has, name=self._name, **self._names)
            sentences.append(self._enumerated(head, ("taken", "new")))
        parts = tuple(self._parts())
        doubts = (*self._doubts(), *certainty(self._compared.new, parts))
        answer = Answer(BODY, question, tuple(sentences), self._tallies(), parts, doubts)
        return Role(answer, before_after(self._compared, self._body, self._compared.comparison.changes))

    def _tallies(self) -> tuple[Tally, Tally]:
        """Return what became of the duties that it had, and where those come from that it has."""
        counts = {fate: len(rows) for fate, rows in self._rows.items()}
        has = sum(bool(self._after.intersection(clause.bearers)) for clause in self._new.values())
        before: list[Fate] = ["kept", *_LOST]
        come: list[Fate] = ["taken", "new"]
        listed = "#kept" if self._rows["kept"] else ""
        stayed = Sum(has - sum(counts[fate] for fate in come), self._texts("answer.role.sum.stayed"), listed)
        return (
            Tally(
                tuple(self._sum(fate, counts[fate]) for fate in before if counts[fate]),
                Sum(sum(counts[fate] for fate in before), self._texts("answer.role.total.old", **self._names)),
            ),
            Tally(
                (stayed, *(self._sum(fate, counts[fate]) for fate in come if counts[fate])),
                Sum(has, self._texts("answer.role.total.new", **self._names)),
            ),
        )

    def _sum(self, fate: Fate, count: int) -> Sum:
        return Sum(count, self._texts(f"answer.role.sum.{fate}"), f"#{fate}")

    def _enumerated(self, head: str, fates: Iterable[Fate]) -> str:
        counts = {fate: len(self._rows[fate]) for fate in fates}
        clauses = [self._texts.counted(f"answer.role.of.{fate}", count) for fate, count in counts.items() if count]
        return enumerated(self._visit, head, clauses)

    def _parts(self) -> Iterator[Part]:
        for fate, rows in self._rows.items():
            if rows:
                title = self._texts.counted(f"answer.role.title.{fate}", len(rows), name=self._name, **self._names)
                yield Part(fate, title, grouped(rows))
        for group in _BESIDE:
            changes = [each for each in self._compared.comparison.changes if self._is_beside(each, group)]
            if changes:
                title = self._texts.counted(f"answer.role.title.{group}", len(changes))
                yield Part(group, title, grouped(("", self._changed(each)) for each in changes))

    def _is_beside(self, change: Change, group: str) -> bool:
        """Whether a change is about the body, or about a line that ends there."""
        named = {*change.bodies, *(change.mentioned if group == "lines" else ())}
        return (
            group_of(change.type) == group and not change.is_unchanged and bool(named & {*self._before, *self._after})
        )

    def _changed(self, change: Change) -> Row:
        reason = reason_of(self._compared, change)
        return Row(
            anchor=f"a-{change.id}",
            told=change.headline,
            sides=sides_of(self._compared, change),
            remarks=(reason,) if reason else (),
            doubt=doubt_of(self._compared.new, change),
            is_surer=bool(change.whole_places),
        )

    def _sort(self, change: Change) -> None:
        """Put each duty of the body that `change` tells of where it belongs."""
        old = [self._old[each.iri] for each in change.before if each.iri in self._old]
        new = [self._new[each.iri] for each in change.after if each.iri in self._new]
        had = [each for each in old if self._before.intersection(each.bearers)]
        has = [each for each in new if self._after.intersection(each.bearers)]
        for clause in had:
            fate: Fate = "kept" if has else _fate(new, change)
            heading = self._holders(new) if fate == "left" else ""
            self._rows[fate].append((heading, self._row(change, [clause], has or new)))
        if not had:
            for clause in has:
                taken = [each for each in old if each.bearers]
                heading = self._holders(taken, 0) if taken else ""
                self._rows["taken" if taken else "new"].append((heading, self._row(change, old, [clause])))

    def _row(self, change: Change, old: Sequence[Clause], new: Sequence[Clause]) -> Row:
        """Return one duty that the body had or has; of one that it had, what it has become stands beside."""
        ones = old if old and self._before.intersection(old[0].bearers) else new
        visit = self._compared.old if ones is old else self._compared.new
        sides = [self._side(0, old)] if old else []
        if new:
            sides.append(self._side(1, new))
        elif change.after:
            sides += sides_of(self._compared, change)[-1:]
        reason = reason_of(self._compared, change)
        return Row(
            anchor=ones[0].entry.iri.rpartition("/")[2],
            told=self._texts.listed([visit.link(each.entry.iri) for each in ones]),
            sides=tuple(sides),
            remarks=(reason,) if reason else (),
            doubt=doubt_of(self._compared.new, change),
            is_surer=bool(change.whole_places),
        )

    def _side(self, number: Literal[0, 1], some: Sequence[Clause]) -> Side:
        passages = [iri for each in some for iri in each.entry.iris("source")]
        return side(self._compared.sides[number], [each.entry.iri for each in some], passages)

    def _holders(self, some: Iterable[Clause], number: Literal[0, 1] = 1) -> Told:
        visit = self._compared.sides[number]
        links = dict.fromkeys(visit.link(iri).words for each in some for iri in each.bearers)
        return self._texts(f"answer.role.{'now' if number else 'before'}", who=self._texts.listed(links), **self._names)

    def _doubts(self) -> tuple[Told, ...]:
        """Return the reservations that the newer edition makes about what it says of the body."""
        new = self._compared.new
        notes = mentions(new.reader, sorted(self._after)).naming(self._after, ["about"], "Note")
        return tuple(
            self._texts(
                "answer.remark", label=new.link(note.iri), text=in_language(note.texts("description"), new.language)
            )
            for note in notes
            if _RESERVATION in note.iris("noteKind")
        )


def _names(change: Change, body: str) -> bool:
    return any(subject.iri == body for subject in (*change.before, *change.after))


def _fate(new: Collection[Clause], change: Change) -> Fate:
    """Return what became of a duty that the body does not have any more."""
    if any(each.bearers for each in new):
        return "left"
    if new:
        return "nobody"
    return "turned" if change.after else "gone"
