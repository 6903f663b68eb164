"""What is told of a thing beside its name and description, as words to be searched."""

from __future__ import annotations

from typing import Final

from pyoxigraph import Literal

from queries.literal_text import prose_text
from server.language import Language
from server.pages.facts.entry import Entry
from server.pages.facts.names import labels
from server.pages.facts.reader import Reader

#: Keys whose values are concepts, that are told by their names.
_KINDS: Final = ("statementKind", "noteKind", "goalKind", "lineageKind", "matchGrade", "recurrence", "direction")
#: Keys whose values are numbers, times and identifiers; an amount comes with its unit.
_FIGURES: Final = (
    "amount",
    "baselineLevel",
    "baselineYear",
    "dueYear",
    "timesAYear",
    "deadline",
    "month",
    "date",
    "kpi",
    "total",
    "seats",
)
#: Keys whose values are texts in several languages.
_TEXTS: Final = ("condition", "aim", "population", "caveat", "reason", "partyAffiliation", "statusBasis", "dateBasis")


def details(reader: Reader, entry: Entry, language: Language) -> str:
    """Return kind, figures, times and short texts of `entry` in `language`; "" where it has none."""
    names = reader.once(labels)
    kinds = [names.of(iri).get(language, "") for key in _KINDS for iri in entry.iris(key)]
    figures = [_figure(reader, entry, key, term, language) for key in _FIGURES for term in entry.values.get(key, ())]
    texts = [text for key in _TEXTS for text in entry.texts_of(key, language)]
    return "; ".join(filter(None, (*kinds, *figures, *texts)))


def _figure(reader: Reader, entry: Entry, key: str, term: object, language: Language) -> str:
    written = prose_text(term, language) if isinstance(term, Literal) else ""
    if key != "amount":
        return written
    units = (reader.once(labels).of(iri).get(language, "") for iri in entry.iris("unit"))
    return " ".join((written, *units))
