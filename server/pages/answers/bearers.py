"""Which duties of the older edition have no bearer in the newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from queries.comparison import Change
from queries.sorting import swedish
from server.pages.answers.answer import (
    Answer,
    Group,
    Listed,
    Part,
    Row,
    Sum,
    Tally,
    Told,
    certainty,
    doubt_of,
    enumerated,
    grouped,
    reason_of,
    side,
)
from server.pages.changes.comparing import Compared
from server.pages.changes.ready_question import BEARERS
from server.pages.facts.clause import Clause, clauses_by_iri
from server.pages.visit import Visit
from server.pages.words import Link

#: What became of a duty, as to who bears it: somebody does; nobody does, though somebody did; nobody ever did.
Fate = Literal["borne", "lost", "gone", "turned", "unborne", "gone-unborne"]
_ANSWER: Final[tuple[Fate, ...]] = ("lost", "gone", "turned")
_BESIDE: Final[tuple[Fate, ...]] = ("unborne", "gone-unborne")
#: Duties that settle a matter; who takes a stand or makes comments does not.
_DECIDING: Final = ("besluta", "faststalla", "godkanna", "anta")
_Clauses = Mapping[str, Clause]


@dataclass(frozen=True)
class Borne:
    """One duty of the older edition, and what became of it."""

    clause: Clause
    change: Change
    fate: Fate


def bearers(visit: Visit, compared: Compared, question: str) -> Answer:
    """Return the answer; its numbers count the duties of the older edition, each once."""
    return _Bearers(visit, compared).answer(question)


class _Bearers:
    """What became of who bears what, while it is put into words."""

    def __init__(self, visit: Visit, compared: Compared) -> None:
        self._compared, self._texts = compared, visit.texts
        self._names = {"old": str(compared.old.editions[0]), "new": str(compared.new.editions[0])}
        old, self._new = (edition.reader.once(clauses_by_iri) for edition in compared.sides)
        self._every = tuple(_fates(compared.comparison.changes, old, self._new))

    def answer(self, question: str) -> Answer:
        counts = {fate: len(self._of(fate)) for fate in ("borne", *_ANSWER, *_BESIDE)}
        texts, beside = self._texts, sum(counts[fate] for fate in _BESIDE)
        head = texts.counted("answer.bearers.sentence", sum(counts[fate] for fate in _ANSWER), **self._names)
        clauses = [texts.counted(f"answer.bearers.of.{fate}", counts[fate]) for fate in _ANSWER if counts[fate]]
        told = [enumerated(self._compared.new, head, clauses)]
        told += [texts.counted("answer.bearers.beside", beside, **self._names)] if beside else []
        sums = tuple(
            Sum(count, texts(f"answer.bearers.sum.{fate}"), "" if fate == "borne" else f"#{fate}")
            for fate, count in counts.items()
            if count
        )
        total = Sum(len(self._every), texts("answer.bearers.total", **self._names))
        parts = tuple(self._parts())
        sure = certainty(self._compared.new, [part for part in parts if not part.is_folded])
        return Answer(BEARERS, question, tuple(told), (Tally(sums, total),), parts, sure, self._listed())

    def _listed(self) -> tuple[Listed, ...]:
        """Return the duties without bearer in short, by what became of them."""
        return tuple(
            Listed(
                self._texts.counted(f"answer.bearers.title.{fate}", len(members), **self._names),
                tuple(self._in_short(each) for _, each in self._by_holder(members)),
            )
            for fate in _ANSWER
            if (members := self._of(fate))
        )

    def _in_short(self, borne: Borne) -> Told:
        """Return the name of a duty, which leads to its row, and whether one cannot be sure of it."""
        iri = borne.clause.entry.iri
        link = Link(iri, self._compared.old.label(iri), f"#{_anchor(borne)}")
        return self._texts("answer.bearers.short", duty=link) if borne.change.is_unsure else link

    def _of(self, fate: Fate) -> list[Borne]:
        return [each for each in self._every if each.fate == fate]

    def _parts(self) -> Iterator[Part]:
        for fate in _ANSWER:
            yield from self._part(fate, self._of(fate))
            if fate == "lost":
                yield from self._part("decision", [each for each in self._of("borne") if self._lost_decision(each)])
        for fate in _BESIDE:
            yield from self._part(fate, self._of(fate), is_folded=True)

    def _part(self, name: str, members: Sequence[Borne], *, is_folded: bool = False) -> Iterator[Part]:
        if members:
            title = self._texts.counted(f"answer.bearers.title.{name}", len(members), **self._names)
            lead = self._texts(f"answer.bearers.lead.{name}", **self._names)
            yield Part(name, title, self._groups(members), lead, is_folded)

    def _groups(self, members: Sequence[Borne]) -> tuple[Group, ...]:
        """Return the duties by who had them, those that nobody had without a heading."""
        return grouped((who, self._row(each)) for who, each in self._by_holder(members))

    def _by_holder(self, members: Iterable[Borne]) -> list[tuple[Told, Borne]]:
        return sorted(((self._who(each), each) for each in members), key=lambda pair: swedish(str(pair[0])))

    def _who(self, borne: Borne) -> Told:
        links = [self._compared.old.link(iri).words for iri in borne.clause.bearers]
        return self._texts("answer.bearers.had", who=self._texts.listed(links), **self._names) if links else ""

    def _row(self, borne: Borne) -> Row:
        entry, change = borne.clause.entry, borne.change
        sides = [side(self._compared.old, [], entry.iris("source"))]
        if change.after:
            after = [subject.iri for subject in change.after]
            sides.append(side(self._compared.new, after, (each.iri for each in change.passages_after)))
        return Row(
            anchor=_anchor(borne),
            told=self._compared.old.link(entry.iri),
            sides=tuple(sides),
            remarks=tuple(self._remarks(borne)),
            doubt=doubt_of(self._compared.new, change),
            is_surer=bool(change.whole_places),
        )

    def _remarks(self, borne: Borne) -> Iterator[Told]:
        if reason := reason_of(self._compared, borne.change):
            yield reason
        near = [] if borne.change.after else self._near(borne.clause)
        if near:
            yield self._texts("answer.bearers.near", duties=self._texts.listed(near), **self._names)

    def _near(self, clause: Clause) -> list[Told]:
        """Return the duties of the newer edition that are about the same object, each with who has it."""
        about = set(clause.entry.iris("object"))
        found = [each for each in self._new.values() if about.intersection(each.entry.iris("object"))]
        return [self._with_bearer(each) for each in found]

    def _with_bearer(self, clause: Clause) -> Told:
        new = self._compared.new
        who = self._texts.listed([new.link(iri).words for iri in clause.bearers]) or self._texts("answer.nobody")
        return self._texts("answer.bearers.with", duty=new.link(clause.entry.iri), who=who)

    def _lost_decision(self, borne: Borne) -> bool:
        """Whether the duty was to settle something, and none that it has become is."""
        after = (self._new[each.iri] for each in borne.change.after if each.iri in self._new)
        return _decides(borne.clause) and not any(map(_decides, after))


def _anchor(borne: Borne) -> str:
    return borne.clause.entry.iri.rpartition("/")[2]


def _fates(changes: Iterable[Change], old: _Clauses, new: _Clauses) -> Iterator[Borne]:
    for change in changes:
        for subject in change.before:
            if subject.iri in old:
                fate = _fate(old[subject.iri], [each.iri for each in change.after], new)
                yield Borne(old[subject.iri], change, fate)


def _fate(before: Clause, after: Sequence[str], new: _Clauses) -> Fate:
    still = [new[iri] for iri in after if iri in new]
    if any(each.bearers for each in still):
        return "borne"
    if not before.bearers:
        return "unborne" if after else "gone-unborne"
    if still:
        return "lost"
    return "turned" if after else "gone"


def _decides(clause: Clause) -> bool:
    return any(iri.rpartition("/")[2] in _DECIDING for iri in clause.duty)
