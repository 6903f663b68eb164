"""The proposals of one folder as a list: section by section, sentence by sentence, with what is left unsaid."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from graph.drafting.names import Names
from graph.drafting.notes import Note
from graph.record import Record
from graph.workspace import REFERENCE
from graph.writing.sameness import fingerprint
from server.pages.editing.again import one_more
from server.pages.editing.fields import Form
from server.pages.editing.key_names import kind_name
from server.pages.editing.kinds import as_choices, by_own_name, common, others, stated_choices, stated_name
from server.pages.editing.links import LISTED, NEW, address_of, together_links
from server.pages.editing.passages import Beside, passages
from server.pages.editing.proposals.brief import asked_as, keys_asked, several
from server.pages.editing.proposals.filling import filled
from server.pages.editing.proposals.guessing import names_in
from server.pages.editing.proposals.rows import BY_NUMBER, LEFT_BY_NUMBER, Addable, Group, Row, Sentence
from server.pages.editing.proposals.said import doubt, is_sure, said
from server.pages.editing.proposals.sending import under
from server.pages.editing.proposals.unsaid import Unsaid, unsaid
from server.pages.editing.question import Question
from server.pages.editing.things import Choice, Things
from server.pages.editing.turning import may_become
from server.pages.editing.unsure import Unsure, notes_of, to_review
from server.pages.visit import Visit

#: So many proposals and sentences stand on a page; what is left comes when they are done.
MOST: Final = 40
#: What an address calls the records whose boxes stand otherwise than a proposal has them beforehand.
TURNED: Final = "andrade"
#: What a workspace cannot be without.
_STAYS: Final = frozenset({"Edition", "Arena", "GoverningDocument"})


class Listing:
    """Makes the list of one folder, filled in with what has been sent where something has."""

    def __init__(self, visit: Visit, folder: str, kind: str, sent: Mapping[str, str]) -> None:
        self._visit, self._folder, self._kind, self._sent = visit, folder, kind, sent
        self.things = Things(visit.site.service.workspace, visit.language)
        #: Ids of those whose box somebody has ticked or unticked, as the address of the page says.
        self._turned = frozenset(visit.request.query_params.get(TURNED, "").split(","))
        self._inner = visit.elsewhere(folder) if folder != REFERENCE else visit
        self._names = {record.id: self.things.name(record) for record in self.things.workspace.records}
        #: Every section with what is to be gone through in it.
        self.every = to_review(self.things.workspace, folder)
        self._unsaid = {} if kind else unsaid(visit, folder)
        self._finder: Names | None = None
        #: Lists that fields take things from, by name.
        self.lists: dict[str, tuple[Choice, ...]] = {}
        #: The classes that a sentence may be of: those that are added most, and the others.
        stated = stated_choices(visit) if folder != REFERENCE else ()
        self.kinds = ((*as_choices(visit, common(folder)), *stated), as_choices(visit, others(visit, folder)))

    @property
    def counted(self) -> tuple[tuple[str, str, int], ...]:
        """Return each class with what it is called and how many of its records are left, the most first."""
        kinds = [record.type for each in self.every for record in each.records]
        found = {kind: kinds.count(kind) for kind in kinds}
        return tuple(
            (kind, kind_name(self._visit, kind), found[kind]) for kind in sorted(found, key=lambda k: -found[k])
        )

    @property
    def left_unsaid(self) -> int:
        """Return how many pieces of the text nothing is said of."""
        return sum(map(len, self._unsaid.values()))

    def groups(self) -> Iterator[Group]:
        """Yield the sections, as many as a page holds."""
        room, number, added = MOST, 1, 1
        for section, each in self._sections():
            records = each.records[:room] if each else ()
            sentences = tuple(self._sentences(records, number))
            room, number = room - len(records), number + len(records)
            words = self._unsaid.get(section, ())[:room]
            left = tuple(self._addable(one, added + at) for at, one in enumerate(words))
            room, added = room - len(left), added + len(left)
            if sentences or left:
                known = self._names.get(f"{self._folder}/section/{section}")
                yield Group(section, known or self._visit.texts("edit.review.nowhere"), sentences, left)

    def _sections(self) -> Iterator[tuple[str, Unsure | None]]:
        """Yield the slug of each section with what is to be gone through in it, in the order of the document.

        Those where nothing is left but sentences that nothing is said of come after the rest.
        """
        known = {(each.section or "").rpartition("/")[2]: each for each in self._wanted()}
        order = [slug for slug, _ in self.things.sections(self._folder)]
        every = dict.fromkeys((*order, *known, *self._unsaid))
        for slug in sorted(every, key=lambda slug: slug not in known):
            yield slug, known.get(slug)

    def _wanted(self) -> Iterator[Unsure]:
        for each in self.every:
            records = tuple(record for record in each.records if self._kind in ("", record.type))
            if records:
                yield Unsure(each.section, records)

    def _sentences(self, records: Sequence[Record], number: int) -> Iterator[Sentence]:
        """Yield `records` by the passages that they stand on, in the order of the document, who acts first."""
        beside = {record.id: tuple(passages(self._inner, record)) for record in records}
        found: dict[tuple[Beside, ...], list[Record]] = {}
        for record in records:
            found.setdefault(beside[record.id], []).append(record)
        for places in sorted(found, key=_at):
            rows = tuple(self._row(record, number + at) for at, record in enumerate(found[places]))
            number += len(rows)
            yield Sentence(places, rows, one_more(self._visit, found[places][-1], is_listed=True))

    def _row(self, record: Record, number: int) -> Row:
        visit, prefix = self._visit, BY_NUMBER.format(number)
        notes = notes_of(self.things.workspace, record)
        kinds = (record.type, *may_become(record.type))
        own = under(self._sent, prefix)
        chosen = own["typ"] if own.get("typ") in kinds else record.type
        given = {prefix + name: text for name, text in asked_as(visit, record, own, chosen).items()}
        keys = keys_asked(chosen, record.data.keys(), notes)
        questions = self._asked(chosen, record.edition, given, prefix, keys, notes)
        return Row(
            number,
            record,
            f"{record.id} {fingerprint(record.data)}",
            self.things.name(record),
            kind_name(visit, record.type),
            visit.address(address_of(record), {LISTED: "ja"}),
            tuple(said(visit, self._names, self.things.workspace.settings.languages[0], record, notes)),
            tuple(doubt([note])[1] for note in notes if note.key in ("id", "type")),
            bool(own.get("stammer")) if self._sent else is_sure(notes) != (record.id in self._turned),
            record.type not in _STAYS,
            questions,
            tuple((kind, kind_name(visit, kind)) for kind in kinds) if len(kinds) > 1 else (),
            chosen,
        )

    def _asked(
        self,
        kind: str,
        edition: str | None,
        given: Mapping[str, str],
        prefix: str,
        keys: Collection[str],
        notes: Sequence[Note] = (),
    ) -> tuple[Question, ...]:
        more = several(kind)
        form = Form(self._visit, self.things, kind, edition, given, more=prefix + more, notes=notes, prefix=prefix)
        questions = form.asked(keys)
        self.lists.update(form.lists)
        self.lists.update({f"flera-{each.key}": each.fields[0].choices for each in questions if each.key == more})
        return questions

    def _addable(self, left: Unsaid, number: int) -> Addable:
        visit, prefix = self._visit, LEFT_BY_NUMBER.format(number)
        self._finder = self._finder or names_in(self.things)
        chosen = self._sent.get(f"{prefix}typ", "")
        _, guess = filled(visit, self.things, self._finder, left.words)
        kind, texts = filled(visit, self.things, self._finder, left.words, chosen)
        sent = {name: text for name, text in self._sent.items() if name.startswith(prefix)}
        sent = {name: text for name, text in sent.items() if text != guess.get(name.removeprefix(prefix))}
        given = {**{prefix + name: text for name, text in texts.items()}, **sent}
        called = by_own_name(kind, texts)
        keys = keys_asked(kind, ()) - ({"statementKind"} if called != kind else set())
        questions = self._asked(kind, self._folder, given, prefix, keys)
        name = stated_name(visit, texts["statementKind.1"]) if called != kind else kind_name(visit, kind)
        place = left.place.query
        query = {"typ": kind, "mapp": self._folder, **place, **texts, LISTED: "ja"}
        several = tuple(together_links(visit, self._folder, {**place, LISTED: "ja"}))
        return Addable(number, left, called, name, place, questions, visit.address(NEW, query), several)


def _at(places: Sequence[Beside]) -> tuple[bool, int]:
    first = next((place.at for place in places if place.at is not None), None)
    return first is None, first or 0
