"""A record of the edition that is revised, as the new edition has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import Any, Final

from graph.drafting.carrying.keeping import How, Kept, names_in
from graph.drafting.carrying.places import Place
from graph.drafting.marked import Comments, Marked
from graph.record import Record

Fields = dict[str, Any]
#: How sure it is that a record that is kept so still holds; rules of thumb. What is kept whole needs no mark.
_SURE: Final[Mapping[How, float]] = {"around": 0.5, "led": 0.5, "unread": 0.7, "partly": 0.5, "named": 0.4}
_POINTS_AT_NOTHING: Final = 0.5
_MARKS: Final = ("prefix", "textStart", "textEnd", "suffix")


class Renewing:
    """Makes records of one edition into records of the next."""

    def __init__(self, editions: tuple[str, str], kept: Set[str], left: Set[str], comments: Comments) -> None:
        """Take the ids of the older and the newer edition, and those of the older one's records."""
        self._old, self._new = editions
        self._kept, self._left = kept, left
        self._comments = comments
        #: What was drafted in place of what is left, by the id in the older edition.
        self.drafted_anew: Mapping[str, str] = {}

    @property
    def of_the_rest(self) -> str:
        """What is said of the records that are not carried over: new or changed since the older edition."""
        return self._comments("since", words=self._old)

    def identity(self, old: str) -> str:
        """Return what a record is called in the new edition; what endures keeps its id."""
        start = f"{self._old}/"
        return f"{self._new}/{old.removeprefix(start)}" if old.startswith(start) else old

    def fields(self, kept: Kept, section_of: Callable[[str, Place], str]) -> Fields:
        """Return the record, its places in the sections that `section_of` tells."""
        found = {key: self._said(key, value) for key, value in kept.record.data.items() if key != "source"}
        sources = [self._source(source, place, section_of) for source, place in kept.places]
        if kept.how in _SURE and sources:
            why = self._comments(f"carried-{kept.how}", words=self._old)
            return found | {"source": Marked(sources, self._comments.uncertain(_SURE[kept.how], why))}
        return found | ({"source": sources} if sources else {})

    def speaks_of_left(self, record: Record) -> bool:
        """Whether a record that is kept speaks of something that is not, or that was drafted anew."""
        return any(set(names_in(value)) & self._left for key, value in record.data.items() if key != "id")

    def lacks(self, record: Record) -> bool:
        """Whether something that a record spoke of is there no more in the new edition, so that it is marked."""
        return any(self._lost(key, value) for key, value in record.data.items())

    def _lost(self, key: str, value: Any) -> list[str]:
        return sorted((set(names_in(value)) & self._left) - self.drafted_anew.keys()) if key != "id" else []

    def _said(self, key: str, value: Any) -> Any:
        renewed, lost = self._renewed(value), self._lost(key, value)
        if not lost:
            return renewed
        why = self._comments("carried-pointed", words=", ".join(lost))
        return Marked(renewed or None, self._comments.uncertain(_POINTS_AT_NOTHING, why))

    def _renewed(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._name(value)
        if isinstance(value, Mapping):
            return {key: inner for key, each in value.items() if (inner := self._renewed(each)) is not None}
        if isinstance(value, list):
            return [inner for each in value if (inner := self._renewed(each)) is not None]
        return value

    def _name(self, name: str) -> str | None:
        if name == f"edition/{self._old}":
            return f"edition/{self._new}"
        if name in self._left:
            return self.drafted_anew.get(name)
        return self.identity(name) if name in self._kept else name

    def _source(self, source: Any, place: Place | None, section_of: Callable[[str, Place], str]) -> Any:
        if place is None:
            return self._renewed(source)
        locator = place.locator
        texts = (locator.prefix, locator.text_start, locator.text_end, locator.suffix)
        marks = {name: text for name, text in zip(_MARKS, texts, strict=True) if text}
        return {"section": section_of(str(source.get("section", "")), place), **marks}
