"""The words on the first sheet, and what a column wants."""

from __future__ import annotations

from collections.abc import Mapping

from ontology.meanings import meaning_of
from ontology.schema import Key
from server.commands.language import Language, Words
from server.spreadsheet.plan import CITED, EDITION, FILE, ID, OWNER, Field

SHEET: Words = {"sv": "Läs mig", "en": "Read me"}
LISTS: Words = {"sv": "Listor", "en": "Lists"}
COLUMNS: Mapping[Language, tuple[str, str, str]] = {
    "sv": ("Blad", "Vad det är", "Rader"),
    "en": ("Sheet", "What it is", "Rows"),
}
HEADING: Words = {"sv": "Så här ändrar du i arbetsboken", "en": "How to change things in this workbook"}
STEPS: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "sv": (
        (
            "Hitta",
            "Varje blad är ett slags post, och varje rad är en post. Bladen står i listan nedan; klicka på ett namn.",
        ),
        (
            "Ändra",
            "Skriv i cellen. Där det finns en lista väljer du i den. Håll pekaren över en rubrik så står där vad"
            " kolumnen betyder.",
        ),
        (
            "Lägg till",
            "Skriv på första tomma raden. Välj vad posten står i, och lämna Identitet tom; den sätts när du läser in.",
        ),
        (
            "Ta bort",
            "Ta bort hela raden. Rader på bladen Textställe och Platsgrupp som hörde till posten följer med.",
        ),
        (
            "Flera värden",
            "De står i kolumner med nummer, som Bärs av, Bärs av 2. Plustecknet ovanför kolumnerna visar fler.",
        ),
        (
            "Var det står",
            "Bladet Textställe har en rad för varje ställe som en post vilar på: avsnitt, första ord, sista ord.",
        ),
        (
            "Låt bli",
            "Byt inte namn på blad och rubriker. Skriv värden, inte formler. Sortera, filtrera och dölj hur du vill.",
        ),
        (
            "Läs in",
            "Kör styrgraf import FIL.xlsx --workspace MAPP. Varje ändring visas i klartext innan något skrivs.",
        ),
    ),
    "en": (
        ("Find", "Each sheet is a kind of record, and each row is one record. Click on a name in the list of sheets."),
        (
            "Change",
            "Write in the cell. Where there is a list, choose from it. Rest the pointer on a heading to see what the"
            " column means.",
        ),
        (
            "Add",
            "Write on the first empty row. Choose what the record stands in, and leave Identifier empty; it is given"
            " when you read the workbook in.",
        ),
        ("Remove", "Delete the whole row. Rows on the sheets Passage and Seat group that belonged to it go with it."),
        (
            "Several values",
            "They stand in numbered columns, such as Topic, Topic 2. The plus sign above the columns shows more.",
        ),
        (
            "Where it stands",
            "The sheet Passage has a row for each place that a record rests on: section, first words, last words.",
        ),
        (
            "Do not",
            "Do not rename sheets or headings. Write values, not formulas. Sort, filter and hide as you like.",
        ),
        (
            "Read in",
            "Run styrgraf import FILE.xlsx --workspace DIR. Each change is shown in plain words before it is written.",
        ),
    ),
}
_HINTS: Mapping[str, Words] = {
    "iri": {"sv": "Välj i listan, eller skriv en identitet.", "en": "Choose from the list, or write an identifier."},
    "address": {"sv": "En webbadress, https://…", "en": "A web address, https://…"},
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
    meaning = meaning_of(field.key).get(language, "")
    return "\n".join(text for text in (meaning, _hint(field.key, language)) if text)


def _hint(key: Key, language: Language) -> str:
    kind = "address" if key.is_address else key.kind
    return _HINTS[kind][language] if kind in _HINTS else ""
