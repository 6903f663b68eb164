"""Accepting a finding on its page: the form, what was sent in it, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from graph.acceptances.acceptance import LONGEST, day_of, flaws
from queries.finding import Finding
from server.language import Texts

#: Names of the form's fields, by what they are in an acceptance.
NAMES: Final = {"reason": "skal", "by": "namn", "until": "till"}

#: What the form of several findings has in the place of the id of one.
EVERY: Final = "alla"


@dataclass(frozen=True)
class AcceptanceForm:
    """The form of one finding, as it is shown or was sent."""

    finding: str
    reason: str = ""
    by: str = ""
    until: str = ""
    #: What is wrong, by the name of what it is wrong with.
    errors: Mapping[str, str] = field(default_factory=dict)


def sent_form(sent: Mapping[str, str], finding: Finding, today: date, texts: Texts) -> AcceptanceForm:
    """Return the form that was `sent` for `finding`, with what is wrong in words."""
    given = {name: " ".join(sent.get(label, "").split()) for name, label in NAMES.items()}
    known = {"finding": finding.id, "rule": finding.rule, "about": finding.focus[: LONGEST["about"]]}
    errors = {
        flaw.field: texts(f"accept.error.{flaw.kind}", most=LONGEST[flaw.field]) for flaw in flaws({**known, **given})
    }
    day = day_of(given["until"])
    if day and day < today:
        errors["until"] = texts("accept.error.past")
    return AcceptanceForm(finding.id, given["reason"], given["by"], given["until"], errors)


def a_year_from(today: date) -> str:
    """Return the day that the form proposes: the same day next year."""
    year = today.year + 1
    return date(year, today.month, min(today.day, 28) if today.month == 2 else today.day).isoformat()
