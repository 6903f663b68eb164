"""The passages that statements stand on, with their offsets where the document is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.documents.locate import locate
from graph.documents.locator import Locator, LocatorError, Span
from graph.documents.originals import DocumentError, Originals

#: What the records say of one passage: its id, where it stands, the statements that cite it.
Stated = tuple[str, Locator, Iterable[str]]


@dataclass(frozen=True)
class Passage:
    """One passage of one document."""

    id: str
    #: File name of the document, or the edition's id where no file is named.
    document: str
    locator: Locator
    #: Where it stands in the normalised text; None if the document is not at hand or has it not.
    span: Span | None
    #: Ids of the statements that stand on it.
    subjects: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return the passage as the command line prints it; missing parts are null."""
        return {
            "id": self.id,
            "document": self.document,
            "section": self.locator.section,
            "prefix": self.locator.prefix,
            "textStart": self.locator.text_start,
            "textEnd": self.locator.text_end,
            "suffix": self.locator.suffix,
            "start": self.span.start if self.span else None,
            "end": self.span.end if self.span else None,
            "subjects": list(self.subjects),
        }


def passages(
    stated: Iterable[Stated], files: Mapping[str, str], folder: Path | Originals | None = None
) -> list[Passage]:
    """Return the passages by document and place; those without a place come last, by id.

    `files` names the file of each edition. With a `folder` of originals, offsets are filled in
    for every locator that points at exactly one passage; `verify` tells what is wrong with others.
    """
    originals = Originals(folder) if isinstance(folder, Path) else folder
    locators: dict[str, Locator] = {}
    subjects: dict[str, set[str]] = {}
    for identity, locator, citing in stated:
        locators.setdefault(identity, locator)
        subjects.setdefault(identity, set()).update(citing)
    found = []
    for identity, locator in locators.items():
        document = files.get(locator.edition, locator.edition)
        span = _span(originals, document, locator) if originals else None
        found.append(Passage(identity, document, locator, span, tuple(sorted(subjects[identity]))))
    return sorted(found, key=_in_document_order)


def section_starts(found: Iterable[Passage]) -> dict[str, int]:
    """Return the offset at which the first passage of each section begins; give it one document."""
    starts: dict[str, int] = {}
    for passage in found:
        if passage.span:
            section = passage.locator.section
            starts[section] = min(passage.span.start, starts.get(section, passage.span.start))
    return starts


def _span(originals: Originals, document: str, locator: Locator) -> Span | None:
    try:
        return locate(originals.normalised(document), locator)
    except (DocumentError, LocatorError):
        return None


def _in_document_order(passage: Passage) -> tuple[str, bool, int, int, str]:
    span = passage.span or Span(0, 0)
    return passage.document, passage.span is None, span.start, span.end, passage.id
