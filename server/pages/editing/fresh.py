"""What a field is to name and no record says yet: given by name and class in the form, and added along with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graph.record import Record
from ontology import schema
from ontology.schema import Key
from server.pages.editing.content import MOST, rows
from server.pages.editing.drafts import begun
from server.pages.editing.needed import needed
from server.pages.editing.things import Things

#: After the name of a question: the name of what is new, and its class.
NAME, KIND = "nytt", "nyttslag"
#: Classes that a name alone makes sense of, those first that are most often missing.
_NAMED: Final = (
    *("Body", "Post", "Role", "Principal", "Actor", "Collective", "TargetGroup", "Goal", "Indicator", "Deliverable"),
    *("YearlyWheel", "Strategy", "Topic"),
)


def kinds_for(key: Key) -> tuple[str, ...]:
    """Return the classes that something new may be of which `key` names; none for a key that names no things."""
    if key.kind != "iri" or not key.range:
        return ()
    return tuple(kind for kind in _NAMED if any(schema.is_a(kind, each) for each in key.range))


def placed(things: Things, kind: str, folder: str, given: Mapping[str, str]) -> tuple[dict[str, str], list[Record]]:
    """Return `given` with the ids of what is new in the fields of a record of the class `kind`, and those records.

    What has the name of something that is there is that, and no record is added. What is new stands on the same
    passages as the record that names it.
    """
    texts, found = dict(given), dict[tuple[str, str], Record]()
    for name, key in _every(kind, given):
        words, kinds = " ".join(given.get(f"{name}.{NAME}", "").split()), kinds_for(key)
        if not words or not kinds:
            continue
        chosen = given.get(f"{name}.{KIND}", "")
        chosen = chosen if chosen in kinds else kinds[0]
        known = things.id_of(words, things.of_class(sorted(key.range)))
        if known == words:  # nothing there is called so
            added = found.setdefault((chosen, words), _record(things, chosen, folder, words, given))
            known = added.id
        texts[f"{name}.{_free(texts, name)}"] = known
    return texts, list(found.values())


def _every(kind: str, given: Mapping[str, str], prefix: str = "") -> Iterator[tuple[str, Key]]:
    """Yield the name of each question of a class with its key, also of those within values that are given."""
    for name, key in schema.keys_of(kind).items():
        yield prefix + name, key
        if key.kind == "nested":
            (inner,) = key.range
            for number in range(1, min(rows(given, prefix + name), MOST) + 1):
                yield from _every(inner, given, f"{prefix}{name}.{number}.")


def _free(given: Mapping[str, str], name: str) -> int:
    """Return the number of the first field of a question that is empty."""
    last = rows(given, name)
    return next((number for number in range(1, last + 1) if not given.get(f"{name}.{number}")), last + 1)


def _record(things: Things, kind: str, folder: str, words: str, given: Mapping[str, str]) -> Record:
    place = {name: text for name, text in given.items() if name.startswith("source.")}
    languages = things.workspace.settings.languages
    language = things.language if things.language in languages else languages[0]
    texts = {**needed(things.workspace, kind, words), **place, f"label.{language}": words}
    return begun(things.workspace, kind, folder, texts).after
