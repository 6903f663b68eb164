"""The words of the chart itself, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from server.chart.model import Evidence, Fate, Language

EVIDENCE_WORDS: Final[Mapping[Language, Mapping[Evidence, str]]] = MappingProxyType(
    {
        "sv": {"stated": "uttalat", "drawn": "ritat", "inferred": "härlett"},
        "en": {"stated": "stated", "drawn": "drawn", "inferred": "inferred"},
    }
)

#: What the legend says of each grade of evidence.
EVIDENCE_LEGEND: Final[Mapping[Language, Mapping[Evidence, str]]] = MappingProxyType(
    {
        "sv": {
            "stated": "uttalat i dokumentet",
            "drawn": "ritat i dokumentets bild",
            "inferred": "härlett ur det som står",
        },
        "en": {
            "stated": "stated in the document",
            "drawn": "drawn in the document's chart",
            "inferred": "inferred from what it says",
        },
    }
)

#: Fates that have a sign, plus or minus, at a box and in a line.
SIGNED: Final[tuple[Fate, ...]] = ("new", "gone")

FATE_WORDS: Final[Mapping[Language, Mapping[Fate, str]]] = MappingProxyType(
    {
        "sv": {"kept": "som förut", "changed": "ändrad", "new": "ny", "gone": "borta", "ghost": "stod här förut"},
        "en": {"kept": "as before", "changed": "changed", "new": "new", "gone": "gone", "ghost": "stood here before"},
    }
)

WORDS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType(
    {
        "sv": {
            "provisional": "tillfällig",
            "in focus": "i fokus",
            "marked": "markerat",
            "lines": "Linjer",
            "frame": "Ram",
            "provisional body": "tillfälligt organ eller på prov",
            "dot": "Punkt",
            "empty place": "finns inte här i den valda utgåvan",
            "empty dot": "utan linje i den valda utgåvan",
            "earlier": "tidigare",
            "source": "Källa",
            "evidence": "Belägg",
            "changes": "Ändringar",
            "new body": "nytt organ",
            "gone body": "organ utan motsvarighet",
            "ghost body": "platsen förut",
            "new line": "ny linje",
            "gone line": "linje som inte finns kvar",
            "kept line": "linje som förut",
            "empty": "Det finns inget att rita: inga organ i den här vyn.",
        },
        "en": {
            "provisional": "provisional",
            "in focus": "in focus",
            "marked": "marked",
            "lines": "Lines",
            "frame": "Frame",
            "provisional body": "provisional body or on trial",
            "dot": "Dot",
            "empty place": "not here in the chosen edition",
            "empty dot": "without a line in the chosen edition",
            "earlier": "earlier",
            "source": "Source",
            "evidence": "Evidence",
            "changes": "Changes",
            "new body": "new body",
            "gone body": "body without counterpart",
            "ghost body": "place before",
            "new line": "new line",
            "gone line": "line that is gone",
            "kept line": "line as before",
            "empty": "There is nothing to draw: no bodies in this view.",
        },
    }
)
