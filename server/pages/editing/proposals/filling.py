"""The fields of a new record that stands on a sentence, filled in by a guess, of whichever class one says."""

from __future__ import annotations

from typing import Final

from graph.drafting.names import Names
from ontology import schema
from server.language import LANGUAGES, texts_in
from server.pages.editing.proposals.guessing import guessed
from server.pages.editing.things import Things
from server.pages.editing.turning import turned
from server.pages.visit import Visit

#: What has a name of its own in a sentence, so that the sentence is no name of it.
_NAMED: Final = ("Organisation", "Post", "Role", "Person", "Deliverable")


def filled(visit: Visit, things: Things, names: Names, words: str, kind: str = "") -> tuple[str, dict[str, str]]:
    """Return the class `kind`, else the one that the sentence `words` most likely is of, and texts of its fields."""
    likely, texts = guessed(things, names, words)
    if kind == "SetAside":
        return kind, set_aside(things)
    if kind not in schema.classes() or kind == likely:
        return likely, texts
    if any(schema.is_a(kind, each) for each in _NAMED):
        return kind, {}
    keys = schema.keys_of(kind)
    moved = turned(visit, likely, kind, texts)
    return kind, {name: text for name, text in moved.items() if name.partition(".")[0] in keys}


def set_aside(things: Things) -> dict[str, str]:
    """Return the fields that say why a sentence that tells nothing is left."""
    languages = [each for each in LANGUAGES if each in things.workspace.settings.languages]
    return {f"reason.{each}": texts_in(each)("edit.many.aside_reason") for each in languages}
