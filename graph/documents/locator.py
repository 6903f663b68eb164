"""What a locator is, the span it points at, and the ways in which it can fail.

Errors::

    LocatorError
    ├── NotFound     no place matches
    ├── Ambiguous    several places match
    └── TooLong      the one place is longer than a passage may be
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from graph.errors import StyrgrafError
from graph.message import Message

#: A passage is a clause, not a chapter: the most characters it may hold.
MAX_LENGTH = 300

_NOWHERE = {
    "textStart": "stands nowhere in the document",
    "prefix": "stands nowhere directly before the textStart",
    "textEnd": "does not stand anywhere after the textStart",
    "suffix": "does not stand directly after any such passage",
}


@dataclass(frozen=True)
class Locator:
    """Where a statement stands: an edition, a section of it, and a text fragment."""

    edition: str
    section: str
    text_start: str
    text_end: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    @classmethod
    def of(cls, edition: str, source: Mapping[str, str]) -> Self:
        """Make a locator from one `source` of a record; KeyError without `textStart`."""
        return cls(
            edition=edition,
            section=source.get("section", ""),
            text_start=source["textStart"],
            text_end=source.get("textEnd"),
            prefix=source.get("prefix"),
            suffix=source.get("suffix"),
        )

    def __str__(self) -> str:
        parts = [f"{self.prefix}-" if self.prefix else "", self.text_start]
        parts += [self.text_end or "", f"-{self.suffix}" if self.suffix else ""]
        return f"“{', '.join(part for part in parts if part)}”"


@dataclass(frozen=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of a normalised text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class LocatorError(StyrgrafError):
    """A locator that does not point at exactly one passage of allowed length."""

    def __init__(self, locator: Locator) -> None:
        super().__init__(locator)
        self.locator = locator


class NotFound(LocatorError):
    """No place matches; `missing` names the part that fails and `text` is that part."""

    def __init__(self, locator: Locator, missing: str, text: str) -> None:
        super().__init__(locator)
        self.missing = missing
        self.text = text

    def __str__(self) -> str:
        where = _NOWHERE[self.missing]
        return Message(
            "{locator} was not found: its {missing} “{text}” {where}.",
            locator=self.locator,
            missing=self.missing,
            text=self.text,
            where=where,
        )


class Ambiguous(LocatorError):
    """Several places match: `spans` are they, `places` a few words of each in context."""

    def __init__(self, locator: Locator, spans: tuple[Span, ...], places: tuple[str, ...]) -> None:
        super().__init__(locator)
        self.spans = spans
        self.places = places

    def __str__(self) -> str:
        shown = "; ".join(f"“… {place} …”" for place in self.places)
        more = len(self.spans) - len(self.places)
        rest = f" and {more} more" if more else ""
        return Message(
            "{locator} matches {count} places: {shown}{rest}; add a prefix or a suffix, or lengthen textStart.",
            locator=self.locator,
            count=len(self.spans),
            shown=shown,
            rest=rest,
        )


class TooLong(LocatorError):
    """The passage is longer than MAX_LENGTH characters."""

    def __init__(self, locator: Locator, span: Span) -> None:
        super().__init__(locator)
        self.span = span

    def __str__(self) -> str:
        return Message(
            "{locator} is a passage of {count} characters, and at most {max_length} are allowed: "
            "point at a shorter clause.",
            locator=self.locator,
            count=len(self.span),
            max_length=MAX_LENGTH,
        )
