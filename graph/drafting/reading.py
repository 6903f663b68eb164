"""Walking through a document: sections, sentences and lists, each in the light of what came before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.documents.conversion import Block, Converted
from graph.documents.segments import Segment
from graph.drafting.agreeing import tells_how_it_lasts
from graph.drafting.bearing import is_it
from graph.drafting.by_turns import led_by_turns
from graph.drafting.cast import Cast
from graph.drafting.chairing import tells_of_chair
from graph.drafting.clause import Clause
from graph.drafting.clause_words import Inherited
from graph.drafting.clauses import Clauses
from graph.drafting.convening import convening
from graph.drafting.dated_lines import dated_lead, dated_line, laid_on_somebody
from graph.drafting.duties_in import DutiesIn
from graph.drafting.duty_words import verbs_of
from graph.drafting.finite import is_finite
from graph.drafting.goal_signs import leads_to_goals
from graph.drafting.learning import Learning
from graph.drafting.measured_by import tells_of_measures
from graph.drafting.moments import deadline_in, recurrence_in
from graph.drafting.names import Mention, Names
from graph.drafting.passage import Passage, Section
from graph.drafting.pieces import begins_with_infinitive, introducing, leads_on, orders, pieces
from graph.drafting.rows import Rows
from graph.drafting.ruling import kind_of
from graph.drafting.said_whole import with_first_named, with_objects, with_whose
from graph.drafting.sections import Sections
from graph.drafting.sentence import Sentence
from graph.drafting.spoken_of import first_free, is_of_each, named_whole
from graph.drafting.stated import Introduction
from graph.drafting.terms_of_office import term_in
from graph.drafting.tokens import tokens_of
from graph.drafting.under_month import under_month
from graph.drafting.word_tables import table
from graph.errors import StyrgrafError
from graph.message import Message

#: A document of 500 pages has some 8 000 sentences.
MAX_SENTENCES = 8_000
#: Longer runs of words, in tokens, are no sentences and are not taken apart.
MAX_TOKENS = 400
_FIRST_SECTION = "inledning"
_PRONOUNS = frozenset({"den", "det", "de"})


class TooMuch(StyrgrafError):
    """A document that is too long to be proposed from."""


class Reading:
    """Reads a document once, from the first block to the last."""

    def __init__(self, cast: Cast, things: Names) -> None:
        """Take who may act, and the `things` that may be objects of duties."""
        self.cast = cast
        self.sections = Sections()
        self._things = things
        self._own_verbs = verbs_of((duty.id, name) for duty in cast.own.duties for name in duty.names)
        self._subject: tuple[Mention, ...] = ()
        self._introduction: Introduction | None = None
        self._told: tuple[Clause, ...] = ()
        self._inherited = Inherited()
        self._rows = Rows(self._piece, cast.mentions, self._named_in)

    def passages(self, document: Converted) -> Iterator[Passage]:
        """Yield every sentence, item and row in order; `sections` is filled on the way."""
        if sum(len(pieces(block)) for block in document.blocks) > MAX_SENTENCES:
            raise TooMuch(
                Message(
                    "The document holds more than {max_sentences} sentences; draft a part of it at a time.",
                    max_sentences=MAX_SENTENCES,
                )
            )
        Learning(self.cast, document.blocks).learn()
        self.sections.append(Section(_FIRST_SECTION, None))
        blocks = document.blocks
        for at, block in enumerate(blocks):
            if block.kind == "heading":
                self._begin_section(block)
            elif block.kind == "item":
                if at == 0 or blocks[at - 1].kind != "item":
                    self._begin_list(blocks, at)
                spoken_of = self._subject
                yield from under_month(self._item(block))
                self._subject = spoken_of
            elif block.kind == "row":
                self._rows.begin(block, at > 0 and blocks[at - 1].kind == "row")
                yield from self._rows.passages(block, self.sections[-1].slug)
            else:
                yield from self._paragraph(block, leads_on(blocks, at))

    def _item(self, block: Block) -> Iterator[Passage]:
        """Read an item; what goes on by a pronoun after one named first in it is of that one, and of no list."""
        named: tuple[Mention, ...] = ()
        for piece in pieces(block):
            goes_on = bool(named) and tokens_of(piece.text)[0].folded in _PRONOUNS
            if goes_on and not any(mention.known.type == "Body" for mention in self._subject):
                self._subject = named
            passage = self._piece(piece, block, None if goes_on else self._introduction)
            named = named or tuple(mention for mention in passage.sentence.mentions if mention.first == 0)
            yield passage

    def _meant(self, sentence: Sentence, of_list: Introduction | None) -> tuple[Mention, ...]:
        """Whom a sentence without a subject of its own speaks of."""
        named = self.sections[-1].named
        if any(sentence.folded(at) in table("frames")["own_tasks"] for at in (0, 1)):
            return named[:1] or self._subject
        if of_list is None and sentence.aside and not sentence.mentions and not self._subject:
            return named
        return self._subject

    def _still_meant(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Whom a sentence that begins with a pronoun and its verb goes on about: "Den har sju ledamöter"."""
        told = sentence.folded(0) in table("frames")["pronouns"] or is_it(sentence, 0, self._subject)
        goes_on = told and len(sentence.tokens) > 1
        return self._subject if goes_on and is_finite(sentence, 1) else ()

    def _seats_of(self) -> tuple[Mention, ...]:
        """The body whose members “ledamöterna” are: that of the section, else the one spoken of."""
        above = (mention for section in self.sections.above() for mention in section.named)
        context = (*above, *self._subject, *self.sections[min(1, len(self.sections) - 1)].named)
        return tuple(mention for mention in context if mention.known.type == "Body")[:1]

    def _holders(self, bearers: Sequence[Mention]) -> tuple[Mention, ...]:
        context = [*self.sections[-1].named, *self._subject]
        body = next((mention.known for mention in context if mention.known.type not in ("Role", "Post")), None)
        return tuple(self.cast.holder(bearer, body) for bearer in bearers)

    def _begin_section(self, block: Block) -> None:
        tokens = tokens_of(block.text, block.span.start)
        named = tuple(self.cast.enter_section(tokens))
        self.sections.begin(block, named)
        self._subject = named or self._subject
        self._introduction, self._inherited = None, Inherited()

    def _begin_list(self, blocks: Sequence[Block], at: int) -> None:
        introduction = self._introduction or Introduction(self.sections[-1].named)
        items = []
        for block in blocks[at:]:
            if block.kind != "item":
                break
            items.append(block)
        ordered = introduction.governor is None and any(orders(item) for item in items)
        acts = any(begins_with_infinitive(item) for item in items)
        self._introduction = replace(introduction, orders=ordered, acts=acts)

    def _paragraph(self, block: Block, before_list: bool) -> Iterator[Passage]:
        found = pieces(block)
        leading = introducing(found) if before_list else None
        self._introduction, self._inherited = None, Inherited()
        yield from under_month(self._piece(piece, block, None, introduces=piece is leading) for piece in found)

    def _named_in(self, cell: Segment) -> tuple[Mention, ...]:
        return self._holders(self.cast.mentions(tokens_of(cell.text, cell.span.start)))

    def _piece(self, piece: Segment, block: Block, of_list: Introduction | None, introduces: bool = False) -> Passage:
        section = self.sections[-1].slug
        lead = dated_lead(piece.text)
        begins = lead.length if lead else 0
        tokens = tokens_of(piece.text[begins:], piece.span.start + begins)
        if len(tokens) > MAX_TOKENS:
            return Passage(section, block, piece.text, piece.span, Sentence((), ()))
        sentence = Sentence(tokens, tuple(self.cast.mentions(tokens)), self._own_verbs)
        walk = DutiesIn(
            sentence, of_list, self._meant(sentence, of_list), introduces, self._seats_of(), self.sections.headed()
        )
        stated = [replace(each, bearers=self._holders(each.bearers)) for each in walk.find()]
        inherited = self._inherited if of_list else Inherited()
        clauses = tuple(Clauses(sentence, section, self._things, inherited).of(stated)) if stated else ()
        clauses = tuple(convening(clause, self._seats_of()) for clause in clauses)
        clauses = (*clauses, *led_by_turns(sentence, section, self._seats_of()))
        clauses = tuple(named_whole(clause, self._still_meant(sentence)) for clause in clauses)
        clauses = tuple(with_whose(with_first_named(clause, sentence), sentence) for clause in clauses)
        clauses = tuple(with_objects(clauses, self._told))
        self._told = clauses or self._told
        clauses = _of_somebody(clauses, sentence, piece.text)
        line = dated_line(lead, clauses, sentence) if lead else None
        clauses = laid_on_somebody(clauses) if line else clauses
        if introduces:
            word = stated[-1].occurrence.word if stated and walk.governor is None else None
            own = walk.bearers or first_free(sentence)
            bearers = own or (() if is_of_each(sentence) else self._subject)
            to_goals = walk.governor is None and leads_to_goals(sentence)  # "Till 2030 gäller följande mål:"
            self._introduction = Introduction(() if to_goals else bearers, walk.governor, word, names=bool(own))
            whole = piece.text.rstrip().endswith(".")  # what a sentence of its own says goes for itself alone
            self._inherited = Inherited() if whole else Inherited(deadline_in(piece.text), recurrence_in(piece.text))
        denies = walk.denies or (of_list is not None and of_list.denies)
        subject = self._still_meant(sentence) or first_free(sentence) or (walk.bearers if of_list is None else ())
        begins = bool(subject) and subject[0] in sentence.mentions and subject[0].first == 0
        if of_list is None or begins:  # "• Rådet leder. Det betalar." goes on about the council within its item
            self._subject = subject or self._subject
        bearers = subject or self._subject
        return Passage(
            section,
            block,
            piece.text,
            piece.span,
            sentence,
            clauses,
            bearers,
            introduces,
            line=line,
            denies=denies,
            bound=of_list is not None and of_list.governor is not None,
        )


def _of_somebody(clauses: tuple[Clause, ...], sentence: Sentence, text: str) -> tuple[Clause, ...]:
    """Return the duties without those of nobody, where the sentence tells of something else than duties.

    So does a term of an agreement ("Sägs det inte upp förlängs det"), a measure ("Målet mäts genom"), how is decided
    ("Beslut fattas med samsyn"), for how long somebody is elected, and who takes the chair.
    """
    if tells_of_chair(sentence):
        clauses = tuple(clause for clause in clauses if clause.duty.value != "leda")
    if tells_how_it_lasts(text) or tells_of_measures(text) or kind_of(text):
        return tuple(clause for clause in clauses if clause.bearers)
    if term_in(text):
        return tuple(clause for clause in clauses if clause.bearers or clause.duty.value != "utse")
    return clauses
