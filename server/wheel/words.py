"""The words of a wheel itself, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from server.chart.model import Language

WORDS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType(
    {
        "sv": {
            "undated": "Månad anges inte",
            "rings": "Ringar, utifrån och in",
            "marks": "Fält",
            "organises": "ordnar",
            "takes part": "är med",
            "inferred": "härlett, inte utskrivet",
            "today": "den här månaden; visaren visar i dag",
            "this month": "den här månaden",
            "empty": "Inga aktiviteter i det här urvalet.",
        },
        "en": {
            "undated": "No month is given",
            "rings": "Rings, from the outside in",
            "marks": "Fields",
            "organises": "organises",
            "takes part": "takes part",
            "inferred": "inferred, not spelt out",
            "today": "this month; the hand shows today",
            "this month": "this month",
            "empty": "No activities in this choice.",
        },
    }
)
