"""From a finding that something is missing to a form for that, filled in with what the finding is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.workspace import REFERENCE
from queries.finding import Finding
from server.pages.editing.key_names import kind_name
from server.pages.editing.links import NEW
from server.pages.editing.pointed import Pointed
from server.pages.visit import Visit

#: The class that each rule misses a record of, and the key by which that would name what the rule is about.
_MISSED: Final[Mapping[str, tuple[str, str]]] = {
    "goal-without-indicator": ("Indicator", "measures"),
    "indicator-without-target": ("Target", "indicator"),
    "body-without-composition": ("CompositionRule", "appliesTo"),
    "body-without-line": ("Line", "from"),
    "body-without-mandate": ("Responsibility", "bearer"),
    "body-without-chair": ("Post", "postIn"),
}


def missing_link(visit: Visit, finding: Finding) -> tuple[str, str] | None:
    """Return address and words of a form for what `finding` misses; None where it misses nothing, or one only reads.

    What is added stands first on the passage of what the finding is about.
    """
    base = visit.site.base
    if finding.rule not in _MISSED or visit.request.app.state.editing is None or not finding.focus.startswith(base):
        return None
    kind, key = _MISSED[finding.rule]
    identity = finding.focus.removeprefix(base)
    own = [each for each in visit.site.service.workspace.records if each.id == identity and each.edition]
    in_view = {edition.id for edition in visit.reader.view.editions}
    record = next((each for each in own if each.edition in in_view), own[0] if own else None)
    sources = record.values("source") if record else ()
    marks = next((each for each in sources if isinstance(each, Mapping)), {})
    place = Pointed({part: str(text) for part, text in marks.items()}).query
    folder = (record.edition if record else None) or REFERENCE
    address = visit.address(NEW, {"typ": kind, "mapp": folder, **place, f"{key}.1": identity})
    return address, visit.texts("findings.add", kind=kind_name(visit, kind))
