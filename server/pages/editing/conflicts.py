"""Where somebody else has changed a record meanwhile: what can be taken together is, and the rest is asked about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from fastapi.responses import Response

from graph.record import Record
from graph.writing.change import Conflict
from graph.writing.merging import Merged, Part, merge
from graph.writing.sameness import fingerprint
from server.pages.editing.content import merged, texts_of
from server.pages.editing.differences import differences
from server.pages.editing.drafts import Draft
from server.pages.editing.page import OPENED, Shown, form_page
from server.pages.editing.saving import show
from server.pages.visit import Visit

#: What the form sends back of the record as it was opened: its fingerprint, and the record (`OPENED`).
STAMP: Final = "stampel"


def conflicting(visit: Visit, draft: Draft, sent: Mapping[str, str], conflict: Conflict) -> Response:
    """Show what both have changed, side by side; saved again, what is sent then holds."""
    show(visit)
    theirs = conflict.found
    if theirs is None:
        shown = Shown({"id": visit.texts("edit.conflict.gone")}, status=409)
        return form_page(visit, Draft(None, draft.after), sent, shown)
    found = _merged(draft, sent, theirs)
    after = replace(draft.after, data=found.data)
    shown = Shown(conflict=differences(visit, draft.after, theirs, found.clashes), status=409)
    return form_page(visit, Draft(theirs, after), with_theirs(sent, theirs, found.theirs), shown)


def together(draft: Draft, sent: Mapping[str, str], theirs: Record | None) -> tuple[Draft, dict[str, str]] | None:
    """Return `draft` with what the other has changed, and what its form would then have sent; None for a clash."""
    if theirs is None or theirs.type != draft.after.type:
        return None
    found = _merged(draft, sent, theirs)
    if found.clashes:
        return None
    both = replace(draft, before=theirs, after=replace(draft.after, data=merged(theirs.data, found.data)))
    stamp = {STAMP: fingerprint(theirs.data), OPENED: json.dumps(theirs.data, ensure_ascii=False)}
    return both, {**with_theirs(sent, theirs, found.theirs), **stamp}


def _merged(draft: Draft, sent: Mapping[str, str], theirs: Record) -> Merged:
    return merge(_opened(sent), draft.after.data, theirs.data)


def _opened(sent: Mapping[str, str]) -> Mapping[str, Any] | None:
    """Return the record as it was when the form was opened; None where the form does not say."""
    try:
        found = json.loads(sent.get(OPENED, ""))
        return found if isinstance(found, dict) and fingerprint(found) == sent.get(STAMP) else None
    except (ValueError, RecursionError):
        return None


def with_theirs(sent: Mapping[str, str], theirs: Record, parts: Iterable[Part]) -> dict[str, str]:
    """Return the fields as they were sent, but for `parts`, which the other has changed alone."""
    texts = dict(sent)
    for part in parts:
        own = re.compile(re.escape(f"{part.key}.{part.language}") if part.language else rf"{re.escape(part.key)}\..*")
        texts = {name: text for name, text in texts.items() if not own.fullmatch(name)}
        texts |= texts_of(theirs.type, {part.key: part.of(theirs.data)})
    return texts
