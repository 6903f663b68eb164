"""A report: what became of what between two editions, or the part of it that was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from queries.comparison import KINDS, Change, Comparison, Kind, Selection, group_of, groups
from queries.comparison.properties import told
from queries.passages import CitedPassage
from server.language import Language, Texts, texts_in
from server.pages.words import Words, in_language


@dataclass(frozen=True)
class ComparisonReport:
    """A comparison and what of it to show; `old` and `new` are what the sides are called."""

    title: str
    old: str
    new: str
    comparison: Comparison
    language: Language
    selection: Selection = field(default_factory=Selection)
    #: The selection in words; "" where everything is shown.
    chosen: str = ""
    #: Language that the documents are written in.
    quoted_in: str = "sv"
    #: What everything is called, by IRI and language.
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def texts(self) -> Texts:
        """Return the texts in its language."""
        return texts_in(self.language)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return the changes to show."""
        return self.selection.of(self.comparison.changes)

    @property
    def counts(self) -> dict[Kind, int]:
        """Return how many of them there are of each kind."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in KINDS}

    @property
    def summary(self) -> str:
        """Return the numbers in words, kinds without any left out."""
        told = [self.texts.counted(f"compare.count.{kind}", count) for kind, count in self.counts.items() if count]
        return ", ".join(told) or self.texts("compare.nothing")

    @property
    def weak(self) -> tuple[str, ...]:
        """Return why some absences are weak evidence."""
        return tuple(dict.fromkeys(change.weak for change in self.changes if change.weak))

    def section(self, passage: CitedPassage) -> Words:
        """Return the title of the section that a passage stands in, else the name of its document."""
        return in_language(self.names.get(passage.within, {}), self.language, passage.section or passage.document)

    def by_group(self) -> Iterator[tuple[str, str, tuple[Change, ...]]]:
        """Yield each group that has changes: its name, its title and its changes."""
        for name in groups():
            found = tuple(change for change in self.changes if group_of(change.type) == name)
            if found:
                yield name, told("groups", name, self.language), found
