"""Tables of matters and who does what with them: "Ärende | Bereder | Beslutar | Informeras"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.documents.conversion import Block
from graph.documents.segments import Segment
from graph.drafting.clause import Clause, Guess
from graph.drafting.duty_words import DutyWord, duty_words_at
from graph.drafting.governing import DESCRIBED
from graph.drafting.names import Mention
from graph.drafting.tabling import cells_of
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import table

_FEWEST = 2
_SURE, _LIKELY, _DECIDES = 0.85, 0.8, 0.7
#: What is done before a decision, for those who make it.
_BEFORE = frozenset({"bereda", "lamna-synpunkter", "ta-stallning"})
#: The verb of such a column is followed by this where the matter is what it is about.
_ABOUT = {"besluta": "om", "informera": "om", "lamna-synpunkter": "om", "ta-stallning": "om", "samverka": "om"}

Who = Callable[[Segment], Sequence[Mention]]


@dataclass(frozen=True)
class Column:
    """A column headed by a verb: whom it names does that, or has it done to them."""

    word: DutyWord
    #: Whether those named are told of the matter: "Informeras".
    is_told: bool


@dataclass(frozen=True)
class Matrix:
    """A table whose first column has the matters and others verbs for headings."""

    columns: Mapping[int, Column]

    def matter(self, row: Block) -> Segment:
        """Return the cell of the matter."""
        return cells_of(row)[0]

    def clauses(self, row: Block, section: str, who: Who) -> Iterator[Clause]:
        """Yield a duty for each cell that names somebody; `who` finds those."""
        cells = cells_of(row)
        named = {number: who(cells[number]) for number in self.columns if number < len(cells)}
        decide = [m for number, each in named.items() for m in each if self.columns[number].word.duty == "besluta"]
        for number, column in self.columns.items():
            if named.get(number) and cells[0].text:
                clause = _clause(column, cells[0].text, row, section, named[number])
                yield _told_to(clause, decide) if column.word.duty in _BEFORE else clause


def _told_to(clause: Clause, decide: Sequence[Mention]) -> Clause:
    """Let what is laid before a decision go to those who decide, unless they do it themselves."""
    bearers = {guess.value for guess in clause.bearers}
    told = (m for m in decide if m.known.id not in bearers)
    return replace(clause, recipients=tuple(Guess(m.known.id, _DECIDES, "read-from", m.known.name) for m in told))


def matrix_of(row: Block) -> Matrix | None:
    """Return the table that `row` heads; None where fewer than two of its columns after the first are verbs.

    Below the first of matters they may be nouns too: "Fråga | Förslag | Yttrande | Beslut".
    """
    cells = cells_of(row)
    of_matters = _heads_matters(cells)
    found = {
        number: column
        for number, cell in enumerate(cells)
        if number and (column := _column(cell.text) or (_step(cell.text) if of_matters else None))
    }
    return Matrix(found) if len(found) >= _FEWEST else None


def _heads_matters(cells: Sequence[Segment]) -> bool:
    return bool(cells) and cells[0].text.casefold().strip() in table("tables")["matters"]


def _step(heading: str) -> Column | None:
    """Read a heading that is the noun of what is done: "Förslag", "Yttrande", "Beslut"."""
    verb = next(
        (verb for verb, headings in table("tables")["steps"].items() if heading.casefold().strip() in headings), ""
    )
    found = duty_words_at(tokens_of(verb), 0) if verb else []
    return Column(found[0].word, is_told=False) if found else None


def _column(heading: str) -> Column | None:
    """Read a heading that is a verb, with “av” after a passive one: "Bereder", "Beslutas av", "Informeras"."""
    tokens = tokens_of(heading)
    found = duty_words_at(tokens, 0) if tokens else []
    words = [each.word for each in found if each.word.form in ("present", "passive")]
    plain = [word for word in words if not word.rest] or words
    rest = " ".join(token.folded for token in tokens[1:] if token.is_word)
    if not plain or rest not in ("", "av", "om", "för"):
        return None
    return Column(plain[0], plain[0].form == "passive" and rest != "av")


def _clause(column: Column, matter: str, row: Block, section: str, named: Sequence[Mention]) -> Clause:
    guesses = tuple(Guess(m.known.id, min(m.confidence, _SURE), "read-from", m.known.name) for m in named)
    verb = " ".join(filter(None, (*column.word.present.split(), _ABOUT.get(column.word.duty))))
    words = matter if matter[:2].isupper() else matter[0].lower() + matter[1:]
    return Clause(
        span=row.span,
        section=section,
        duty=Guess(column.word.duty, min(_LIKELY, column.word.confidence), "read-from", column.word.expression),
        force=Guess(DESCRIBED, _LIKELY),
        bearers=() if column.is_told else guesses,
        label=f"{verb[0].upper()}{verb[1:]} {words.rstrip(' .')}",
        recipients=guesses if column.is_told else (),
        named=tuple(mention.known for mention in named),
    )
