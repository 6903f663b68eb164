"""Tables of bodies: a row for each, with columns for its level, who sits there, its chair and what it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.documents.conversion import Block
from graph.documents.segments import Segment
from graph.drafting.finite import is_finite
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.tabling import cells_of, meaning_of
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import words_of
from graph.drafting.wording import Wording

_BODIES = "bodies"
#: What tells by itself that the first column has bodies, and what only may.
_TELLING, _OTHERS = frozenset({"level", "members", "chair"}), frozenset({"duties", "meetings", "answers"})
_LONGEST_NAME, _LONGEST_TITLE = 7, 6


@dataclass(frozen=True)
class BodyRow:
    """What a row of such a table tells of its body."""

    body: Mention
    level: str = ""
    members: Sentence | None = None
    chair: Sentence | None = None
    #: What whoever takes the chair is called there: "Sammankallande".
    title: str = ""
    meetings: str = ""
    answers_to: tuple[Mention, ...] = ()

    @property
    def named(self) -> tuple[Mention, ...]:
        """All who are named in the row."""
        cells = [cell.mentions for cell in (self.members, self.chair) if cell]
        return (self.body, *(mention for mentions in cells for mention in mentions), *self.answers_to)


@dataclass(frozen=True)
class BodyTable:
    """Which column holds what, and what the columns of the chair and of the name are headed by."""

    columns: Mapping[str, int]
    title: str = ""

    def cells(self, row: Block) -> Mapping[str, Segment]:
        """Return the cells of `row` that say something, by what they tell."""
        cells = cells_of(row)
        said = {meaning: cells[at] for meaning, at in self.columns.items() if at < len(cells)}
        return {meaning: cell for meaning, cell in said.items() if any(map(str.isalnum, cell.text))}


def body_table(row: Block) -> BodyTable | None:
    """Return the table that `row` heads; None where its first column, or the one after the level, has no bodies."""
    found: dict[str, int] = {}
    cells = cells_of(row)
    for number, cell in enumerate(cells):
        meaning = meaning_of(cell.text, _BODIES)
        if meaning:
            found.setdefault(meaning, number)
    first = min(found.values(), default=0)
    at = found.get("body")
    if at is None or at > 1 or first > 0 or not found.keys() & (_TELLING | _OTHERS):
        return None
    if at == 1 and found.get("level") != 0:
        return None
    return BodyTable(found, cells[found["chair"]].text.strip(" .:") if "chair" in found else "")


def tells_by_itself(table: BodyTable) -> bool:
    """Whether it can be no other table: one of duties or of the year may have a column for bodies too."""
    return not _TELLING.isdisjoint(table.columns)


def tabled_bodies(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the name in each row of such a table."""
    cells = (row["body"].text for row in _rows(blocks) if "body" in row)
    yield from (without_bracket(text) for text in cells if _is_name(text))


def tabled_chairs(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield what whoever takes the chair is called in each row of such a table, where the cell says nothing else."""
    cells = (row["chair"].text.strip(" .") for row in _rows(blocks) if "chair" in row)
    yield from (text for text in cells if is_title(Wording(tokens_of(text), ())))


def is_title(words: Wording) -> bool:
    """Whether words are what somebody is called, and tell nothing: "IT-strategen i Alby", not "Utses av rådet"."""
    told = any(is_finite(words, at) for at in range(len(words.tokens)))
    named = words.tokens[0].text.endswith(("n", "na", "s"))
    return named and words.tokens[0].text[0].isupper() and not told and len(words.tokens) <= _LONGEST_TITLE


def _rows(blocks: Sequence[Block]) -> Iterator[Mapping[str, Segment]]:
    table: BodyTable | None = None
    for before, block in pairwise((None, *blocks)):
        if block is None or block.kind != "row":
            continue
        if before is None or before.kind != "row":
            table = body_table(block)
        elif table:
            yield table.cells(block)


def without_bracket(name: str) -> str:
    """Return a name without what stands between brackets after it: "Kustrådet (KR)"."""
    return name.partition("(")[0].strip(" .:*")


def _is_name(text: str) -> bool:
    tokens = tokens_of(without_bracket(text))
    words = Wording(tokens, ())
    is_said = any(token.folded in words_of("finites") | words_of("copulas") for token in tokens) or words.governors
    return 0 < len(tokens) <= _LONGEST_NAME and tokens[0].text[0].isupper() and not is_said
