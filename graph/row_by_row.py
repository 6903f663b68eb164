"""Queries of which few rows are expected, so written that their optional parts are looked up row by row.

Oxigraph guesses how many rows come before an OPTIONAL, and where it guesses many it reads all that the OPTIONAL could
ever match: all sections of all passages for the two duties of one body. LATERAL (SPARQL-dev, SEP-0006), which it has
too, says what is meant: for each row, and for that one alone.
"""

from __future__ import annotations

import re

from graph.service_clause import QUOTED

_TOKEN = re.compile(rf"(?P<quoted>{QUOTED.pattern})|\bOPTIONAL\b\s*\{{|[{{}}]", re.DOTALL | re.IGNORECASE)


def row_by_row(query: str) -> str:
    """Return `query` with the OPTIONALs of its outermost group as LATERALs; its answer is the same.

    >>> row_by_row("SELECT * { ?a ?b ?c OPTIONAL { ?c ?d ?e } }")
    'SELECT * { ?a ?b ?c LATERAL { OPTIONAL { ?c ?d ?e } } }'
    """
    depth, is_open = 0, False

    def written(token: re.Match[str]) -> str:
        nonlocal depth, is_open
        text = token[0]
        if token["quoted"]:
            return text
        depth += -1 if text == "}" else 1
        if depth == 2 and len(text) > 1:
            is_open = True
            return f"LATERAL {{ {text}"
        if depth == 1 and text == "}" and is_open:
            is_open = False
            return "} }"
        return text

    return _TOKEN.sub(written, query)
