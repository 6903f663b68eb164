"""A passage that a new record is to stand on, as the address of its form names it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Query

from graph.documents.locate import locate
from graph.documents.locator import Locator, LocatorError
from graph.documents.pointing import locator_of, shortened
from graph.workspace import REFERENCE
from server.pages.editing.passages import text_of
from server.pages.site import Site

#: Longer texts than this are no passage.
_LONGEST: Final = 2_000
#: What an address, and the fields of a sentence, call the section and each mark.
PARTS: Final = {"avsnitt": "section", "fran": "textStart", "till": "textEnd", "fore": "prefix", "efter": "suffix"}


@dataclass(frozen=True)
class Pointed:
    """The section and the marks of a passage; all empty where a record begins without one."""

    marks: Mapping[str, str]

    @property
    def query(self) -> dict[str, str]:
        """Return what an address carries on."""
        return {name: self.marks[part] for name, part in PARTS.items() if self.marks.get(part)}

    def fields(self, site: Site, folder: str) -> dict[str, str]:
        """Return the fields of a form in `folder` that say it, by a few words where the document is at hand."""
        if folder == REFERENCE or not self.marks.get("textStart"):
            return {}
        return {f"source.1.{part}": text for part, text in self._short(site, folder).items() if text}

    def _short(self, site: Site, folder: str) -> Mapping[str, str | None]:
        text, given = text_of(site, folder), Locator.of(folder, self.marks)
        if text is None or given.text_end:
            return self.marks
        try:
            found = locator_of(text, folder, given.section, shortened(text, locate(text, given)))
        except LocatorError:
            return self.marks
        if found is None:
            return self.marks
        marks = {"textStart": found.text_start, "textEnd": found.text_end}
        return {"section": found.section, **marks, "prefix": found.prefix, "suffix": found.suffix}


def pointed(
    avsnitt: Annotated[str, Query(max_length=_LONGEST)] = "",
    fran: Annotated[str, Query(max_length=_LONGEST)] = "",
    till: Annotated[str, Query(max_length=_LONGEST)] = "",
    fore: Annotated[str, Query(max_length=_LONGEST)] = "",
    efter: Annotated[str, Query(max_length=_LONGEST)] = "",
) -> Pointed:
    """Return the passage that the query of an address names."""
    given = {"avsnitt": avsnitt, "fran": fran, "till": till, "fore": fore, "efter": efter}
    return Pointed({PARTS[name]: " ".join(text.split()) for name, text in given.items() if text.strip()})
