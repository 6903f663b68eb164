"""Reading a row of a table of bodies: the body, who sits there, who takes the chair, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from graph.documents.conversion import Block
from graph.documents.segments import Segment, sentences
from graph.drafting.bearing import agent_of
from graph.drafting.body_table import BodyRow, BodyTable
from graph.drafting.clause import Clause, Guess
from graph.drafting.governing import DESCRIBED, Governor
from graph.drafting.names import Mention
from graph.drafting.passage import Passage
from graph.drafting.sentence import Sentence
from graph.drafting.stated import Introduction
from graph.drafting.tokens import Token, tokens_of

#: What a cell under "Uppdrag" lays on the body of its row.
_ROW = Governor(0, 0, DESCRIBED, is_phrase=True, takes_nouns=True)
_SURE, _APPOINTS = 0.8, "utse"

Read = Callable[[Segment, Block, Introduction | None], Passage]
Mentions = Callable[[Sequence[Token]], list[Mention]]


def passage_of_body(
    table: BodyTable, block: Block, section: str, read: Read, mentions: Mentions, before: Mention | None
) -> Passage | None:
    """Return what a row tells of its body; None where it names none. An empty name goes on about the one `before`."""
    cells = table.cells(block)
    body = _body(cells, mentions) or (before if "body" not in cells else None)
    if body is None:
        return None
    row = BodyRow(
        body,
        cells["level"].text if "level" in cells else "",
        _sentence(cells.get("members"), mentions),
        _sentence(cells.get("chair"), mentions),
        table.title,
        cells["meetings"].text if "meetings" in cells else "",
        tuple(m for m in _named(cells.get("answers"), mentions) if m.known.id != body.known.id),
    )
    name = _sentence(cells.get("body"), mentions) or Sentence((), ())
    clauses = (*_duties(cells.get("duties"), block, body, read), *_appointing(row, block, section))
    return Passage(section, block, block.text, block.span, name, clauses, (body,), body=row)


def _body(cells: Mapping[str, Segment], mentions: Mentions) -> Mention | None:
    named = _named(cells.get("body"), mentions)
    return next((m for m in named if m.first == 0 and m.known.type in ("Arena", "Body", "Collective")), None)


def _named(cell: Segment | None, mentions: Mentions) -> list[Mention]:
    return mentions(tokens_of(cell.text, cell.span.start)) if cell else []


def _sentence(cell: Segment | None, mentions: Mentions) -> Sentence | None:
    tokens = tokens_of(cell.text, cell.span.start) if cell else ()
    return Sentence(tokens, tuple(mentions(tokens))) if tokens else None


def _duties(cell: Segment | None, block: Block, body: Mention, read: Read) -> list[Clause]:
    introduction = Introduction((body,), _ROW)
    pieces = sentences(cell) if cell else ()
    found = (clause for piece in pieces for clause in read(piece, block, introduction).clauses)
    return [replace(clause, span=block.span) for clause in found]


def _appointing(row: BodyRow, block: Block, section: str) -> list[Clause]:
    """Read who appoints the chair: "Utses av rådet" under "Ordförande"."""
    sentence = row.chair
    verbs = (each for each in sentence.duty_words(0) if each.word.duty == _APPOINTS) if sentence else ()
    verb = next((each for each in verbs if each.word.form == "passive"), None)
    agents = agent_of(sentence, verb) if sentence and verb else ()
    if not agents:
        return []
    guesses = tuple(Guess(m.known.id, min(m.confidence, _SURE), "read-from", m.known.name) for m in agents)
    return [
        Clause(
            block.span,
            section,
            Guess(_APPOINTS, _SURE),
            Guess(DESCRIBED, _SURE),
            guesses,
            f"Utser {row.title.casefold()} i {row.body.known.name}",
            named=(*(m.known for m in agents), row.body.known),
            fills=(row.title.casefold(), row.body.known.id),
        )
    ]
