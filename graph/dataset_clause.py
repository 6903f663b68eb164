"""Finding FROM in a query, since a query that names its graphs itself is not asked of a view."""

from __future__ import annotations

import re

from graph.service_clause import bare

_KEYWORD = re.compile(r"(?<!\w)from(?!\w)", re.IGNORECASE)


def names_dataset(query: str) -> bool:
    """Tell whether `query` has a FROM or FROM NAMED clause (SPARQL 1.1, 13.2)."""
    if "from" not in query.lower() and "\\" not in query:
        return False
    return bool(_KEYWORD.search(bare(query)))
