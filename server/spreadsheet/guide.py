"""The words on the first sheet, and what a column wants."""

from __future__ import annotations

from collections.abc import Mapping

from ontology.schema import Key
from ontology.titles import definition_of
from server.commands.language import Language, Words
from server.spreadsheet.plan import CITED, EDITION, FILE, ID, OWNER, Field

SHEET: Words = {"sv": "Läs mig", "en": "Read me"}
LISTS: Words = {"sv": "Listor", "en": "Lists"}
COLUMNS: Mapping[Language, tuple[str, str, str]] = {
    "sv": ("Blad", "Vad det är", "Rader"),
    "en": ("Sheet", "What it is", "Rows"),
}
STEPS: Mapping[Language, tuple[str, ...]] = {
    "sv": (
        "Så här ändrar du i arbetsboken",
        "Varje blad är ett slags post, och varje rad är en post. Bladen står i listan nedan; klicka på ett namn.",
        "Ändra: skriv i cellen. Där det finns en lista väljer du i den. Håll pekaren över en rubrik så står där vad"
        " kolumnen betyder.",
        "Lägg till: skriv på första tomma raden. Välj vad posten står i, och lämna Identitet tom; den sätts när du"
        " läser in.",
        "Ta bort: ta bort hela raden. Rader på bladen Textställe och Platsgrupp som hörde till posten följer med.",
        "Flera värden: de står i kolumner med nummer, som Bärs av, Bärs av 2. Plustecknet ovanför kolumnerna visar"
        " fler.",
        "Var det står: bladet Textställe har en rad för varje ställe som en post vilar på, med avsnittet och ställets"
        " första och sista ord.",
        "Byt inte namn på blad och rubriker. Sortera, filtrera och dölj hur du vill. Skriv värden, inte formler.",
        "Läs in: styrgraf import FIL.xlsx --workspace MAPP. Du får se varje ändring i klartext innan något skrivs.",
    ),
    "en": (
        "How to change things in this workbook",
        "Each sheet is a kind of record, and each row is one record. The sheets are listed below; click on a name.",
        "Change: write in the cell. Where there is a list, choose from it. Rest the pointer on a heading to see what"
        " the column means.",
        "Add: write on the first empty row. Choose what the record stands in, and leave Identifier empty; it is given"
        " when you read the workbook in.",
        "Remove: delete the whole row. Rows on the sheets Passage and Seat group that belonged to the record go with"
        " it.",
        "Several values stand in numbered columns, such as Is borne by, Is borne by 2. The plus sign above the columns"
        " shows more.",
        "Where it stands: the sheet Passage has a row for each place that a record rests on, with its section and its"
        " first and last words.",
        "Do not rename sheets or headings. Sort, filter and hide as you like. Write values, not formulas.",
        "Read in: styrgraf import FILE.xlsx --workspace DIR. You see each change in plain words before anything is"
        " written.",
    ),
}
_HINTS: Mapping[str, Words] = {
    "iri": {"sv": "Välj i listan, eller skriv en identitet.", "en": "Choose from the list, or write an identifier."},
    "concept": {"sv": "Välj i listan.", "en": "Choose from the list."},
    "integer": {"sv": "Ett heltal.", "en": "A whole number."},
    "decimal": {"sv": "Ett tal.", "en": "A number."},
    "boolean": {"sv": "Ja eller nej.", "en": "Yes or no."},
    "time": {
        "sv": "År, månad eller dag: 2030, 2030-05, 2030-05-31.",
        "en": "A year, month or day: 2030, 2030-05, 2030-05-31.",
    },
    "month": {"sv": "En månad. Välj i listan.", "en": "A month. Choose from the list."},
    "monthday": {"sv": "En dag på året, som 31 oktober.", "en": "A day of the year, such as 31 October."},
    EDITION: {
        "sv": "Utgåvan som säger detta. reference är uppgifter som inget dokument säger men alla behöver.",
        "en": "The edition that says this. reference is what no document says but everybody needs.",
    },
    FILE: {
        "sv": "Filen i arbetsytan. Lämna tom för nya poster.",
        "en": "The file in the workspace. Leave empty for new records.",
    },
    ID: {
        "sv": "Postens fasta identitet. Ändra den inte. Lämna tom för nya poster.",
        "en": "The lasting identifier of the record. Do not change it. Leave empty for new records.",
    },
    OWNER: {"sv": "Posten som raden hör till.", "en": "The record that the row belongs to."},
    CITED: {
        "sv": "Källa för uppgifter som inte står i ett dokument här: en källa till referensdata, eller en webbadress.",
        "en": "The source of what no document here says: a source of reference data, or a web address.",
    },
}


def note_on(field: Field, language: Language) -> str:
    """Return what the column of `field` means and what it wants."""
    if field.key is None:
        return _HINTS[field.name][language]
    meaning = definition_of(field.key.iri).get(language, "")
    return "\n".join(text for text in (meaning, _hint(field.key, language)) if text)


def _hint(key: Key, language: Language) -> str:
    return _HINTS[key.kind][language] if key.kind in _HINTS else ""
