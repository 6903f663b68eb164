"""A file that is not read as a workbook, and why, in either language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.errors import StyrgrafError
from server.commands.language import Language, Words

#: What goes on from the name of the file.
_REASONS: Final[Mapping[str, Words]] = {
    "older": {
        "sv": "är krypterad eller av ett äldre slag; spara den som .xlsx utan lösenord",
        "en": "is encrypted or of an older kind; save it as .xlsx without a password",
    },
    "large": {"sv": "är större än {most} MB; dela den", "en": "is larger than {most} MB; split it"},
    "damaged": {
        "sv": "är ingen arbetsbok eller en skadad; öppna den och spara den på nytt",
        "en": "is no workbook or a damaged one; open it and save it anew",
    },
    "parts": {
        "sv": "är packad av fler än {most} delar; det är ingen arbetsbok",
        "en": "is packed of more than {most} parts; no workbook is",
    },
    "encrypted": {
        "sv": "är krypterad; spara den utan lösenord",
        "en": "is encrypted; save it without a password",
    },
    "other": {
        "sv": "är en packad fil men ingen arbetsbok; spara den som .xlsx",
        "en": "is a packed file but no workbook; save it as .xlsx",
    },
    "macros": {
        "sv": "har makron; spara den som .xlsx utan dem",
        "en": "holds macros; save it as .xlsx without them",
    },
    "double": {
        "sv": "har två delar med samma namn; öppna den och spara den på nytt",
        "en": "holds two parts of the same name; open it and save it anew",
    },
    "unpacked": {
        "sv": "blir större än {most} MB uppackad; dela den",
        "en": "unpacks to more than {most} MB; split it",
    },
    "no-sheet": {
        "sv": "nämner ett blad som inte finns i den; öppna den och spara den på nytt",
        "en": "names a sheet that is not in it; open it and save it anew",
    },
    "cells": {"sv": "har fler än {most} celler; dela den", "en": "has more than {most} cells; split it"},
    "deep": {
        "sv": "har XML i fler än {most} nivåer; det har ingen arbetsbok",
        "en": "nests its XML deeper than {most} levels; no workbook does",
    },
    "lies": {
        "sv": "blir större uppackad än den säger; det gör ingen arbetsbok",
        "en": "unpacks to more than it says; no workbook does",
    },
    "no-xml": {
        "sv": "har en del som inte är XML, {part}; öppna den och spara den på nytt",
        "en": "has a part that is not XML, {part}; open it and save it anew",
    },
    "outside": {
        "sv": "har en cell utanför bladet; öppna den och spara den på nytt",
        "en": "has a cell outside the sheet; open it and save it anew",
    },
    "far": {
        "sv": "når till cell {cell} på ett blad, längre än som kan läsas; ta bort raderna och kolumnerna efter den"
        " sista som används",
        "en": "reaches to cell {cell} on a sheet, further than can be read; delete the rows and columns after the last"
        " one that is used",
    },
    "doctype": {
        "sv": "anger en dokumenttyp eller entiteter i sin XML, och det får ingen arbetsbok",
        "en": "declares a document type or entities in its XML, which no workbook may",
    },
    "unreadable": {
        "sv": "kan inte läsas; öppna den och spara den på nytt",
        "en": "cannot be read; open it and save it anew",
    },
    "foreign": {
        "sv": "är inte skriven av styrgraf, eller har förlorat sitt dolda blad; exportera på nytt",
        "en": "was not written by styrgraf export, or has lost its hidden sheet; export anew",
    },
    "another": {
        "sv": "är ur en annan arbetsyta, {given}; läs in den där (--workspace DIR)",
        "en": "is of another workspace, {given}; name that one with --workspace DIR",
    },
}


class NotAWorkbook(Exception):
    """A file that is not read; what it is called is known to whoever catches this."""

    def __init__(self, kind: str, **given: object) -> None:
        super().__init__(kind)
        self.kind, self.given = kind, given

    def told(self, name: str, language: Language) -> RefusedWorkbook:
        """Return the same as an error that names the file, in one language."""
        return RefusedWorkbook(f"{name} {_REASONS[self.kind][language].format(**self.given)}.", language)


class RefusedWorkbook(StyrgrafError):
    """A file that is not read as a workbook, in one sentence."""

    def __init__(self, told: str, language: Language) -> None:
        super().__init__(told)
        #: The language of the sentence.
        self.language: Language = language
