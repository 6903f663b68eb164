"""What can be the base of a workspace: how the IRIs of all that it describes begin."""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import NamedNode

from graph.message import Message
from ontology.namespaces import STYRGRAF

_SHAPE: Final = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+/")
#: Longer addresses are cut off by some web servers.
_LONGEST: Final = 2000


def why_no_base(value: object) -> Message | None:
    """Return the sentence that says why `value` cannot be a base IRI; None where it can.

    A base is an absolute web address that ends in a slash (RFC 3987), outside the vocabulary itself.
    """
    if not isinstance(value, str) or len(value) > _LONGEST or not _SHAPE.fullmatch(value) or not _is_iri(value):
        return Message("The base IRI has to be a web address that begins with https:// and ends in '/'.")
    if value.startswith(STYRGRAF):
        return Message("The base IRI cannot lie in the vocabulary's own, {vocabulary}.", vocabulary=STYRGRAF)
    return None


def _is_iri(value: str) -> bool:
    try:
        NamedNode(value)
    except ValueError:
        return False
    return True
