"""What a key may name that may point at anything: the two sides of a lineage, and what a note is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graph.record import Record
from graph.workspace import Workspace
from ontology import schema
from ontology.schema import Key
from server.pages.editing.things import Choice, Things

BEFORE, AFTER = "before", "after"
#: The keys whose values may be of any class, so that the edition alone tells what is likely.
OPEN: Final = (BEFORE, AFTER, "about")
#: What nobody asks what became of, or has a remark on as if it were something said.
_NOT_TOLD_OF: Final = ("Lineage", "Note", "SetAside", "Concept", "Passage")


#: What a new lineage begins with: whoever writes it has compared the two.
BEGINNING: Final = {"Lineage": {"evidence.1": "inferred"}}
#: Whoever may have had another name.
_ACTS: Final = "DutyBearer"
#: Between the names of both sides, and for a side that has nothing.
_ARROW, _NOTHING = " → ", "–"


def may_be_named(key: Key) -> bool:
    """Tell whether the values of `key` are chosen by name among records."""
    return key.kind == "iri" and (bool(key.range) or key.name in OPEN)


def choices_of(things: Things, key: Key, folder: str | None) -> tuple[Choice, ...]:
    """Return what `key` of a record in `folder` may name, by name.

    What was there before is looked for in the editions that this one revises, what came of it in this one.
    """
    if key.name not in OPEN or key.range:
        return things.of_class(sorted(key.range))
    editions = set(revised(things.workspace, folder)) if key.name == BEFORE else {folder}
    return things.of_editions(frozenset(editions), _NOT_TOLD_OF)


def revised(workspace: Workspace, folder: str | None) -> tuple[str, ...]:
    """Return the ids of the editions that the edition `folder` says that it revises."""
    own = (each for each in workspace.records if each.type == "Edition" and each.edition == folder)
    return tuple(str(value).rpartition("/")[2] for edition in own for value in edition.values("revisionOf"))


def named(things: Things, key: Key, folder: str | None, text: str) -> str:
    """Return the id that `text` names for `key`, among what is likely first and then among everything; else `text`."""
    found = things.id_of(text, choices_of(things, key, folder))
    return found if found != text or key.range else things.id_of(text, things.of_class(()))


def former(things: Things, record: Record) -> tuple[Choice, ...]:
    """Return id and name of who else acts in the editions revised, first those that the edition of `record` lacks.

    Nothing for what acts not.
    """
    if not record.edition or not schema.is_a(record.type, _ACTS):
        return ()
    here = {each.id for each in things.workspace.records if each.edition == record.edition}
    earlier = frozenset[str | None](revised(things.workspace, record.edition))
    types = things.types
    known = things.of_editions(earlier, ())
    acting = (each for each in known if each[0] != record.id and schema.is_a(types[each[0]], _ACTS))
    return tuple(sorted(acting, key=lambda each: (each[0] in here, types[each[0]] != record.type)))


def former_names(things: Things, record: Record) -> tuple[str, ...]:
    """Return what one types for each of those."""
    return tuple(things.typed(former(things, record)).values())


def has_two_sides(record: Record | None) -> bool:
    """Tell whether a record says what became of something, so that it counts where editions are compared."""
    return record is not None and schema.is_a(record.type, "Lineage")


def with_name(given: Mapping[str, str], things: Things, kind: str, languages: Sequence[str]) -> dict[str, str]:
    """Return `given` with a name made of both sides, where a lineage has none."""
    found = dict(given)
    if kind not in BEGINNING or any(given.get(f"label.{language}", "").strip() for language in languages):
        return found
    by_id = {record.id: record for record in things.workspace.records}
    sides = [[by_id[id_] for id_ in _values(given, key) if id_ in by_id] for key in (BEFORE, AFTER)]
    if any(sides):
        for language in languages:
            told = [", ".join(_called(each, language) for each in side) or _NOTHING for side in sides]
            found[f"label.{language}"] = _ARROW.join(told)
    return found


def _values(given: Mapping[str, str], key: str) -> list[str]:
    return [text for name, text in given.items() if name.rpartition(".")[0] == key and text]


def _called(record: Record, language: str) -> str:
    label = record.data.get("label")
    names = label if isinstance(label, Mapping) else {}
    return str(names.get(language) or next(iter(names.values()), record.id))
