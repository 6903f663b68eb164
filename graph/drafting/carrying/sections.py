"""In which section of a new edition each place of its text stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from graph.documents.locator import Span
from graph.drafting.carrying.keeping import Kept
from graph.drafting.carrying.places import Place, Places
from graph.drafting.passage import Section
from graph.record import Record


class Sections:
    """The sections that are kept from the older edition, and those that the new text adds to them."""

    def __init__(
        self, older: Iterable[Record], kept: Iterable[Kept], drafted: Sequence[Section], places: Places
    ) -> None:
        """Take the sections of the `older` edition, all that is `kept`, and those `drafted` from the new text."""
        everything = tuple(kept)
        self._starts: dict[str, int] = {}
        #: Those of the older edition that have a heading.
        self._headed: dict[str, int] = {}
        self._opening = ""
        self._before = _starts_in_old(everything)
        for each in everything:
            if each.record.type == "Section":
                self._take(each, everything)
        self._added: set[str] = set()
        self._taken = {record.id.rpartition("/")[2] for record in older if record.type == "Section"}
        #: What each section that was drafted is called in the new edition.
        self.called: Mapping[str, str] = {each.slug: self._called(each, places) for each in drafted}

    def of(self, section: str, place: Place) -> str:
        """Return where a passage stands that stood in `section`: there still, unless it has moved to another."""
        near = self.near(place.span)
        stood_near = place.before and _near(self._before, place.before)
        if section in self._starts and section != stood_near:
            return section
        return near or section

    def near(self, span: Span) -> str:
        """Return the section whose heading stands nearest before a place."""
        return _near(self._starts, span) or self._opening

    def order(self, section: str) -> int:
        """Return where a section begins in the text."""
        return self._starts.get(section, -1)

    def _take(self, section: Kept, everything: Iterable[Kept]) -> None:
        slug = section.record.id.rpartition("/")[2]
        within = [place.span for each in everything for source, place in each.places if place and _is_in(source, slug)]
        if section.spans:
            self._headed[slug] = min(section.spans).start
        else:
            self._opening = self._opening or slug
        if section.spans or within:
            self._starts[slug] = min(section.spans or within).start

    def _called(self, section: Section, places: Places) -> str:
        return self._known(section, places) or self._new(section)

    def _known(self, section: Section, places: Places) -> str:
        """Return the section of the older edition that a drafted one is or lies in; "" where it is new."""
        heading = section.heading
        if heading is None:
            return self._opening
        same = (slug for slug, start in self._headed.items() if heading.span.start <= start < heading.span.end)
        return next(same, "") or (self._kept_near(heading.span) if places.stands_in_old(heading.text) else "")

    def _kept_near(self, span: Span) -> str:
        """Return the section that a place lies in if it is kept; two headings under a new one are not one section."""
        near = self.near(span)
        return "" if near in self._added else near

    def _new(self, section: Section) -> str:
        name, number = section.slug, 2
        while name in self._taken:
            name, number = f"{section.slug}-{number}", number + 1
        self._taken.add(name)
        self._added.add(name)
        self._starts[name] = section.heading.span.start if section.heading else 0
        return name


def _starts_in_old(kept: Iterable[Kept]) -> dict[str, int]:
    return {
        each.record.id.rpartition("/")[2]: place.before.start
        for each in kept
        if each.record.type == "Section"
        for _, place in each.places[:1]
        if place and place.before
    }


def _near(starts: Mapping[str, int], span: Span) -> str:
    ordered = sorted((start, slug) for slug, start in starts.items())
    at = bisect_right(ordered, span.start, key=lambda each: each[0])
    return ordered[at - 1][1] if at else ""


def _is_in(source: object, section: str) -> bool:
    return isinstance(source, Mapping) and source.get("section") == section
