"""What is wrong in a cell, in sentences: what stood there and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from server.commands.language import Words

SENTENCES: Mapping[str, Words] = {
    "ambiguous": {
        "sv": "”{given}” heter flera. Skriv identiteten i stället, en av: {ids}.",
        "en": "“{given}” is the name of several. Write the identifier instead, one of: {ids}.",
    },
    "unknown-name": {
        "sv": "Ingen post heter ”{given}”. Välj i listan, eller lägg till posten på dess blad.",
        "en": "No record is called “{given}”. Choose from the list, or add the record on its sheet.",
    },
    "unknown-concept": {
        "sv": "”{given}” finns inte i listan. Välj ett av orden i den.",
        "en": "“{given}” is not in the list. Choose one of its words.",
    },
    "unfit": {
        "sv": "Kolumnen tar inte emot sådant som ”{given}”. Välj i listan.",
        "en": "The column does not take things such as “{given}”. Choose from the list.",
    },
    "no-name": {
        "sv": "Posten {given} har inget namn längre. Skriv ett, eller ta bort raden om posten ska bort.",
        "en": "The record {given} has no name any more. Write one, or remove the row if the record is to go.",
    },
    "no-address": {
        "sv": "”{given}” är ingen webbadress. Skriv den från https:// till slutet, utan mellanslag.",
        "en": "“{given}” is no web address. Write it from https:// to its end, without spaces.",
    },
    "no-text": {
        "sv": "”{given}” är ingen text. Skriv ord, eller töm cellen.",
        "en": "“{given}” is no text. Write words, or empty the cell.",
    },
    "with-time": {
        "sv": "”{given}” har ett klockslag. Skriv bara datumet.",
        "en": "“{given}” has a time of day. Write the date alone.",
    },
    "no-integer": {
        "sv": "”{given}” är inget heltal. Skriv bara siffror.",
        "en": "“{given}” is no whole number. Write digits only.",
    },
    "no-number": {
        "sv": "”{given}” är inget tal. Skriv siffror, med komma före decimaler.",
        "en": "“{given}” is no number. Write figures, with a point before decimals.",
    },
    "no-truth": {
        "sv": "”{given}” är varken ja eller nej. Skriv ett av dem.",
        "en": "“{given}” is neither yes nor no. Write one of them.",
    },
    "no-date": {
        "sv": "”{given}” är inget datum. Skriv år, månad eller dag: 2030, 2030-05 eller 2030-05-31.",
        "en": "“{given}” is no date. Write a year, a month or a day: 2030, 2030-05 or 2030-05-31.",
    },
    "no-month": {
        "sv": "”{given}” är ingen månad. Välj en i listan.",
        "en": "“{given}” is no month. Choose one from the list.",
    },
    "no-day": {
        "sv": "”{given}” är ingen dag på året. Skriv den som 31 oktober.",
        "en": "“{given}” is no day of the year. Write it as 31 October.",
    },
    "too-long": {
        "sv": "”{given}” är längre än {most} tecken. Ange bara de första eller sista orden.",
        "en": "“{given}” is longer than {most} characters. Give the first or last words only.",
    },
    "formula": {
        "sv": "Här står en formel. Klistra in dess resultat som värde.",
        "en": "There is a formula here. Paste its result as a value.",
    },
    "error": {
        "sv": "Här står ett felvärde, som #REFERENS!. Skriv ett värde, eller töm cellen.",
        "en": "There is an error value here, such as #REF!. Write a value, or empty the cell.",
    },
    "merged": {
        "sv": "Cellerna {given} är sammanfogade. Dela dem igen.",
        "en": "The cells {given} are merged. Split them again.",
    },
    "no-sheet": {
        "sv": "Bladet saknas i arbetsboken. Lägg tillbaka det, eller exportera på nytt; för att ta bort poster, ta bort"
        " deras rader.",
        "en": "The sheet is missing from the workbook. Put it back, or export anew; to remove records, delete their"
        " rows.",
    },
    "unknown-sheet": {
        "sv": "Bladet hör inte hit. Ta bort det, eller ge det sitt gamla namn.",
        "en": "The sheet does not belong here. Remove it, or give it its old name.",
    },
    "unknown-header": {
        "sv": "Kolumnen ”{given}” finns inte på bladet. Ge den sitt gamla namn, eller ta bort den.",
        "en": "The sheet has no column “{given}”. Give it its old name, or remove it.",
    },
    "no-header": {
        "sv": "Kolumnen har innehåll men ingen rubrik. Ge den sin rubrik, eller töm den.",
        "en": "The column has content but no heading. Give it its heading, or empty it.",
    },
    "double-header": {
        "sv": "Kolumnen ”{given}” finns två gånger. Behåll en av dem.",
        "en": "The column “{given}” is there twice. Keep one of them.",
    },
    "missing-header": {
        "sv": "Kolumnen ”{given}” saknas. Lägg tillbaka den; en kolumn som är i vägen kan döljas.",
        "en": "The column “{given}” is missing. Put it back; a column that is in the way can be hidden.",
    },
    "no-edition": {
        "sv": "Här ska stå vilken utgåva posten hör till. Välj i listan.",
        "en": "Here belongs the edition that the record stands in. Choose from the list.",
    },
    "unknown-edition": {
        "sv": "Det finns ingen utgåva ”{given}”. Välj i listan.",
        "en": "There is no edition “{given}”. Choose from the list.",
    },
    "wrong-file": {
        "sv": "Filen ”{given}” ligger inte i mappen för det som posten står i. Välj en som börjar med {folder}/ och"
        " slutar med .yaml, eller töm cellen.",
        "en": "The file “{given}” is not in the folder of what the record stands in. Choose one that begins with"
        " {folder}/ and ends in .yaml, or empty the cell.",
    },
    "bad-id": {
        "sv": "”{given}” går inte som identitet. Skriv små bokstäver a–z, siffror och bindestreck med / mellan delarna,"
        " eller töm cellen.",
        "en": "“{given}” cannot be an identifier. Write small letters a–z, digits and hyphens with / between the parts,"
        " or empty the cell.",
    },
    "double-id": {
        "sv": "Posten {given} står redan på {other}. Ta bort en av raderna, eller töm cellen för en ny post.",
        "en": "The record {given} stands already at {other}. Remove one of the rows, or empty the cell for a new"
        " record.",
    },
    "no-label": {
        "sv": "Posten har inget namn. Skriv ett.",
        "en": "The record has no name. Write one.",
    },
    "no-owner": {
        "sv": "Här ska stå vilken post raden gäller. Välj i listan, eller ta bort raden.",
        "en": "Here belongs the record that the row is for. Choose from the list, or remove the row.",
    },
    "owner-gone": {
        "sv": "Det finns ingen rad för ”{given}” i {edition}. Lägg till posten, eller ta bort den här raden.",
        "en": "There is no row for “{given}” in {edition}. Add the record, or remove this row.",
    },
    "no-parts": {
        "sv": "”{given}” är ingen post som kan ha sådana delar. Välj en annan.",
        "en": "“{given}” is no record that can have such parts. Choose another.",
    },
    "no-place": {
        "sv": "En källa behöver avsnitt och början på stället, eller en annan källa. Fyll i det som saknas.",
        "en": "A source needs a section and the beginning of the place, or another source. Fill in what is missing.",
    },
    "two-sources": {
        "sv": "Raden anger både ett ställe och en annan källa. Dela den i två rader.",
        "en": "The row gives both a place and another source. Make two rows of it.",
    },
    "no-document": {
        "sv": "Referensuppgifter har inget dokument att peka in i. Ange en annan källa i stället.",
        "en": "Reference data has no document to point into. Give another source instead.",
    },
    "wrong-section": {
        "sv": "Avsnittet ”{given}” finns inte i {edition}. Välj ett avsnitt i samma utgåva.",
        "en": "There is no section “{given}” in {edition}. Choose a section of the same edition.",
    },
    "twice": {
        "sv": "”{given}” står två gånger. Behåll det på ett ställe, eller ändra det ena.",
        "en": "“{given}” stands twice. Keep it in one place, or change one of them.",
    },
    "points-nowhere": {
        "sv": "Cellen pekar på {given}, som inte längre finns. Välj något annat, eller behåll den posten.",
        "en": "The cell points at {given}, which is no longer there. Choose something else, or keep that record.",
    },
    "changed-since": {
        "sv": "{given} har ändrats i arbetsytan sedan arbetsboken skrevs. Exportera på nytt och gör ändringen där.",
        "en": "{given} has been changed in the workspace since the workbook was written. Export anew and make the"
        " change there.",
    },
    "gone-since": {
        "sv": "{given} har tagits bort i arbetsytan sedan arbetsboken skrevs. Ta bort raden, eller töm identiteten för"
        " att lägga till posten på nytt.",
        "en": "{given} has been removed from the workspace since the workbook was written. Remove the row, or empty the"
        " identifier to add the record anew.",
    },
    "exists-since": {
        "sv": "Det finns redan en post {given} i arbetsytan. Töm cellen för en ny identitet, eller exportera på nytt.",
        "en": "There is a record {given} in the workspace already. Empty the cell for a new identifier, or export"
        " anew.",
    },
    "flaw": {"sv": "”{given}” går inte att ta emot: {told}", "en": "“{given}” cannot be taken: {told}"},
}
