"""What somebody else has done with the records of the list since it was opened: taken together, or told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.record import Record
from graph.writing.history import history
from graph.writing.merging import Part
from graph.writing.sameness import fingerprint, same
from ontology import schema
from server.editing import Editing
from server.pages.editing.conflicts import with_theirs
from server.pages.editing.content import data_of, texts_of
from server.pages.editing.drafts import folder_of
from server.pages.editing.key_names import key_name
from server.pages.editing.links import NEW
from server.pages.visit import Visit
from server.pages.words import upper_first

#: The field of a row that names its record, and the fingerprint that it was read with.
ROW: Final = re.compile(r"r(?P<number>[1-9]\d{0,3})\.post")
#: Names of a list of values are told by commas, and texts are cut.
_LONGEST: Final = 200

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Gone:
    """A record that somebody else has removed, with what has been answered of it here."""

    name: str
    #: Each question with the answer.
    answers: tuple[tuple[str, str], ...]
    #: A form for a new record, filled in with all of it.
    href: str


class Past:
    """What records said before, as far as the history of the workspace goes."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._found: dict[tuple[str | None, str, str], Data] | None = None

    def of(self, edition: str | None, identity: str, stamp: str) -> Data | None:
        """Return what a record said when it had the fingerprint `stamp`; None where that is not kept."""
        if self._found is None:
            editing: Editing = self._visit.request.app.state.editing
            every = (each for done in history(editing.folder) for each in done.records)
            stated = ((each, data) for each in every for data in (each.before, each.after) if data)
            self._found = {(each.edition, each.id, fingerprint(data)): data for each, data in stated}
        return self._found.get((edition, identity, stamp))


def with_others(sent: Mapping[str, str], prefix: str, theirs: Record, parts: tuple[Part, ...]) -> dict[str, str]:
    """Return `sent` where the fields that begin with `prefix` say `parts` as `theirs` does."""
    own = {name.removeprefix(prefix): text for name, text in sent.items() if name.startswith(prefix)}
    taken = {prefix + name: text for name, text in with_theirs(own, theirs, parts).items()}
    # In the order of the page, which tells what comes after what.
    kept = {name: taken.pop(name, "") if name.startswith(prefix) else text for name, text in sent.items()}
    return kept | taken


def gone(visit: Visit, folder: str, sent: Mapping[str, str]) -> Iterator[Gone]:
    """Yield the records of the list that somebody else has removed, and of which something has been answered here."""
    there = {each.id for each in visit.site.service.workspace.records if folder_of(each) == folder}
    past, edition = Past(visit), folder if folder in visit.site.service.workspace.editions else None
    for name, value in sent.items():
        found, (identity, _, read) = ROW.fullmatch(name), value.partition(" ")
        if found and identity not in there and (base := past.of(edition, identity, read)):
            prefix = f"r{found['number']}."
            own = {field.removeprefix(prefix): text for field, text in sent.items() if field.startswith(prefix)}
            if each := _gone(visit, folder, base, own):
                yield each


def _gone(visit: Visit, folder: str, base: Data, own: Mapping[str, str]) -> Gone | None:
    kind = str(base["type"])
    texts = {**texts_of(kind, base), **{name: text for name, text in own.items() if "." in name}}
    languages = visit.site.service.workspace.settings.languages
    now, keys = data_of(kind, texts, languages), schema.keys_of(kind)
    changed = [name for name in keys if not same(kind, name, base.get(name), now.get(name))]
    if not changed:
        return None
    label = base.get("label", {})
    called = str(next((label[each] for each in languages if each in label), base["id"]))
    told = tuple((upper_first(key_name(visit, keys[name])), _words(now.get(name))) for name in changed)
    filled = {name: text for name, text in texts.items() if text and name.partition(".")[0] in keys}
    return Gone(called, told, visit.address(NEW, {"typ": kind, "mapp": folder, **filled}))


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_words(inner)}" for name, inner in value.items())
    words = ", ".join(map(_words, value)) if isinstance(value, list) else "–" if value is None else str(value)
    return words[:_LONGEST]
