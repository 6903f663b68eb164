"""The proposals of one folder as a list: section by section, sentence by sentence, with what is left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graph.drafting.tokens import tokens_of
from graph.record import Record
from graph.workspace import REFERENCE
from graph.writing.sameness import fingerprint
from server.pages.editing.drafts import folder_of
from server.pages.editing.key_names import kind_name
from server.pages.editing.kinds import as_choices, chosen_by, common, others, stated_choices
from server.pages.editing.links import LISTED, address_of
from server.pages.editing.measures import GOAL, MEASURE, goal_above
from server.pages.editing.passages import passages
from server.pages.editing.proposals.adding import Adding, Begun, place_in
from server.pages.editing.proposals.asking import Asking, comes_first
from server.pages.editing.proposals.begun import begun
from server.pages.editing.proposals.blocks import Block, Blocks
from server.pages.editing.proposals.brief import asked_as, keys_asked
from server.pages.editing.proposals.fitting import Part, fitting
from server.pages.editing.proposals.guessing import names_in
from server.pages.editing.proposals.headings import headings_before
from server.pages.editing.proposals.line import line
from server.pages.editing.proposals.meanwhile import ROW
from server.pages.editing.proposals.only_named import only_named
from server.pages.editing.proposals.rows import BY_NUMBER, Group, Row, Sentence
from server.pages.editing.proposals.said import doubt, is_sure
from server.pages.editing.proposals.sending import under
from server.pages.editing.proposals.sentences import FINISHED, MORE, marked, parted, sentences_of
from server.pages.editing.proposals.unsaid import unsaid
from server.pages.editing.staying import stays
from server.pages.editing.things import Choice, Things
from server.pages.editing.turning import way_name, ways
from server.pages.editing.unsure import Unsure, notes_of, section_of, to_review
from server.pages.visit import Visit

#: A class that the guide names, and that is added most to what is registered beside the editions.
AGREEMENT: Final = "Agreement"
#: So many proposals and sentences stand on a page; what is left comes when they are done.
MOST: Final = 40
#: What an address calls the records whose boxes stand otherwise than a proposal has them beforehand.
TURNED: Final = "andrade"


class Listing:
    """Makes the list of one folder, filled in with what has been sent where something has."""

    def __init__(
        self,
        visit: Visit,
        folder: str,
        kind: str,
        sent: Mapping[str, str],
        added: Record | None,
        beside: Sequence[Record] = (),
    ) -> None:
        """Take what is left of `folder`, and of the records `beside` those that are not left any more."""
        self._visit, self._folder, self._kind, self._sent = visit, folder, kind, sent
        self.things = Things(visit.site.service.workspace, visit.language)
        #: Where the sentences begin that the page shows.
        self._shown: set[int] = set()
        #: Ids of those whose box somebody has ticked or unticked, as the address of the page says.
        self._turned = frozenset(visit.request.query_params.get(TURNED, "").split(","))
        self._inner = visit.elsewhere(folder) if folder != REFERENCE else visit
        self._only_named = only_named(each for each in self.things.workspace.records if folder_of(each) == folder)
        self._names = {record.id: self.things.name(record) for record in self.things.workspace.records}
        #: Every section with what is to be gone through in it.
        self.every = to_review(self.things.workspace, folder)
        left = {record.id for each in self.every for record in each.records}
        #: Records that somebody else has gone through while something was answered of them here.
        self._beside = tuple(Unsure(section_of(each), (each,)) for each in beside if each.id not in left)
        #: What has been sent of each record: what others have done gives the rows new numbers.
        self._sent_by_id = {
            sent[name].partition(" ")[0]: name.removesuffix("post") for name in filter(ROW.fullmatch, sent)
        }
        #: Numbers of the records, and what their fields began with in what has been sent.
        self.numbers: dict[str, int] = {}
        self._unsaid = {} if kind else unsaid(visit, folder)
        self._text = sentences_of(visit, folder)
        named = (sent.get(MORE) or visit.request.query_params.get(MORE, "")).split()
        # An offset within a sentence is as good as the one it begins at.
        self._more = [marked(each.section, each.at) for name in named if (each := self._text.more(name))]
        done = sent.get(FINISHED) or visit.request.query_params.get(FINISHED, "")
        self._finished = done.split()[:MOST]
        kept = sent
        astray = {} if kind else self._astray(kept)
        self._more += [name for name in astray if name not in self._more]
        self._adding = Adding(visit, self.things, folder, self._text, kept, frozenset(self._more), added, astray)
        self._asking = Asking(visit, self.things, folder)
        self._finder = names_in(self.things)
        #: The classes that a sentence may be of: those that are added most, and the others.
        stated = stated_choices(visit) if folder != REFERENCE else ()
        # What the guide names stands among the buttons, where it is added to an edition.
        usual = tuple(dict.fromkeys((*common(folder), AGREEMENT)))
        rest = [each for each in others(visit, folder) if each != AGREEMENT]
        self.kinds = ((*as_choices(visit, usual), *stated), as_choices(visit, rest))

    def _astray(self, kept: Mapping[str, str]) -> dict[str, Begun]:
        """Return what somebody has begun to add to words of which somebody else has said something since."""
        left = {place_in(each.place.query, is_more=False) for every in self._unsaid.values() for each in every}
        found: dict[str, Begun] = {}
        for prefix, fields in begun(kept).items():
            if not fields.get(MORE) and place_in(fields, is_more=False) not in left:
                whole = self._text.around(fields)
                found |= {marked(whole.section, whole.at): (prefix, fields)} if whole else {}
        return found

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Return what the fields of each record and sentence begin with now, by what they began with when sent."""
        rows = {
            self._sent_by_id[each]: BY_NUMBER.format(at)
            for each, at in self.numbers.items()
            if each in self._sent_by_id
        }
        return {**rows, **self._adding.prefixes}

    @property
    def lists(self) -> Mapping[str, tuple[Choice, ...]]:
        """Return the lists that fields take things from, by name."""
        return self._asking.lists

    @property
    def counted(self) -> tuple[tuple[str, str, int], ...]:
        """Return each class with what it is called and how many of its records are left, the most first."""
        kinds = [record.type for each in self.every for record in each.records]
        found = {kind: kinds.count(kind) for kind in kinds}
        return tuple(
            (kind, kind_name(self._visit, kind), found[kind]) for kind in sorted(found, key=lambda k: -found[k])
        )

    @property
    def more(self) -> str:
        """Return the names of the sentences that somebody adds to."""
        return " ".join(self._more)

    @property
    def finished(self) -> str:
        """Return the names of the sentences that somebody has just been done with."""
        return " ".join(self._finished)

    @property
    def left_unsaid(self) -> int:
        """Return how many pieces of the text nothing is said of."""
        return sum(map(len, self._unsaid.values()))

    def groups(self) -> Iterator[Group]:
        """Yield the sections, as many as a page holds."""
        sections = [each for each, _ in self.things.sections(self._folder)]
        blocks = Blocks(self._inner, self._text, self._settled)
        blocks.add_records((*self.every, *self._beside), self._kind)
        blocks.add_unsaid(self._unsaid, self._more)
        blocks.add_finished(self._finished)
        rows, added = 0, 0
        parts = tuple(fitting(blocks.by_section(sections), MOST))
        self._shown = {block.at for part in parts for block in part.blocks if block.piece and block.at is not None}
        above = headings_before(self._inner, self._folder, self._text)
        for part in parts:
            yield from (Group(slug, self._heading(slug), (), 0) for slug in above.get(part.slug, ()))
            found: list[Sentence] = []
            self._asking.near = self._spoken_of(part)
            for block in part.blocks:
                one = self._sentence(block, rows, added)
                rows, added = rows + len(one.rows), added + len(one.left)
                found.append(one)
            yield Group(part.slug, self._heading(part.slug), tuple(found), part.rest)

    @property
    def _settled(self) -> Iterator[Record]:
        """Yield what is said of the document and is not to be gone through."""
        left = {record.id for each in self.every for record in each.records}
        own = (each for each in self.things.workspace.records if folder_of(each) == self._folder)
        return (each for each in own if each.id not in left and each.type not in ("Section", "SetAside"))

    def _heading(self, slug: str) -> str:
        known = self._names.get(f"{self._folder}/section/{slug}")
        return known or self._visit.texts("edit.review.nowhere")

    def _spoken_of(self, part: Part) -> frozenset[str]:
        """Return the ids of whoever a section speaks of, in its heading and its sentences."""
        heading = self._names.get(f"{self._folder}/section/{part.slug}", "")
        words = (heading, *(block.piece.text for block in part.blocks if block.piece))
        return frozenset(each.known.id for text in words for each in self._finder.mentions(tokens_of(text)))

    def _sentence(self, block: Block, rows: int, added: int) -> Sentence:
        """Return a sentence with its records and pieces left; their numbers follow `rows` and `added`."""
        made = tuple(self._row(record, rows + at) for at, record in enumerate(block.records, 1))
        wanted = list(block.unsaid)
        if block.more and all(each.at != block.more.at for each in wanted):
            wanted = [*wanted, block.more]
        left = tuple(self._adding.addable(each, added + at, self._asking.asked) for at, each in enumerate(wanted, 1))
        words = tuple(parted(block.piece, block.unsaid)) if block.piece else ()
        may_add = made or block.told_by or block.is_finished
        more = marked(block.section, block.piece.span.start) if block.piece and may_add else ""
        is_done = block.is_finished and not made and not block.unsaid
        told_by = tuple((each.id, self.things.name(each)) for each in block.told_by)
        also, quoted = block.elsewhere(self._text, self._shown)
        return Sentence(words, quoted, made, left, more, is_done, told_by, also, block.at)

    def _may_measure(self, record: Record, above: Record) -> bool:
        """Tell whether `record` may be the measure of the goal `above`: none is that of another item of its list."""
        start, own = (next((each.at for each in passages(self._inner, one)), None) for one in (above, record))
        return record.type == GOAL and (start is None or own is None or not self._text.in_one_list(start, own))

    def _row(self, record: Record, number: int) -> Row:
        visit, prefix = self._visit, BY_NUMBER.format(number)
        notes = notes_of(self.things.workspace, record)
        self.numbers[record.id] = number
        is_sent, kinds = record.id in self._sent_by_id, ways(self.things.workspace, record)
        own = under(self._sent, self._sent_by_id[record.id]) if is_sent else {}
        way = own["typ"] if own.get("typ") in kinds else record.type
        chosen, stated = chosen_by(way)
        given = {prefix + name: text for name, text in asked_as(visit, record, own | stated, chosen).items()}
        above = goal_above(visit, record) if GOAL in (record.type, chosen) else None
        if above and chosen == MEASURE:
            given.setdefault(f"{prefix}measures.1", above.id)
        elif above and record.type != GOAL:
            given.setdefault(f"{prefix}goalKind.1", str(above.data.get("goalKind", "")))
        keys = keys_asked(chosen, record.data.keys(), notes) - {name.partition(".")[0] for name in stated}
        questions = self._asking.asked(chosen, record.edition, given, prefix, keys, notes)
        first = [each for each in questions if chosen != record.type or comes_first(each)]
        return Row(
            number,
            record,
            f"{record.id} {fingerprint(record.data)}",
            self.things.name(record),
            kind_name(visit, record.type),
            visit.address(address_of(record), {LISTED: "ja"}),
            tuple(line(visit, self._names, self.things.workspace.settings.languages[0], record, notes)),
            tuple(doubt([note])[1] for note in notes if note.key in ("id", "type")),
            bool(own.get("stammer")) if is_sent else is_sure(notes) != (record.id in self._turned),
            not stays(self.things.workspace, record),
            tuple(first),
            tuple(each for each in questions if each not in first),
            tuple((kind, way_name(visit, kind)) for kind in kinds) if len(kinds) > 1 else (),
            way,
            self._asking.same_as(record.type),
            record.id in self._only_named,
            self.things.name(above) if above and self._may_measure(record, above) else "",
        )
