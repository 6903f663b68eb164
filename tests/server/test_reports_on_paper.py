"""The reports to send out, opened by programs that did not write them: XLSX by calamine, PDF by Poppler."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from graph.dataset import Place
from queries.checking import check
from queries.fact import Fact
from queries.finding import Finding
from queries.passages import CitedPassage
from server.pages.facts.reader import Reader
from server.reports import WRITERS, Report
from server.reports.place import place_in_words
from server.service import Service

if TYPE_CHECKING:
    from tests.server.conftest import Paper

DAY = date(2031, 2, 3)
FORMULA = '=HYPERLINK("http://example.org";"klicka")'
MARKUP = '#eval("1") @preview/x:1.0.0 $x$ <b>*fet*</b> \\ [ ] "citat"'
ACCEPTED = {"reason": "Känt sedan länge.", "by": "Anna", "until": "2032-01-01"}


def finding(message: str, severity: str = "warning", accepted: dict[str, str] | None = None) -> Finding:
    passage = CitedPassage("https://example.org/p", "stadga å.txt", "organ", "Först", "sist")
    place = Place(Path("np 1/å.yaml"), 7)
    focus = "https://example.org/x"
    return Finding(
        id=message,
        rule="seat-sum",
        family="composition",
        severity=severity,  # type: ignore[arg-type]
        message=message,
        why=(Fact("Nio platser anges.", focus, place, passage),),
        suggestion="Rätta.",
        focus=focus,
        records=(place,),
        passages=(passage,),
        accepted=accepted,
    )


def report(*findings: Finding, language: str = "sv") -> Report:
    return Report("Skären", "Enligt: Stadgan", findings, language, DAY)  # type: ignore[arg-type]


def rows(book: bytes, sheet: int) -> list[list[Any]]:
    return CalamineWorkbook.from_object(io.BytesIO(book)).get_sheet_by_index(sheet).to_python()


@pytest.fixture(scope="module")
def real(service: Service) -> Report:
    """Return the report of the bundled workspace."""
    view = service.view()
    found = check(service.dataset, service.store, view, "sv", DAY)
    place = place_in_words(Reader(service.store, service.dataset, view), "sv")
    return Report("Nya perspektiv i Värmland", "Enligt: allt", tuple(found), "sv", DAY, place)


def test_the_workbook_has_a_summary_the_findings_and_the_accepted_apart() -> None:
    book = WRITERS["xlsx"](report(finding("Ett."), finding("Två.", "error"), finding("Tre.", accepted=ACCEPTED)))
    assert CalamineWorkbook.from_object(io.BytesIO(book)).sheet_names == ["Sammanfattning", "Fynd", "Godtagna"]
    facts = {row[0]: row[1] for row in rows(book, 0)}
    assert facts["Granskat den"] == "3 februari 2031"
    assert (facts["Fel"], facts["Varning"], facts["Godtagna"]) == ("1", "1", "1")
    assert [row[1:] for row in rows(book, 0) if row[0] == "Platserna går inte ihop"] == [["fel", 1], ["varning", 1]]
    assert [row[3] for row in rows(book, 1)] == ["Fynd", "Ett.", "Två."]
    heading, accepted = rows(book, 2)
    assert (
        dict(zip(heading, accepted, strict=True)).items()
        >= {
            "Fynd": "Tre.",
            "Skäl": "Känt sedan länge.",
            "Godtaget av": "Anna",
            "Gäller till": "2032-01-01",
        }.items()
    )


def test_nothing_in_the_workbook_becomes_a_formula() -> None:
    book = WRITERS["xlsx"](report(finding(FORMULA), finding("@SUM(A1)"), finding("a\x0bb")))
    assert [row[3] for row in rows(book, 1)][1:3] == [FORMULA, "@SUM(A1)"]
    with ZipFile(io.BytesIO(book)) as file:
        sheet, styles = file.read("xl/worksheets/sheet2.xml").decode(), file.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert 'quotePrefix="1"' in styles


def test_the_sheet_of_findings_is_ready_to_work_in() -> None:
    with ZipFile(io.BytesIO(WRITERS["xlsx"](report(finding("Ett."))))) as file:
        sheet = file.read("xl/worksheets/sheet2.xml").decode()
        styles = file.read("xl/styles.xml").decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:J2"' in sheet
    assert '<col min="1"' in sheet
    assert 'wrapText="1"' in styles


def test_the_pdf_shows_every_finding_in_text_that_can_be_selected(
    real: Report, paper: Callable[[bytes], Paper]
) -> None:
    document = paper(WRITERS["pdf"](real))
    text = document.text
    assert real.findings
    assert [each.message for each in real.findings if " ".join(each.message.split()) not in text] == []
    assert "Granskat den 3 februari 2031" in text
    assert "Politiskt inriktningsdokument 2025 (utkast), Beredningsgruppen" in text
    pages = document.facts["Pages"]
    assert f"Sida 1 av {pages}" in text
    assert f"Sida {pages} av {pages}" in text


def test_the_pdf_is_accessible(real: Report, paper: Callable[[bytes], Paper]) -> None:
    document = paper(WRITERS["pdf"](real))
    assert document.facts["Title"] == "Granskning av Nya perspektiv i Värmland"
    assert document.facts["Tagged"] == "yes"
    assert document.facts["Page size"].endswith("(A4)")
    assert "<pdfuaid:part>1<" in document.metadata
    assert "<rdf:li>sv<" in document.metadata
    assert document.fonts
    assert [name for name, embedded in document.fonts if not embedded or not name.startswith("Styrgraf")] == []


def test_the_pdf_tells_programs_its_headings_and_its_table(paper: Callable[[bytes], Paper]) -> None:
    structure = paper(WRITERS["pdf"](report(finding("Ett.")))).structure
    assert [name for name in ("H1", "H2", "H3", "Table", "TH") if name not in structure] == []


def test_text_stays_text_in_the_pdf(paper: Callable[[bytes], Paper]) -> None:
    document = paper(WRITERS["pdf"](report(finding(MARKUP), finding("a\x00b\ud800c"))))
    assert MARKUP in document.text
    assert "abc" in document.text


def test_signs_of_no_font_of_ours_do_not_stop_the_pdf(paper: Callable[[bytes], Paper]) -> None:
    greek = paper(WRITERS["pdf"](report(finding("Ωμέγα łódź"))))
    assert "Ωμέγα łódź" in greek.text
    assert "<pdfuaid:part>1<" in greek.metadata
    strange = paper(WRITERS["pdf"](report(finding("före 日本 efter"))))
    assert "efter" in strange.text
    assert strange.facts["Tagged"] == "yes"


def test_the_pdf_tells_accepted_findings_apart(paper: Callable[[bytes], Paper]) -> None:
    text = paper(WRITERS["pdf"](report(finding("Ett."), finding("Tre.", accepted=ACCEPTED)))).text
    assert text.index("Varningar (1)") < text.index("Ett.") < text.index("Godtagna (1)") < text.index("Tre.")
    assert "Känt sedan länge." in text


def test_a_clean_report_says_so_in_both_languages(paper: Callable[[bytes], Paper]) -> None:
    assert "Inget att anmärka på." in paper(WRITERS["pdf"](report())).text
    assert "Nothing to remark on." in paper(WRITERS["pdf"](report(language="en"))).text
    assert rows(WRITERS["xlsx"](report(language="en")), 1)[0][0] == "Severity"


@pytest.mark.parametrize("form", ["xlsx", "pdf"])
def test_equal_reports_give_equal_bytes(form: str) -> None:
    assert WRITERS[form](report(finding("Ett."))) == WRITERS[form](report(finding("Ett.")))
