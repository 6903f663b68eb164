"""Finding SERVICE in a query, since a query may not make the server call other hosts."""

from __future__ import annotations

import re

# SPARQL 1.1, 19.2: \uXXXX and \UXXXXXXXX may stand anywhere and are resolved before parsing.
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
#: What may hold a keyword or a mark without being one (SPARQL 1.1, 19.8).
QUOTED = re.compile(
    r'"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""'
    r"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|\#[^\n\r]*"
    # Variables and prefixed names, so that ?service and ex:service stay what they are.
    r"|[?$]\w+"
    r"|(?<![\w.-])[\w.-]*:[\w.:%-]*"
    r"|@[A-Za-z0-9-]+",
    re.DOTALL,
)
_KEYWORD = re.compile(r"(?<!\w)service(?!\w)", re.IGNORECASE)


def calls_other_endpoint(query: str) -> bool:
    """Tell whether `query` holds the keyword SERVICE outside strings, IRIs, names and comments."""
    if "service" not in query.lower() and "\\" not in query:
        return False
    return bool(_KEYWORD.search(bare(query)))


def bare(query: str) -> str:
    """Return `query` without strings, IRIs, names and comments: its keywords, numbers and marks."""
    resolved = _ESCAPE.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), query)
    return QUOTED.sub(" ", resolved)
