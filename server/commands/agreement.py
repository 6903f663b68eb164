"""How well proposals agree with records made by hand, as a table."""

from __future__ import annotations

from graph.drafting.measuring import Measured
from graph.drafting.score import Score
from queries.table import Cell, Column, Table
from queries.table_format import to_text
from server.commands.language import Language

_HEADINGS = {
    "sv": ("Fält", "Precision", "Återfunnet", "Rätt", "Föreslaget", "I posterna"),
    "en": ("Field", "Precision", "Recall", "Right", "Proposed", "Recorded"),
}
_FIELDS = {
    "sv": {
        "clause": "uppgift funnen",
        "bearer": "ansvarig",
        "duty": "uppgiftsord",
        "force": "styrka",
        "deadline": "sista dag",
        "recurrence": "hur ofta",
        "recipient": "mottagare",
        "togetherWith": "tillsammans med",
        "composition": "sammansättning",
        "event month": "händelsens månad",
        "goal": "mål",
        "kind": "slag av organ",
        "level": "nivå",
        "place": "ställe funnet",
    },
    "en": {
        "clause": "clause found",
        "bearer": "bearer",
        "duty": "duty",
        "force": "force",
        "deadline": "deadline",
        "recurrence": "recurrence",
        "recipient": "recipient",
        "togetherWith": "together with",
        "composition": "composition",
        "event month": "month of event",
        "goal": "goal",
        "kind": "kind of body",
        "level": "level",
        "place": "place found",
    },
}
_MISSED = {"sv": "Inte funna", "en": "Not found"}


def agreement(found: Measured, language: Language) -> str:
    """Return the scores as a table, and below it the ids of the records that no proposal answers to."""
    columns = tuple(Column(heading, heading) for heading in _HEADINGS[language])
    rows = tuple(_row(name, found.scores[key]) for key, name in _FIELDS[language].items() if key in found.scores)
    missed = [f"  {', '.join(clause.ids)}" for clause in found.missed]
    below = [f"{_MISSED[language]} ({len(missed)}):", *missed] if missed else []
    return to_text(Table("", columns, rows, "")) + "".join(f"{line}\n" for line in ["", *below] if below)


def _row(name: str, score: Score) -> tuple[Cell, ...]:
    counts = (str(score.right), str(score.proposed) if score.proposed else "–", str(score.recorded))
    return tuple(map(Cell, (name, _percent(score.precision), _percent(score.recall), *counts)))


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
