"""Where each thing has its page: IRIs of the workspace and the vocabulary as local paths."""

from __future__ import annotations

from urllib.parse import quote, unquote

from ontology.namespaces import STYRGRAF

ORGANISATION, BODY_PAGE = "organisation/", "/organ/"
EDITION, DOCUMENT_PAGE = "edition/", "/dokument/"
DATA_PAGE, TERM_PAGE = "/id/", "/def/"
ROLE_PAGE = "/min-roll"
#: The things that have pages of their own, by the beginning of their names.
_PAGES = ((ORGANISATION, BODY_PAGE), (EDITION, DOCUMENT_PAGE), ("", DATA_PAGE))


def path_of(iri: str, base: str) -> str | None:
    """Return the path of the page about `iri`, or None where it is neither ours nor the vocabulary's.

    Neither namespace is registered yet, so pages link by local path.
    """
    for beginning, page in _PAGES:
        if iri.startswith(base + beginning):
            return page + quote(iri.removeprefix(base + beginning))
    if iri.startswith(STYRGRAF):
        return TERM_PAGE + quote(iri.removeprefix(STYRGRAF))
    return None


def iri_of(path: str, base: str) -> str | None:
    """Return the IRI of the thing of the workspace whose page is `path`, or None where it is no such page."""
    for beginning, page in _PAGES:
        if path.startswith(page):
            return base + beginning + quote(unquote(path.removeprefix(page)))
    return None


def organisation_iri(slug: str, base: str) -> str:
    """Return the IRI of the organisation whose page is ``/organ/<slug>``."""
    return base + ORGANISATION + unquote(slug)
