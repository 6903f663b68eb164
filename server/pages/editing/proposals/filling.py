"""The fields of a new record that stands on a sentence, filled in by a guess, of whichever class one says."""

from __future__ import annotations

from typing import Final

from graph.drafting.moments import months_in
from graph.drafting.names import Names
from ontology import schema
from server.language import LANGUAGES, texts_in
from server.pages.editing.kinds import chosen_by
from server.pages.editing.proposals.guessing import ALONE, Around, as_duty, bearer_in, guessed, named
from server.pages.editing.proposals.leveling import TARGET, figures_in
from server.pages.editing.things import Things
from server.pages.editing.turning import turned
from server.pages.visit import Visit

#: What has a name of its own in a sentence, so that the sentence is no name of it.
_NAMED: Final = ("Organisation", "Post", "Role", "Person", "Deliverable")


def filled(
    visit: Visit, things: Things, names: Names, words: str, kind: str = "", said: Around = ALONE
) -> tuple[str, dict[str, str]]:
    """Return the class `kind`, else the one that the sentence `words` most likely is of, and texts of its fields.

    `said` is what the sentence in which the words stand tells of all of them.
    """
    likely, texts = guessed(things, names, words, said)
    kind, stated = chosen_by(kind)
    if kind == "SetAside":
        return kind, set_aside(things)
    if kind not in schema.classes() or kind == likely:
        return likely, texts | stated
    if any(schema.is_a(kind, each) for each in _NAMED):
        return kind, {}
    if kind == "Responsibility":
        return kind, as_duty(things, names, words, said)
    keys = schema.keys_of(kind)
    moved = turned(visit, likely, kind, texts | named(things, words))
    moved |= stated | (_event(things, names, words, said.bearer) if kind == "Event" else {})
    moved |= {name: text for name, text in figures_in(words).items() if text} if kind == TARGET else {}
    return kind, {name: text for name, text in moved.items() if name.partition(".")[0] in keys}


def _event(things: Things, names: Names, words: str, bearer: str) -> dict[str, str]:
    """Return what `words` say of an event: its months and its wheel, and who holds it."""
    organiser = bearer_in(names, words) or bearer
    return in_the_year(things, words) | ({"organiser.1": organiser} if organiser else {})


def in_the_year(things: Things, words: str) -> dict[str, str]:
    """Return the months that `words` name, and the yearly wheel where there is but one."""
    wheels = things.of_class(["YearlyWheel"])
    months = {f"month.{number}": month for number, month in enumerate(months_in(words), 1)}
    return months | ({"wheel.1": wheels[0][0]} if months and len(wheels) == 1 else {})


def set_aside(things: Things) -> dict[str, str]:
    """Return the fields that say why a sentence that tells nothing is left."""
    languages = [each for each in LANGUAGES if each in things.workspace.settings.languages]
    return {f"reason.{each}": texts_in(each)("edit.many.aside_reason") for each in languages}
