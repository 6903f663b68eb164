"""From the path of a request to the thing it names, and to what comes close where it names none."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cached_property

from pyoxigraph import NamedNode

from ontology.namespaces import STYRGRAF
from ontology.releases import AXIOMS, version_iri
from ontology.uses import shapes
from server.pages.addresses import DATA_PAGE, path_of
from server.service import Service

_MOST_SUGGESTED = 5
#: Beyond this many characters a path is not compared with others.
_LONGEST_COMPARED = 200


class Resolver:
    """Knows every IRI that something is said about, and every graph."""

    def __init__(self, service: Service) -> None:
        self._dataset = service.dataset

    @cached_property
    def described(self) -> frozenset[str]:
        """Return the IRIs of all things, shapes included, and the names of all graphs."""
        quads = self._dataset.quads
        nodes = {node for quad in quads for node in (quad.subject, quad.graph_name)}
        named = (node.value for node in nodes if isinstance(node, NamedNode))
        return frozenset((*named, *shapes(), AXIOMS))

    def data(self, path: str) -> str | None:
        """Return the IRI that ``/id/<path>`` stands for.

        The path is counted from the base of the workspace; one that repeats the end of the base,
        as the path of the IRI itself does, is understood too.
        """
        base = self._dataset.base
        whole = base.partition(DATA_PAGE)[0] + DATA_PAGE + path
        return next((iri for iri in (base + path, whole) if iri in self.described), None)

    def term(self, path: str) -> str | None:
        """Return the IRI that ``/def/<path>`` stands for: that of the version served is the vocabulary itself."""
        iri = STYRGRAF + path
        if iri == version_iri():
            return STYRGRAF
        return iri if iri in self.described else None

    def close(self, path: str) -> tuple[str, ...]:
        """Return the local paths that are most like `path`, the likeliest first."""
        if len(path) > _LONGEST_COMPARED:
            return ()
        parent, _, name = path.casefold().rpartition("/")
        alike = get_close_matches(name, self._by_name, n=_MOST_SUGGESTED)
        things = [iri for each in alike for iri in self._by_name[each]]
        things.sort(key=lambda iri: not iri.casefold().rpartition("/")[0].endswith(parent))
        paths = (path_of(iri, self._dataset.base) for iri in things)
        return tuple(each for each in paths if each)[:_MOST_SUGGESTED]

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for iri in sorted(self.described):
            found.setdefault(iri.rpartition("/")[2].casefold(), []).append(iri)
        return found
