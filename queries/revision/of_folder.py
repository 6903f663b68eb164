"""Amendments between two states of one workspace: records with the same id, held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.dataset import Place
from graph.revision import Revision
from queries.comparison.aspect import Aspect, Subject, Value
from queries.comparison.aspects import SOURCE, Contrast
from queries.comparison.link import Correspondence
from queries.comparison.naming import Naming
from queries.comparison.properties import title_of
from queries.comparison.thing import Thing, holders, things_of
from queries.revision.amendment import Amendment
from queries.revision.passage_index import cited_in

#: What stands for the property, of where a record stands.
FILE = "file"


class FolderAmendments:
    """What the records of one edition underwent since another state of their workspace."""

    def __init__(self, revision: Revision, naming: tuple[Naming, Naming], files: Mapping[str, str], edition: str):
        self.revision, self.naming, self.edition = revision, naming, edition
        self.before, self.after = things_of(revision.before.quads), things_of(revision.after.quads)
        self.cited = (cited_in(revision.before.quads, files), cited_in(revision.after.quads, files))
        have_parts = holders(self.before) | holders(self.after)
        self.contrast = Contrast(self.before, self.after, naming, Correspondence(), have_parts)

    def amendments(self) -> Iterator[Amendment]:
        """Yield an amendment for each record that says something else than before."""
        for iri in sorted(self._touched()):
            amendment = self._amendment(iri)
            if amendment.aspects or amendment.state != "changed":
                yield amendment

    def _touched(self) -> set[str]:
        """Return the records that are written otherwise, or that stand in another file."""
        before, after = self.revision.before, self.revision.after
        records = before.data.keys() | after.data.keys()
        return {iri for iri in records if before.data.get(iri) != after.data.get(iri) or self._is_moved(iri)}

    def _is_moved(self, iri: str) -> bool:
        """Tell whether a record has gone over to a file that was there already; a new file is no move."""
        before, after = self.revision.before, self.revision.after
        old, new = before.places.get(iri), after.places.get(iri)
        return bool(old and new and old.file != new.file and old.file in after.ends and new.file in before.ends)

    def _amendment(self, iri: str) -> Amendment:
        old, new = self.before.get(iri), self.after.get(iri)
        side = 0 if new is None else 1
        thing = new or old
        assert thing is not None  # a record is there on one side at least
        return Amendment(
            subject=Subject(iri, self.naming[side].label(iri), thing.type),
            state="changed" if old and new else "lost" if old else "added",
            edition=self.edition,
            aspects=self._aspects(iri, old, new),
            places=self._places(iri),
            passages=self.cited[side].get(iri, ()),
            where=self.revision.edition or "",
        )

    def _aspects(self, iri: str, old: Thing | None, new: Thing | None) -> tuple[Aspect, ...]:
        before, after = [old] if old else [], [new] if new else []
        beside = (*self._source(iri), *self._file(iri)) if old and new else ()
        return (*self.contrast.aspects(before, after), *beside)

    def _file(self, iri: str) -> Iterator[Aspect]:
        if self._is_moved(iri):
            old, new = (side.places[iri].file.as_posix() for side in (self.revision.before, self.revision.after))
            before, after = (Value(old),), (Value(new),)
            yield Aspect(
                FILE,
                FILE,
                title_of(FILE, self.naming[0].language),
                before,
                after,
                lost=before,
                gained=after,
                substantial=False,
                terms=(f"- {old}", f"+ {new}"),
            )

    def _source(self, iri: str) -> Iterator[Aspect]:
        """Yield where the record says that it stands, if that differs."""
        before, after = self._sources(0, iri), self._sources(1, iri)
        if before.keys() != after.keys():
            lost, gained = before.keys() - after.keys(), after.keys() - before.keys()
            yield Aspect(
                "source",
                SOURCE,
                title_of(SOURCE, self.naming[0].language),
                before=tuple(before.values()),
                after=tuple(after.values()),
                lost=tuple(value for key, value in before.items() if key in lost),
                gained=tuple(value for key, value in after.items() if key in gained),
                substantial=False,
                terms=(*sorted(f"- {key}" for key in lost), *sorted(f"+ {key}" for key in gained)),
            )

    def _sources(self, side: int, iri: str) -> dict[object, Value]:
        thing = (self.before, self.after)[side].get(iri)
        passages = {passage.iri: passage for passage in self.cited[side].get(iri, ())}
        named = self.naming[side]
        return {
            passages.get(source, source): named.passage(passages[source])
            if source in passages
            else Value(named.label(source), source)
            for source in (thing.iris(SOURCE) if thing else ())
        }

    def _places(self, iri: str) -> tuple[Place, ...]:
        """Return where the record stands, or where it stood before it was taken away."""
        before, after = self.revision.before.places, self.revision.after
        if iri in after.places:
            return (after.places[iri],)
        old = before[iri]
        if old.file not in after.ends:
            return ()
        below = (
            after.places[other].line - 1
            for other, place in before.items()
            if place.file == old.file == getattr(after.places.get(other), "file", None) and place.line > old.line
        )
        return (Place(old.file, min(below, default=after.ends[old.file])),)
