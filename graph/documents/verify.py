"""Check that every locator finds its passage in the document, exactly once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Literal

from graph.documents.locate import find_all, locate
from graph.documents.locator import Ambiguous, Locator, LocatorError, NotFound, TooLong
from graph.documents.originals import DocumentError, MissingDocument, Originals
from graph.documents.passages import Passage
from graph.message import Message

Kind = Literal["not-checked", "unreadable", "not-found", "ambiguous", "too-long"]
Origin = tuple[Path, int]

_KINDS: dict[type[LocatorError], Kind] = {
    NotFound: "not-found",
    Ambiguous: "ambiguous",
    TooLong: "too-long",
}


@dataclass(frozen=True)
class LocatorProblem:
    """One locator that fails, or one document whose locators could not be checked."""

    kind: Kind
    document: str
    #: Id of the passage, or None where the document as a whole is missing or unreadable.
    passage: str | None
    #: One sentence: what is wrong, and where.
    message: str
    #: Record file and line of the first statement that stands on the passage, if known.
    origin: Origin | None

    def __str__(self) -> str:
        if self.origin is None:
            return self.message
        file, line = self.origin
        return Message("{file}:{line}: {message}", file=file, line=line, message=self.message)


def verify(
    passages: Iterable[Passage], folder: Path | Originals, origins: Mapping[str, Origin] | None = None
) -> list[LocatorProblem]:
    """Return what is wrong with the locators, in document order; empty means that all are found once.

    A document that is not in `folder` is one problem of kind "not-checked", never a success.
    `origins` gives the record file and line of each statement, by the ids in `Passage.subjects`.
    """
    originals = Originals(folder) if isinstance(folder, Path) else folder
    by_document = groupby(sorted(passages, key=attrgetter("document")), attrgetter("document"))
    return [
        problem
        for document, group in by_document
        for problem in _verify_document(document, list(group), originals, origins or {})
    ]


def _verify_document(
    document: str, passages: list[Passage], originals: Originals, origins: Mapping[str, Origin]
) -> list[LocatorProblem]:
    try:
        text = originals.normalised(document)
    except DocumentError as error:
        kind: Kind = "not-checked" if isinstance(error, MissingDocument) else "unreadable"
        message = Message(
            "{error} Its locators ({count}) were not checked.",
            error=error,
            count=len(passages),
        )
        return [LocatorProblem(kind, document, None, message, None)]
    return [problem for _, problem in sorted(_failures(text, passages, origins), key=lambda pair: pair[0])]


def _failures(
    text: str, passages: list[Passage], origins: Mapping[str, Origin]
) -> Iterator[tuple[tuple[int, str], LocatorProblem]]:
    for passage in passages:
        try:
            locate(text, passage.locator)
        except LocatorError as error:
            message = Message(
                "{document}, section {section!r}: {error}",
                document=passage.document,
                section=passage.locator.section,
                error=error,
            )
            origin = _origin(passage, origins)
            problem = LocatorProblem(_KINDS[type(error)], passage.document, passage.id, message, origin)
            yield (_place(text, passage.locator), passage.id), problem


def _place(text: str, locator: Locator) -> int:
    """Where the passage would begin, as far as the text tells; the end of the text otherwise."""
    at = [*find_all(text, locator), *find_all(text, Locator(locator.edition, "", locator.text_start))]
    return at[0].start if at else len(text)


def _origin(passage: Passage, origins: Mapping[str, Origin]) -> Origin | None:
    known = sorted(origins[subject] for subject in passage.subjects if subject in origins)
    return known[0] if known else None
