"""The words of the portable network, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from server.chart.model import Language

WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "sv": {
        "legend": "Teckenförklaring",
        "kinds": "Linjer att visa",
        "grades": "Belägg",
        "levels": "Nivåer",
        "list": "Alla linjer",
        "list_about": "Samma linjer som i bilden, i ord.",
        "beside": "Linjer från eller till den som inte har någon ruta",
        "bodies": "Alla organ",
        "zoom_in": "Förstora",
        "zoom_out": "Förminska",
        "fit": "Visa allt",
        "picture": "Nätverket som bild. Listan nedanför säger samma sak.",
        "hint": "Dra för att flytta bilden. Peka på en ruta eller linje för att läsa mer.",
        "empty": "Det finns inget att rita: inga organ i den här vyn.",
        "no_script": "Bilden behöver JavaScript. Allt den visar står i listan nedanför.",
    },
    "en": {
        "legend": "Legend",
        "kinds": "Lines to show",
        "grades": "Evidence",
        "levels": "Levels",
        "list": "All lines",
        "list_about": "The same lines as in the picture, in words.",
        "beside": "Lines from or to what has no box",
        "bodies": "All bodies",
        "zoom_in": "Zoom in",
        "zoom_out": "Zoom out",
        "fit": "Show all",
        "picture": "The network as a picture. The list below says the same.",
        "hint": "Drag to move the picture. Point at a box or a line to read more.",
        "empty": "There is nothing to draw: no bodies in this view.",
        "no_script": "The picture needs JavaScript. All it shows is in the list below.",
    },
}
