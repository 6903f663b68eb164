"""The parts of a document as they were read: its sections and their passages."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.documents.conversion import Block
from graph.documents.locator import Span
from graph.drafting.body_table import BodyRow
from graph.drafting.clause import Clause
from graph.drafting.dated_lines import DatedLine
from graph.drafting.goal_table import GoalRow
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.yearly import Entry

#: Whoever the heading names bears so surely what is done by nobody named.
_ASSUMED = 0.5


@dataclass(frozen=True)
class Section:
    """A part of the document under one heading; the part before the first heading has none."""

    slug: str
    heading: Block | None
    #: Whom the heading names.
    named: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A sentence, item or row, with the duties found in it."""

    section: str
    block: Block
    text: str
    span: Span
    sentence: Sentence = field(compare=False)
    clauses: tuple[Clause, ...] = ()
    #: The subject of the sentence, or whom its pronoun refers to.
    subject: tuple[Mention, ...] = ()
    #: Whether it leads up to a list, whose items say what it is about.
    introduces: bool = False
    #: The month whose column of a plan of the year it stands in.
    month: str | None = None
    #: What its line tells, where that begins with its day or month: "Mars: Direktionen behandlar bokslutet".
    line: DatedLine | None = None
    #: Whether it says what somebody may not or shall not do, which no field of a duty can say.
    denies: bool = False
    #: Whether it is an item of a list that an introduction with words of obligation leads up to.
    bound: bool = False
    #: What it tells of a plan of the year, where it is a row of one or stands under a month and a body.
    entry: Entry | None = None
    #: What it tells of a goal, where it is a row of a table of goals.
    goal: GoalRow | None = None
    #: What it tells of a body, where it is a row of a table of bodies.
    body: BodyRow | None = None

    @property
    def clauses_borne(self) -> tuple[Clause, ...]:
        """The duties that the words themselves lay on somebody, and not only the heading above them."""
        return tuple(each for each in self.clauses if any(bearer.confidence > _ASSUMED for bearer in each.bearers))
