"""IRIs as prefixed names, as a query of somebody's own may write them (SPARQL 1.1, 4.1.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontology.namespaces import PREFIXES, STYRGRAF

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?", re.ASCII)
_PREFIX = re.compile(r"[A-Za-z](?:[\w-]*\w)?", re.ASCII)


@dataclass(frozen=True)
class Prefixed:
    """An IRI as `prefix`:`local`, where `prefix` stands for `namespace`."""

    prefix: str
    namespace: str
    local: str

    def __str__(self) -> str:
        return f"{self.prefix}:{self.local}"


def prefixed(iri: str, base: str) -> Prefixed | None:
    """Return `iri` as a prefixed name; None where it has none that needs no escapes.

    What the workspace whose data begin with `base`, or the vocabulary, holds in a folder gets the folder as
    prefix: ``organisation:beredningsgruppen``, ``duty:bereda``.
    """
    namespace, local = _split(iri)
    if not _LOCAL.fullmatch(local):
        return None
    prefix = next((prefix for prefix, known in PREFIXES.items() if known == namespace), None)
    prefix = prefix or _of_folder(namespace, base) or _of_folder(namespace, STYRGRAF)
    return Prefixed(prefix, namespace, local) if prefix and _PREFIX.fullmatch(prefix) else None


def shortened(iri: str, base: str) -> str:
    """Return `iri` as a prefixed name, or else in angle brackets."""
    return str(prefixed(iri, base) or f"<{iri}>")


def _split(iri: str) -> tuple[str, str]:
    at = max(iri.rfind("/"), iri.rfind("#")) + 1
    return iri[:at], iri[at:]


def _of_folder(namespace: str, base: str) -> str:
    return namespace.removeprefix(base).strip("/").replace("/", "-") if namespace.startswith(base) else ""
