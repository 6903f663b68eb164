"""An acceptance: which finding, why, by whom, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.message import Message

#: What each field may hold, in the order that they are written.
LONGEST = {"finding": 12, "rule": 100, "about": 300, "reason": 1000, "by": 200, "until": 10, "base": 100}
#: Fields that may be left out.
OPTIONAL = frozenset({"base"})
FINDING = re.compile(r"[0-9a-f]{12}")
RULE = re.compile(r"[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Control characters, and those that rearrange what is read. A reason alone may have several lines.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Acceptance:
    """One finding that somebody has accepted."""

    finding: str
    rule: str
    #: What the finding is about, in words for whoever reads the file.
    about: str
    reason: str
    by: str
    #: The last day on which it holds.
    until: date
    #: Line in the file, from 1; 0 for one that is not written yet.
    line: int = 0
    #: What the text was held against, where the finding tells of a revision: an edition's id, or the
    #: name of the workspace that this one is a copy of. "" for any other finding, or another folder.
    base: str = ""

    def as_fields(self) -> dict[str, str]:
        """Return the fields as they are written."""
        values = (self.finding, self.rule, self.about, self.reason, self.by, self.until.isoformat(), self.base)
        fields = dict(zip(LONGEST, values, strict=True))
        return {name: value for name, value in fields.items() if value or name not in OPTIONAL}


@dataclass(frozen=True)
class Flaw:
    """Why a field cannot be taken, and what to do."""

    field: str
    kind: Literal["unknown", "missing", "long", "sign", "malformed"]
    message: str
    remedy: str


def flaws(fields: Mapping[str, object]) -> Iterator[Flaw]:
    """Yield what is wrong with the fields of an acceptance, as they were read or typed."""
    for name in fields.keys() - LONGEST.keys():
        yield Flaw(
            str(name),
            "unknown",
            Message("Unknown key {name!r}.", name=name),
            Message("Use {longest}.", longest=", ".join(LONGEST)),
        )
    for name, most in LONGEST.items():
        if name in OPTIONAL and name not in fields:
            continue
        value = fields.get(name)
        if not isinstance(value, str) or not value.strip():
            yield Flaw(
                name,
                "missing",
                Message("The key {name!r} is missing or no text.", name=name),
                Message("Write it as '{name}: …'.", name=name),
            )
        elif len(value) > most:
            message = Message("The value of {name!r} is {count} characters long.", name=name, count=len(value))
            yield Flaw(name, "long", message, Message("Write at most {most}.", most=most))
        elif _UNPRINTABLE.search(value.replace("\n", "") if name == "reason" else value):
            yield Flaw(
                name,
                "sign",
                Message("The value of {name!r} holds a character that does not show.", name=name),
                "Remove it.",
            )
        else:
            yield from _malformed(name, value)


def day_of(text: str) -> date | None:
    """Return the day that `text` names as YYYY-MM-DD, or None."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _malformed(name: str, value: str) -> Iterator[Flaw]:
    if name == "finding" and not FINDING.fullmatch(value):
        message = Message("{value!r} is no id of a finding.", value=value)
        yield Flaw(name, "malformed", message, "Take the twelve signs that styrgraf check shows.")
    if name == "rule" and not RULE.fullmatch(value):
        yield Flaw(
            name,
            "malformed",
            Message("{value!r} is no name of a rule.", value=value),
            "Take the name that styrgraf check shows.",
        )
    if name == "until" and day_of(value) is None:
        yield Flaw(name, "malformed", Message("{value!r} is no day.", value=value), "Write YYYY-MM-DD.")
