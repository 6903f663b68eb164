"""What is called after something else, and gets a new name with it: “Uppdrag för …”, “Hur … utses”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from graph.workspace import Workspace
from server.pages.editing.drafts import Draft

#: What a proposal, and the forms of several records at once, call after whom they are of.
_CALLED_AFTER: Final = frozenset({"Mandate", "Appointment", "CompositionRule", "Event", "Line"})
_NAME: Final = "label"


def with_names_after(workspace: Workspace, draft: Draft) -> Draft:
    """Return `draft` with the records of its edition that name it by its old name in their own: they get the new one.

    What names it with an ending, or in other letters, is somebody's own words and stays.
    """
    before = draft.before
    renamed = _renamed(before.data.get(_NAME), draft.after.data.get(_NAME)) if before else {}
    if before is None or not renamed:
        return draft
    beside = (each for each in workspace.records if each.edition == before.edition and each.type in _CALLED_AFTER)
    along = tuple(
        Draft(each, replace(each, data=data))
        for each in beside
        if before.id in _named_by(each.data) and (data := _called(each.data, renamed)) != each.data
    )
    return replace(draft, along=(*draft.along, *along))


def _renamed(old: Any, new: Any) -> dict[str, tuple[str, str]]:
    """Return the old and the new name in each language in which it has another."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        return {}
    both = {language: (str(old[language]), str(new[language])) for language in old if new.get(language)}
    return {language: pair for language, pair in both.items() if pair[0] != pair[1]}


def _named_by(value: Any) -> Iterator[str]:
    """Yield all texts in what a record says, the ids that it names among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _named_by(each)
    elif isinstance(value, list):
        for each in value:
            yield from _named_by(each)


def _called(data: Any, renamed: Mapping[str, tuple[str, str]]) -> Any:
    """Return `data` with the new names in its labels, also in those of what stands within it."""
    if isinstance(data, list):
        return [_called(each, renamed) for each in data]
    if not isinstance(data, Mapping):
        return data
    found = {name: _called(value, renamed) for name, value in data.items()}
    if isinstance(found.get(_NAME), Mapping):
        found[_NAME] = {language: _with(text, renamed.get(language)) for language, text in found[_NAME].items()}
    return found


def _with(text: Any, pair: tuple[str, str] | None) -> Any:
    if pair is None or not isinstance(text, str):
        return text
    return re.sub(rf"(?<!\w){re.escape(pair[0])}(?!\w)", lambda _: pair[1], text)
