"""What the fields of a form can be given: records of a class, sections of an edition, concepts of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from graph.known import CONCEPT
from graph.record import Record
from graph.workspace import Workspace
from ontology import schema
from queries.sorting import swedish
from server.language import Language
from server.pages.words import in_language

Choice = tuple[str, str]

#: A name and an id, which together are one's alone.
_BOTH: Final = "{} ({})"


@dataclass(frozen=True)
class Things:
    """The records of one workspace as choices, in one language."""

    workspace: Workspace
    language: Language
    #: The records of some classes, or of some editions, as choices, by the names of these.
    _by_class: dict[tuple[str, ...], tuple[Choice, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the ids that a record may point at."""
        return frozenset(record.id for record in self._records)

    @cached_property
    def types(self) -> Mapping[str, str]:
        """Return the class of each record by its id."""
        return {record.id: record.type for record in self._records}

    @property
    def _records(self) -> tuple[Record, ...]:
        return self.workspace.records

    def of_class(self, names: Iterable[str]) -> tuple[Choice, ...]:
        """Return id and name of every record of one of these classes, by name; of all where none is named."""
        wanted = tuple(names)
        if wanted not in self._by_class:
            self._by_class[wanted] = self._named(
                record
                for record in self._records
                if not wanted or any(schema.is_a(record.type, name) for name in wanted)
            )
        return self._by_class[wanted]

    def of_editions(self, editions: frozenset[str | None], but: Iterable[str]) -> tuple[Choice, ...]:
        """Return id and name of every record in `editions` that is of no class `but`, by the names it has there."""
        left_out = tuple(but)
        wanted = ("", *sorted(map(str, editions)), *left_out)
        if wanted not in self._by_class:
            self._by_class[wanted] = self._named(
                record
                for record in self._records
                if record.edition in editions and not any(schema.is_a(record.type, name) for name in left_out)
            )
        return self._by_class[wanted]

    def concepts(self, scheme: str) -> tuple[Choice, ...]:
        """Return id and name of the concepts that the workspace adds to a list, by the list's IRI, in their order."""
        listed = scheme.rpartition("/")[2]
        found = [each for each in self._records if each.type == CONCEPT and each.data.get("scheme") == listed]
        place = {record.id: _order(record) for record in found}
        return tuple(sorted(self._named(found), key=lambda choice: place[choice[0]]))

    def named_by(self, key: str) -> frozenset[str]:
        """Return the ids that some record names by `key`."""
        return frozenset(str(value) for record in self._records for value in record.values(key))

    def sections(self, edition: str) -> tuple[Choice, ...]:
        """Return slug and name of the sections of `edition`, in the order of the document."""
        found = [each for each in self._records if each.type == "Section" and each.edition == edition]
        found.sort(key=lambda section: (_order(section), section.line))
        start = f"{edition}/section/"
        return tuple((section.id.removeprefix(start), self.name(section)) for section in found)

    def name(self, record: Record) -> str:
        """Return what a record is called, else its id."""
        label = record.data.get("label")
        return str(in_language(label, self.language, record.id)) if isinstance(label, dict) else record.id

    def id_of(self, text: str, choices: Iterable[Choice]) -> str:
        """Return the id that `text` names among `choices`: an id, or a name that only one of them has; else `text`.

        A level may be called like the body on it: who acts goes before what does not. A name with the id in brackets
        names whatever has both.
        """
        known = tuple(choices)
        if exact := next((one for one, name in known if text in (one, _BOTH.format(name, one))), None):
            return exact
        named = [identity for identity, name in known if name.casefold() == text.casefold()]
        if len(named) > 1:
            named = [each for each in named if schema.is_a(self.types.get(each, ""), "DutyBearer")]
        return named[0] if len(named) == 1 else text

    def typed(self, choices: Iterable[Choice]) -> Mapping[str, str]:
        """Return what one types for each of `choices` by its id: its name, with the id where that alone is not enough.

        `id_of` takes it back.
        """
        alike: dict[str, list[Choice]] = {}
        for choice in choices:
            alike.setdefault(choice[1].casefold(), []).append(choice)
        return {
            identity: name if self.id_of(name, named) == identity else _BOTH.format(name, identity)
            for named in alike.values()
            for identity, name in named
        }

    def _named(self, records: Iterable[Record]) -> tuple[Choice, ...]:
        names = {record.id: self.name(record) for record in records}
        return tuple(sorted(names.items(), key=lambda choice: (swedish(choice[1]), choice[0])))


def _order(record: Record) -> int:
    order = record.data.get("order")
    return order if isinstance(order, int) else 0
