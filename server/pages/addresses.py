"""Where each thing has its page: IRIs of the workspace and the vocabulary as local paths."""

from __future__ import annotations

from urllib.parse import quote, unquote

from ontology.namespaces import STYRGRAF

ORGANISATION, BODY_PAGE = "organisation/", "/organ/"
DATA_PAGE, TERM_PAGE = "/id/", "/def/"


def path_of(iri: str, base: str) -> str | None:
    """Return the path of the page about `iri`, or None where it is neither ours nor the vocabulary's.

    Neither namespace is registered yet, so pages link by local path.
    """
    if iri.startswith(base + ORGANISATION):
        return BODY_PAGE + quote(iri.removeprefix(base + ORGANISATION))
    if iri.startswith(base):
        return DATA_PAGE + quote(iri.removeprefix(base))
    if iri.startswith(STYRGRAF):
        return TERM_PAGE + quote(iri.removeprefix(STYRGRAF))
    return None


def organisation_iri(slug: str, base: str) -> str:
    """Return the IRI of the organisation whose page is ``/organ/<slug>``."""
    return base + ORGANISATION + unquote(slug)
