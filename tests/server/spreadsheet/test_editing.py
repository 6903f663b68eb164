"""An editor's changes: told in sentences, written to the files, refused at the cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.dataset import build_dataset
from graph.errors import StyrgrafError
from graph.workspace import Workspace, open_workspace
from graph.writing.applying import apply
from graph.writing.change import changed
from graph.writing.undoing import undo
from ontology import schema
from ontology.meanings import meaning_of
from server.commands.language import Language
from server.spreadsheet.concepts import Concepts
from server.spreadsheet.faults import Fault
from server.spreadsheet.guide import note_on
from server.spreadsheet.importing import Changes, changes_in
from server.spreadsheet.names import Resolver
from server.spreadsheet.plan import plan_of
from server.spreadsheet.values import Hearing, value_of
from server.spreadsheet.writing import spreadsheet
from tests.server.spreadsheet.books import Book

BODY = "organisation/garnlaget"


def imported(book: Book, folder: Path) -> Changes:
    return changes_in(book.content, "bok.xlsx", open_workspace(folder), "sv")


def faults(book: Book, folder: Path) -> Sequence[str]:
    with pytest.raises(StyrgrafError) as refused:
        imported(book, folder)
    return str(refused.value).splitlines()


def texts(folder: Path) -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in sorted(folder.glob("*/*.yaml"))}


LIGHT = "organisation/fyrvakten"
DUTY = "stadga-2035/responsibility/fyrvakten-redovisar"


def add(book: Book, sheet: str, **cells: str | float | bool) -> int:
    """Write a row below the last one of a sheet, by headings with _ for a space; returns its number."""
    number = len(book.rows(sheet)) + 1
    for heading, value in cells.items():
        book.write(sheet, f"{book.column(sheet, heading.replace('_', ' '))}{number}", value)
    return number


def test_changes_are_told_in_sentences_and_written(book: Book, folder: Path) -> None:
    before = texts(folder)
    book.write("Organ", book.cell("Organ", LIGHT, "Namn (sv)"), "Fyrvakten")
    book.write("Organ", book.cell("Organ", LIGHT, "Nivå"), "politisk nivå")
    book.remove_row("Ansvar", book.row("Ansvar", DUTY))
    add(
        book,
        "Organ",
        **{"Namn_(sv)": "Nya laget", "Slag": "arbetsgrupp", "Del_av": "Garnlaget", "Står_i": "stadga-2035"},
    )
    changes = imported(book, folder)
    assert changes.told.splitlines() == [
        'Ändras: Organ ”Fyrvakten & "Lykta" <nr 1>” (stadga-2035, organisation/fyrvakten).',
        '  Namn (sv) ändras från ”Fyrvakten & "Lykta" <nr 1>” till ”Fyrvakten”.',
        "  Nivå ändras från ”stödnivå” till ”politisk nivå”.",
        "Ny post: Organ ”Nya laget” (stadga-2035, organisation/nya-laget).",
        "  Namn (sv) läggs till: ”Nya laget”.",
        "  Slag läggs till: ”arbetsgrupp”.",
        "  Del av läggs till: ”Garnlaget”.",
        f"Tas bort: Ansvar ”Redovisar ljusen” (stadga-2035, {DUTY}).",
        "1 ändras, 1 nya, 1 tas bort.",
    ]
    assert texts(folder) == before
    done = changes.make("Alva Ek", "prov")
    found = {(record.edition, record.id): record.data for record in open_workspace(folder).records}
    assert found["stadga-2035", LIGHT]["label"] == {"sv": "Fyrvakten", "en": 'The lighthouse & "Lantern" <no 1>'}
    assert found["stadga-2035", "organisation/nya-laget"]["partOf"] == BODY
    assert ("stadga-2035", DUTY) not in found
    assert done is not None
    undo(folder, done.number)
    assert texts(folder) == before


def test_new_records_name_each_other_and_get_parts_and_sources(book: Book, folder: Path) -> None:
    add(book, "Organ", **{"Namn_(sv)": "Lotslaget", "Står_i": "stadga-2035"})
    add(
        book,
        "Ansvar",
        **{"Namn_(sv)": "Lotsar båtarna", "Bärs_av": "Lotslaget", "Bärs_av_2": LIGHT, "Står_i": "stadga-2035"},
    )
    place = {"Gäller_posten": "Lotsar båtarna", "I_avsnittet": "organ", "Börjar_med": "Båtarna", "Slutar_med": "hem."}
    add(book, "Textställe", **place, Står_i="stadga-2035")
    changes = imported(book, folder)
    assert (
        "  Källa läggs till: i avsnittet ”organ”, börjar med ”Båtarna”, slutar med ”hem.”." in changes.told.splitlines()
    )
    changes.make("", "")
    duty = next(
        each for each in open_workspace(folder).records if each.id == "stadga-2035/responsibility/lotsar-batarna"
    )
    assert duty.data["bearer"] == ["organisation/lotslaget", LIGHT]
    assert duty.data["source"] == [{"section": "organ", "textStart": "Båtarna", "textEnd": "hem."}]


def test_rows_of_sources_go_with_their_record_and_may_be_sorted(book: Book, folder: Path) -> None:
    rows = [number for number, row in enumerate(book.rows("Textställe"), 1) if row[0] == "Redovisar ljusen"]
    assert rows
    book.remove_row("Ansvar", book.row("Ansvar", DUTY))
    assert imported(book, folder).told.endswith("0 ändras, 0 nya, 1 tas bort.")


WRONG = [
    ("Organ", "Nivå", "mellan", "”mellan” finns inte i listan. Välj ett av orden i den."),
    (
        "Organ",
        "Del av",
        "Garnlagte",
        "Ingen post heter ”Garnlagte”. Välj i listan, eller lägg till posten på dess blad. Menades ”garnlaget”?",
    ),
    (
        "Organ",
        "Gäller från",
        "i fjol",
        "”i fjol” är inget datum. Skriv år, månad eller dag: 2030, 2030-05 eller 2030-05-31.",
    ),
    ("Organ", "Gäller från", True, "”True” är inget datum. Skriv år, månad eller dag: 2030, 2030-05 eller 2030-05-31."),
    ("Organ", "Del av", DUTY, f"Kolumnen tar inte emot sådant som ”{DUTY}”. Välj i listan."),
    (
        "Organ",
        "Namn (sv)",
        "<script>x</script>",
        "”<script>x</script>” går inte att ta emot: Texten har kod för uppmärkning",
    ),
    ("Organ", "Står i", "stadga-2053", "Det finns ingen utgåva ”stadga-2053”. Välj i listan. Menades ”stadga-2035”?"),
    ("Organ", "Identitet", "Fyrvakten!", "”Fyrvakten!” går inte som identitet."),
    ("Organ", "Identitet", BODY, f"Posten {BODY} står redan på Organ!"),
    ("Organ", "Fil", "../ut.yaml", "Filen ”../ut.yaml” ligger inte i mappen"),
    ("Organ", "Fil", "stadga-2031/x.yaml", "Filen ”stadga-2031/x.yaml” ligger inte i mappen"),
]


@pytest.mark.parametrize(("sheet", "heading", "value", "told"), WRONG)
def test_a_fault_names_the_cell_what_stood_there_and_the_remedy(
    book: Book, folder: Path, sheet: str, heading: str, value: str | bool, told: str
) -> None:
    before = texts(folder)
    cell = book.cell(sheet, LIGHT, heading)
    found = faults(book.write(sheet, cell, value), folder)
    assert found[0].endswith("fel i arbetsboken; inget är ändrat.")
    assert found[1].startswith(f"{sheet}!{cell}: {told}")
    assert texts(folder) == before


def test_a_record_keeps_a_name(book: Book, folder: Path) -> None:
    for heading in ("Namn (sv)", "Namn (en)"):
        book.write("Organ", book.cell("Organ", LIGHT, heading), "")
    (_, told) = faults(book, folder)
    assert "har inget namn längre. Skriv ett, eller ta bort raden" in told
    assert told.startswith(f"Organ!{book.cell('Organ', LIGHT, 'Namn (sv)')}: ")


@pytest.mark.parametrize("words", ["https://x.se/a b", "hej", "javascript:alert(1)"])
def test_an_address_is_one(words: str) -> None:
    key, hearing = schema.keys_of("Agreement")["page"], Hearing(Resolver((), ()), Concepts(()))
    assert value_of(key, "https://x.se/a", hearing) == "https://x.se/a"
    with pytest.raises(Fault) as caught:
        value_of(key, words, hearing)
    assert (
        caught.value.told("sv")
        == f"”{words}” är ingen webbadress. Skriv den från https:// till slutet, utan mellanslag."
    )


def test_line_ends_of_other_systems_are_no_fault(book: Book, folder: Path) -> None:
    book.write("Organ", book.cell("Organ", LIGHT, "Namn (sv)"), "Fyr\r\nvakten")
    assert "till ”Fyr" in imported(book, folder).told


def test_the_same_value_twice_is_told(book: Book, folder: Path) -> None:
    cell = f"{book.column('Ansvar', 'Bärs av 2')}{book.row('Ansvar', DUTY)}"
    bearer = book.rows("Ansvar")[book.row("Ansvar", DUTY) - 1][book.rows("Ansvar")[0].index("Bärs av")]
    (_, told) = faults(book.write("Ansvar", cell, bearer), folder)
    assert told == f"Ansvar!{cell}: ”{bearer}” står två gånger. Behåll det på ett ställe, eller ändra det ena."


def test_all_faults_are_told_at_once_and_counted(book: Book, folder: Path) -> None:
    for number in range(100, 200):
        book.write("Organ", f"A{number}", f"Utan hem {number}")
    found = faults(book, folder)
    assert found[1] == "Organ!A100: Här ska stå vilken utgåva posten hör till. Välj i listan."
    assert (found[0], found[-1]) == ("100 fel i arbetsboken; inget är ändrat.", "… och 50 till.")


def test_a_record_that_others_name_is_not_removed_behind_their_backs(book: Book, folder: Path) -> None:
    for number in (book.row("Organ", BODY), book.row("Organ", BODY) + 2):
        book.remove_row("Organ", number)
    both = [number for number, row in enumerate(book.rows("Organ"), 1) if BODY in row]
    for number in both:
        book.remove_row("Organ", number)
    found = faults(book, folder)
    assert any(
        line.startswith("Mandat!") and "Cellen pekar på Garnlaget, som inte längre finns." in line for line in found
    )


def test_what_others_have_changed_meanwhile_is_kept_or_told(book: Book, folder: Path) -> None:
    light = next(each for each in open_workspace(folder).records if each.id == LIGHT)
    apply(folder, [changed(light, {**light.data, "level": "political"})])
    assert imported(book, folder).told == "Arbetsboken ändrar ingenting."
    cell = book.cell("Organ", LIGHT, "Namn (sv)")
    (_, told) = faults(book.write("Organ", cell, "Fyren"), folder)
    assert "organisation/fyrvakten har ändrats i arbetsytan sedan arbetsboken skrevs." in told


def test_a_workbook_in_english_is_read_in_swedish_too(small: Workspace, folder: Path) -> None:
    book = Book(spreadsheet(small, build_dataset(small), "en"))
    book.write("Body", f"{book.column('Body', 'Has level')}{book.row('Body', LIGHT, 'Identifier')}", "politisk nivå")
    changes = changes_in(book.content, "b.xlsx", open_workspace(folder), "en")
    assert "changes from “support level” to “political level”." in changes.told


def test_a_workbook_of_another_workspace_is_refused(book: Book, workspace: Workspace) -> None:
    with pytest.raises(StyrgrafError, match="är ur en annan arbetsyta"):
        changes_in(book.content, "b.xlsx", workspace, "sv")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_column_says_what_it_means(small: Workspace, language: Language) -> None:
    sheets = plan_of(small.records, small.settings.languages)
    silent = {
        field.titles[language]
        for sheet in sheets
        for field in sheet.fields
        if field.key and not meaning_of(field.key).get(language)
    }
    assert silent == set()
    assert "Webbsidor som handlar om det." in {
        note_on(field, "sv").splitlines()[0] for sheet in sheets for field in sheet.fields if field.key
    }
