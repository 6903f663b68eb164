"""The lists that cells choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.record import Record
from graph.workspace import REFERENCE
from ontology import schema
from ontology.titles import title_of_class, title_of_key, title_of_scheme
from server.commands.language import Words
from server.spreadsheet.cells import Speech, month_names, truth_words
from server.spreadsheet.plan import EDITION, FILE, OWNER, Field, SheetPlan, nested_classes

_SECTION = "Section"
_TITLES: Mapping[str, Words] = {
    EDITION: {"sv": "Står i", "en": "Stands in"},
    FILE: {"sv": "Fil", "en": "File"},
    "month": {"sv": "Månad", "en": "Month"},
    "boolean": {"sv": "Ja eller nej", "en": "Yes or no"},
}


@dataclass(frozen=True)
class Choice:
    """A list to choose from."""

    title: str
    words: tuple[str, ...]
    #: Whether nothing else may be written: a name that is not in the list may be that of a new record.
    closed: bool


class Lists:
    """Gives each column its list, where it has one; equal lists are made once."""

    def __init__(self, records: Sequence[Record], folders: Sequence[str], speech: Speech) -> None:
        """Take the records to choose from, the folders they may stand in, and how they are said."""
        self._names, self._language, self._folders, self._speech = speech.names, speech.language, folders, speech
        self._types = {record.id: record.type for record in records}
        self._files = sorted({record.file.as_posix() for record in records})
        self._made: dict[tuple[str, ...], Choice] = {}

    @property
    def choices(self) -> Sequence[Choice]:
        """Return the lists that have been asked for, in that order."""
        return [choice for choice in self._made.values() if choice.words]

    def of(self, plan: SheetPlan, field: Field) -> Choice | None:
        """Return the list for a column, or None."""
        key = self._key(plan, field)
        if key is None:
            return None
        if key not in self._made:
            self._made[key] = self._choice(key, field)
        return self._made[key] if self._made[key].words else None

    def _key(self, plan: SheetPlan, field: Field) -> tuple[str, ...] | None:
        if field.name in (EDITION, FILE) and field.key is None:
            return (field.name,)
        if field.name == OWNER:
            return (OWNER, *sorted(nested_classes()[plan.kind] if plan.part == "nested" else ["Entry"]))
        if field.name == "section" and plan.part != "records":
            return (OWNER, _SECTION)
        if field.key is None:
            return None
        if field.key.kind == "iri":
            return (OWNER, *sorted(field.key.range)) if field.key.range else None
        if field.key.kind == "concept":
            return ("concept", field.key.scheme or field.key.name)
        return (field.key.kind,) if field.key.kind in ("month", "boolean") else None

    def _choice(self, key: tuple[str, ...], field: Field) -> Choice:
        what, *rest = key
        language = self._language
        if what == OWNER:
            title = ", ".join(title_of_class(kind)[language] for kind in rest)
            return Choice(title, self._records_of(rest), False)
        if what == "concept":
            assert field.key is not None
            title = (title_of_scheme(rest[0]) if field.key.scheme else title_of_key(field.key))[language]
            return Choice(title, tuple(self._speech.concepts.words(field.key, language).values()), True)
        words = {
            EDITION: (*self._folders, REFERENCE),
            FILE: tuple(self._files),
            "month": month_names(language),
            "boolean": truth_words(language),
        }
        return Choice(_TITLES[what][language], words[what], what != FILE)

    def _records_of(self, kinds: Sequence[str]) -> tuple[str, ...]:
        fitting = [identity for identity, kind in self._types.items() if any(schema.is_a(kind, each) for each in kinds)]
        return tuple(sorted((self._names[identity] for identity in fitting), key=str.casefold))
