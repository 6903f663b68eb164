"""The same page in other editions: its state is kept, but for what an edition does not tell of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from starlette.datastructures import URL, QueryParams

from ontology.namespaces import STYRGRAF
from server.pages.addresses import ORGANISATION, ROLE_PAGE, iri_of

if TYPE_CHECKING:
    from server.pages.site import Site

#: Parts of an address that say which edition, and how far one has turned in a list that is another there.
_VIEW: Final = frozenset({"utgava", "datum", "sida", "kolumner"})
#: Words that a reader has written, or a question chosen; they name nothing that an edition could lack.
_FREE: Final = frozenset({"q", "lang", "sok", "query", "exempel"})
#: Bodies of the styrkarta, which stay: it says which editions have what the one chosen lacks.
_STAYING: Final = frozenset({"fokus", "fran", "till", "markera"})
#: What an address calls the row of duties without a topic, and the column of those that nobody has.
_NONE: Final = frozenset({"inget", "ingen"})
#: What the name of a thing begins with that is given without it, by part of the address; elsewhere an organisation's.
_BEGINNINGS: Final = {"hjul": "wheel/", "roll": "role/"}
#: The lists of the vocabulary whose concepts an edition may make no use of.
_LISTS: Final = {"slag": "goal-kind/", "niva": "level/"}
_TOLD_IN: Final = """
SELECT DISTINCT ?thing ?graph {
  VALUES ?thing { %s }
  GRAPH ?graph {
    { ?thing <http://www.w3.org/2000/01/rdf-schema#label> ?label }
    UNION { [] <https://w3id.org/styrgraf/def/goalKind>|<https://w3id.org/styrgraf/def/level> ?thing }
    UNION { [] <https://w3id.org/styrgraf/def/duty>|<http://purl.org/dc/terms/subject> ?thing }
  }
}"""
#: How many years the cycle of a wheel has, by the graph that says so.
_CYCLES: Final = "SELECT ?graph ?years { GRAPH ?graph { [] <https://w3id.org/styrgraf/def/lengthOfCycle> ?years } }"


def _is_of_view(name: str) -> bool:
    """Whether a part of an address says which edition or, of one of several lists (`sida-svar`), how far one is."""
    return name.partition("-")[0] in _VIEW


def in_editions(site: Site, url: URL, editions: Iterable[str]) -> Mapping[str, str]:
    """Return the address of the page at `url` in each of `editions` that has it, by name (empty: the newest ones).

    Of its state, what names something that the edition does not tell of is left out, and only that; a role in a body
    is one thing, which an edition has whole or not at all.
    """
    pairs = [(name, value) for name, value in QueryParams(url.query).multi_items() if not _is_of_view(name)]
    about = iri_of(url.path, site.base)
    told, years = _told(site, pairs, about), _years(site) if any(name == "ar" for name, _ in pairs) else {}
    found = {}
    for edition in editions:
        graphs = {*site.service.view(edition).graphs}
        if about is None or told[about] & graphs:
            longest = max((years.get(graph, 1) for graph in graphs), default=1)
            kept = [
                (name, _known(site, name, value, told, graphs))
                for name, value in pairs
                if name != "ar" or (value.isdecimal() and int(value) <= longest)
            ]
            if url.path == ROLE_PAGE and any(value is None for _, value in kept):
                continue
            query = [pair for pair in (*kept, ("utgava", edition)) if pair[1] is not None]
            found[edition] = _address(url.path, [pair for pair in query if pair != ("utgava", "")])
    return found


def _address(path: str, query: list[tuple[str, str | None]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _known(site: Site, name: str, value: str, told: Mapping[str, Set[str]], graphs: Set[str]) -> str | None:
    """Return what is left of a value in an edition; None where nothing is."""
    if name in _FREE:
        return value
    if name == "ruta":
        return value if all(_is_told(site, name, end, told, graphs) for end in value.split(".", 1)) else None
    parts = value.split(",")
    left = [part for part in parts if _is_told(site, name, part, told, graphs)]
    return ",".join(left) if left else None


def _is_told(site: Site, name: str, part: str, told: Mapping[str, Set[str]], graphs: Set[str]) -> bool:
    named = [told[iri] for iri in _candidates(site, name, part) if told[iri]]
    return not named or any(each & graphs for each in named)


def _candidates(site: Site, name: str, part: str) -> tuple[str, ...]:
    """Return what a part of a value may name, by the end of its IRI."""
    if not part or name in _FREE | _STAYING or part in _NONE:
        return ()
    if name in ("rad", "ruta") and "~" in part:
        folder = quote(part.replace("~", "/"))
        return STYRGRAF + folder, site.base + folder
    if name in _LISTS:
        return (f"{STYRGRAF}{_LISTS[name]}{quote(part)}",)
    return site.base + _BEGINNINGS.get(name, ORGANISATION) + quote(part), site.base + quote(part)


def _told(site: Site, pairs: Iterable[tuple[str, str]], about: str | None) -> Mapping[str, Set[str]]:
    """Return the graphs that tell of each thing that the address may name."""
    wanted = {
        iri
        for name, value in pairs
        for part in value.split("." if name == "ruta" else ",", 1 if name == "ruta" else -1)
        for iri in _candidates(site, name, part)
    }
    told: dict[str, set[str]] = {iri: set() for iri in (*wanted, *([about] if about else ()))}
    if told:
        for row in site.service.store.select(_TOLD_IN % " ".join(f"<{iri}>" for iri in told)):
            told[row["thing"].value].add(row["graph"].value)
    return told


def _years(site: Site) -> Mapping[str, int]:
    """Return the length of the longest cycle that each graph tells of."""
    longest: dict[str, int] = {}
    for row in site.service.store.select(_CYCLES):
        graph, years = row["graph"].value, int(row["years"].value)
        longest[graph] = max(years, longest.get(graph, 1))
    return longest
