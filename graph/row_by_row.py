"""Queries of which few rows are expected, so written that their optional parts are looked up row by row.

Oxigraph guesses how many rows come before an OPTIONAL, and where it guesses many it reads all that the OPTIONAL could
ever match: all sections of all passages for the two duties of one body. LATERAL (SPARQL-dev, SEP-0006), which it has
too, says what is meant: for each row, and for that one alone.

What stands within a LATERAL sees the values of the row, which within an OPTIONAL only its triples and its own filters
do. Groups, further OPTIONALs, subqueries, VALUES and BIND would therefore answer otherwise, and are left as they are.
"""

from __future__ import annotations

import re
from typing import Final

from graph.service_clause import QUOTED

_TEXT: Final = rf"(?>{QUOTED.pattern})"
#: A filter may ask for a pattern: it sees the values of the row in both.
_EXISTS: Final = rf"\bEXISTS\s*\{{(?:{_TEXT}|[^{{}}])*+\}}"
_FLAT: Final = rf"\bOPTIONAL\s*\{{(?:{_TEXT}|{_EXISTS}|(?!\bBIND\b)[^{{}}])*+\}}"
_TOKEN: Final = re.compile(rf"{_TEXT}|(?P<flat>{_FLAT})|(?P<brace>[{{}}])", re.DOTALL | re.IGNORECASE)


def row_by_row(query: str) -> str:
    r"""Return `query` with the OPTIONALs of its outermost group as LATERALs; its answer is the same.

    Those that hold more than triples and filters stay, and so does a query with escapes, which may hide marks.

    >>> row_by_row("SELECT * { ?a ?b ?c OPTIONAL { ?c ?d ?e } }")
    'SELECT * { ?a ?b ?c LATERAL { OPTIONAL { ?c ?d ?e } } }'
    >>> row_by_row("SELECT * { ?a ?b ?c OPTIONAL { ?c ?d ?e BIND(?a AS ?f) } }")
    'SELECT * { ?a ?b ?c OPTIONAL { ?c ?d ?e BIND(?a AS ?f) } }'
    """
    depth = 0

    def written(token: re.Match[str]) -> str:
        nonlocal depth
        if token["flat"] and depth == 1:
            return f"LATERAL {{ {token[0]} }}"
        depth += {"{": 1, "}": -1}.get(token["brace"], 0)
        return token[0]

    return query if "\\" in query else _TOKEN.sub(written, query)
