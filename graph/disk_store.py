"""A dataset on disk, read by as many processes as like; memory holds no more of it than is being asked for."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import IO

from pyoxigraph import DefaultGraph, NamedNode, Quad
from pyoxigraph import Store as Oxigraph

from graph.dataset_clause import names_dataset
from graph.store import Answer, OxigraphStore, run_on

#: What the names of graphs begin with that hold the merge of others.
_MERGED = "urn:styrgraf:merged:"


class DiskStore(OxigraphStore):
    """What `fill` has written to `folder`; see Store for what it answers.

    A query on a view is asked of one graph that holds its merge, as one on a list of graphs is several times
    slower, on disk more than in memory. Of graphs that were not merged there, a copy in memory is asked.
    `keep` stays open for as long as the store does. Raises OSError where there is no such store, and
    RuntimeError where it is broken.
    """

    def __init__(self, folder: Path, base: str | None = None, keep: IO[bytes] | None = None) -> None:
        super().__init__((), base)
        self.folder = folder
        if keep:
            weakref.finalize(self, keep.close)
        self._store = Oxigraph.read_only(str(folder))
        names = [name for name in self._store.named_graphs() if isinstance(name, NamedNode)]
        self._merges = {name for name in names if name.value.startswith(_MERGED)}
        self._named = [name for name in names if name not in self._merges]

    def answer(
        self,
        query: str,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Run any read-only query; see Store."""
        if default_graphs is None and named_graphs is None:
            if names_dataset(query):
                return run_on(self._store, query, self.base)
            return run_on(self._store, query, self.base, default_graph=[DefaultGraph()], named_graphs=self._named)
        named = self._named if named_graphs is None else [NamedNode(name) for name in named_graphs]
        default = tuple(default_graphs or ())
        merge = NamedNode(_merged(default))
        if len(default) > 1 and merge not in self._merges:
            return self._merged(query, default, named)
        graphs = [merge] if len(default) > 1 else [NamedNode(name) for name in default]
        return run_on(self._store, query, self.base, default_graph=graphs, named_graphs=named)

    def _quads(self) -> Iterable[Quad]:
        """Return all quads of the dataset, without the merges."""
        return (quad for name in self._named for quad in self._store.quads_for_pattern(None, None, None, name))


def fill(folder: Path, quads: Sequence[Quad], views: Iterable[Sequence[str]]) -> None:
    """Write `quads` to a new store in `folder`, with the merge of all graphs and of those of each of `views`.

    Raises OSError where the disk does not take it.
    """
    store = Oxigraph(str(folder))
    store.bulk_extend(quads)
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    for graphs in views:
        names, merge = {NamedNode(name) for name in graphs}, NamedNode(_merged(tuple(graphs)))
        own = (quad for quad in quads if quad.graph_name in names)
        store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object, merge) for quad in own)
    store.flush()
    store.optimize()


def _merged(graphs: tuple[str, ...]) -> str:
    """Return the name of the graph that holds the merge of `graphs`, whatever their order."""
    return _MERGED + sha256("\n".join(sorted(graphs)).encode()).hexdigest()[:32]
