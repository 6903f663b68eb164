"""The sections of a document as far as it has been read, and whom they are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.documents.conversion import Block
from graph.drafting.names import Mention
from graph.drafting.passage import Section
from graph.drafting.slugs import slug

#: Whoever a section is about bears what is said there to be done by nobody named: so, or by nobody, in the records
#: made by hand.
_HEADED = 0.5
#: The part before the first heading, and the one below the title.
_TITLED = 2


class Sections(list[Section]):
    """The sections in order; the last is the one that is read."""

    def begin(self, heading: Block, named: tuple[Mention, ...]) -> None:
        """Begin the section below a heading, which names these."""
        self.append(Section(self._unused(slug(heading.text)), heading, named))

    def headed(self) -> tuple[Mention, ...]:
        """The one body or post that the heading of the section names, less surely than if a sentence named it."""
        named = [mention for mention in self[-1].named if mention.known.type in ("Body", "Post")]
        is_title = len(self) <= _TITLED
        return () if is_title or len(named) != 1 else (replace(named[0], confidence=_HEADED),)

    def above(self) -> Iterator[Section]:
        """The section that is read and those that it stands in, the innermost first."""
        level = None
        for section in reversed(self):
            own = section.heading.level if section.heading else 0
            if level is None or own < level:
                yield section
                level = own

    def _unused(self, wanted: str) -> str:
        taken = {section.slug for section in self}
        number, name = 2, wanted
        while name in taken:
            number, name = number + 1, f"{wanted}-{number}"
        return name
