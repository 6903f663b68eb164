"""Which statements of the newer edition name several bodies for one duty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from server.pages.answers.answer import Answer, Group, Part, Row, Told, cut_short, grouped, side
from server.pages.changes.comparing import Compared
from server.pages.changes.ready_question import SEVERAL
from server.pages.facts.clause import Clause, clauses, clauses_by_iri
from server.pages.facts.entry import Entry
from server.pages.facts.organisation import organisations
from server.pages.visit import Visit
from server.pages.words import in_language

_AMBIGUITIES: Final = "?entry sg:noteKind <https://w3id.org/styrgraf/def/note-kind/ambiguity>"


def several(visit: Visit, compared: Compared, question: str) -> Answer:
    """Return the answer; each of its numbers counts statements, or what two statements are about."""
    return _Several(visit, compared.new).answer(question, cut_short(compared))


class _Several:
    """What lies on several, while it is put into words."""

    def __init__(self, visit: Visit, new: Visit) -> None:
        self._texts, self._new = visit.texts, new
        self._known = new.reader.once(organisations)
        self._clauses = new.reader.once(clauses)
        self._by_iri = new.reader.once(clauses_by_iri)
        self._notes = new.reader.entries(_AMBIGUITIES)

    def answer(self, question: str, doubts: tuple[Told, ...]) -> Answer:
        at_once = [each for each in self._clauses if len(each.holders) > 1]
        alone = [each for each in self._clauses if len(each.holders) == 1]
        double = [each for each in alone if any(map(self._is_double, each.bearers))]
        split = list(self._split([each for each in alone if each not in double]))
        twice = list(self._twice())
        told_of = {each.entry.iri for each in (*at_once, *(one for _, ones in twice for one in ones))}
        related = [note for note in self._notes if self._is_related(note, told_of)]
        collective = [each for each in alone if each.is_shared and any(map(self._is_collective, each.bearers))]
        parts = (
            self._part("at_once", map(self._by_holders, at_once)),
            self._part("split", map(self._of_split, split)),
            self._part("double", map(self._by_holders, double)),
            self._part("twice", (("", self._of_object(iri, ones)) for iri, ones in twice)),
            self._part("related", (("", self._of_note(note)) for note in related)),
            self._part("collective", map(self._by_holders, collective), is_folded=True),
        )
        shown = tuple(part for part in parts if part.count)
        names = {"new": str(self._new.editions[0])}
        count = len(at_once) + len(split) + len(double)
        sentences = [self._texts.counted("answer.several.sentence", count, **names)]
        sentences += [self._texts.counted(f"answer.several.of.{part.anchor}", part.count) for part in shown]
        return Answer(SEVERAL, question, tuple(sentences), parts=shown, doubts=doubts)

    def _part(self, name: str, rows: Iterable[tuple[Told, Row]], *, is_folded: bool = False) -> Part:
        groups: tuple[Group, ...] = grouped(rows)
        count = sum(len(group.rows) for group in groups)
        title = self._texts.counted(f"answer.several.title.{name}", count)
        return Part(name, title, groups, self._texts(f"answer.several.lead.{name}"), is_folded)

    def _is_double(self, iri: str) -> bool:
        """Whether a body is written as several: its name is made of the names of its parts."""
        if iri not in self._known or self._known[iri].thing != "CompoundBody":
            return False
        name = str(self._new.label(iri)).casefold()
        return sum(str(self._new.label(part)).casefold() in name for part in self._known[iri].parts) > 1

    def _is_collective(self, iri: str) -> bool:
        return iri in self._known and self._known[iri].thing == "Collective"

    def _split(self, alone: Iterable[Clause]) -> Iterator[list[Clause]]:
        """Yield the duties that one sentence gives to several, each of whom has a record of its own."""
        found: dict[tuple[tuple[str, ...], ...], list[Clause]] = {}
        for clause in alone:
            entry = clause.entry
            same = (entry.iris("source"), clause.duty, entry.iris("recipient"), entry.iris("object"))
            found.setdefault(tuple(tuple(sorted(each)) for each in same), []).append(clause)
        yield from (ones for ones in found.values() if len({each.bearers for each in ones}) > 1)

    def _twice(self) -> Iterator[tuple[str, list[Clause]]]:
        """Yield each object of which separate statements give the same duty to others; not where each has its own."""
        found: dict[tuple[str, str], list[Clause]] = {}
        for clause in self._clauses:
            if clause.manner != "severally" and clause.manner != "both":
                for duty in clause.duty:
                    for about in clause.entry.iris("object"):
                        found.setdefault((about, duty), []).append(clause)
        by_object: dict[str, list[Clause]] = {}
        for (about, _), ones in found.items():
            if len({frozenset(each.bearers) for each in ones if each.bearers}) > 1:
                by_object.setdefault(about, []).extend(ones)
        yield from by_object.items()

    def _is_related(self, note: Entry, told_of: set[str]) -> bool:
        """Whether a remark is on duties of several bodies of which nothing has been told yet."""
        about = [self._by_iri[iri] for iri in note.iris("about") if iri in self._by_iri]
        return len({each.bearers for each in about if each.bearers}) > 1 and not told_of.intersection(
            note.iris("about")
        )

    def _by_holders(self, clause: Clause) -> tuple[Told, Row]:
        holders = sorted(clause.holders)
        is_double = len(holders) == 1 and self._is_double(holders[0])
        return self._held([clause], holders, "double" if is_double else clause.manner)

    def _of_split(self, ones: Sequence[Clause]) -> tuple[Told, Row]:
        return self._held(ones, list(dict.fromkeys(iri for each in ones for iri in each.bearers)), "split")

    def _held(self, ones: Sequence[Clause], holders: Iterable[str], manner: str) -> tuple[Told, Row]:
        """Return the row of one statement, under the names of those who hold the duty; `manner` says how they do."""
        heading = self._texts.listed([self._new.link(iri).words for iri in holders])
        first = ones[0].entry
        told = self._texts(f"answer.several.manner.{manner}")
        shown = side(self._new, [], first.iris("source"))
        return heading, Row(_slug(first.iri), self._new.link(first.iri), (shown,), (told, *self._remarks(ones)))

    def _of_object(self, about: str, ones: Sequence[Clause]) -> Row:
        told = [self._with_bearer(each) for each in ones]
        passages = [iri for each in ones for iri in each.entry.iris("source")]
        shown = side(self._new, [], passages)
        return Row(f"om-{_slug(about)}", self._new.link(about), (shown,), (*told, *self._remarks(ones)))

    def _of_note(self, note: Entry) -> Row:
        ones = [self._by_iri[iri] for iri in note.iris("about") if iri in self._by_iri]
        told = [self._with_bearer(each) for each in ones]
        shown = side(self._new, [], note.iris("source"))
        return Row(_slug(note.iri), self._new.label(note.iri), (shown,), (*told, self._description(note)))

    def _remarks(self, ones: Sequence[Clause]) -> Iterator[Told]:
        """Yield what is remarked on the source of one of the statements: that it does not say who leads, for one."""
        wanted = {each.entry.iri for each in ones}
        for note in self._notes:
            if wanted.intersection(note.iris("about")):
                yield self._description(note)

    def _description(self, note: Entry) -> Told:
        words = in_language(note.texts("description"), self._new.language)
        return self._texts("answer.several.remark", label=self._new.label(note.iri), text=words)

    def _with_bearer(self, clause: Clause) -> Told:
        who = self._texts.listed([self._new.link(iri).words for iri in clause.holders])
        return self._texts("answer.bearers.with", duty=self._new.link(clause.entry.iri), who=who)


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]
