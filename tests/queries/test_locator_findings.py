"""With the documents at hand, a passage that is not there is a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.creation import create_workspace
from graph.dataset import build_dataset
from graph.documents.originals import Originals
from graph.store import OxigraphStore
from graph.view import current
from graph.workspace import open_workspace
from queries.finding import Finding
from queries.locator_findings import locator_findings

DOCUMENT = "documents/exempelstadga.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small workspace with its document."""
    create_workspace(tmp_path / "liten")
    return tmp_path / "liten"


def found(folder: Path, language: str = "sv") -> list[Finding]:
    dataset = build_dataset(open_workspace(folder))
    view = current(dataset.editions, dataset.base)
    return locator_findings(Originals(folder / "documents"), dataset, OxigraphStore(dataset.quads), view, language)


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")


def test_nothing_is_found_where_every_passage_stands_once(folder: Path) -> None:
    assert found(folder) == []


def test_words_that_left_the_document_are_found_with_record_and_passage(folder: Path) -> None:
    change(folder, DOCUMENT, "Exempelsamrådet är en samling", "Exempelsamrådet kallas en samling")
    (lost,) = found(folder)
    assert (lost.rule, lost.severity) == ("locator-lost", "error")
    assert lost.focus.endswith("organisation/exempelsamradet")
    assert lost.message == (
        "”Exempelsamrådet” vilar på ett ställe i exempelstadga.txt som inte finns: ”Exempelsamrådet är … kring sjön.”."
    )
    assert [fact.text for fact in lost.why] == [
        "Posten pekar ut ”Exempelsamrådet är … kring sjön.” i avsnittet Organ.",
        "Orden ”Exempelsamrådet är” står ingenstans där.",
    ]
    # two records rest on the same passage
    assert [place.file.as_posix() for place in lost.records] == ["exempel-2030/organ.yaml"] * 2
    assert [passage.text_start for passage in lost.passages] == ["Exempelsamrådet är"]
    assert lost.why[0].place == lost.records[0]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kring sjön.", "kring ån.", "stand nowhere after the first ones"),
        ("1. Organ", "1. Organ 1. Organ", "These words stand in"),
        ("en samling", "en samling " + "mycket " * 60, "characters long; it may be 300 at most"),
    ],
)
def test_each_way_of_being_lost_is_told(old: str, new: str, told: str, folder: Path) -> None:
    change(folder, DOCUMENT, old, new)
    assert [told in lost.why[1].text for lost in found(folder, "en")] == [True]


def test_a_mark_beside_the_passage_has_to_be_there(folder: Path) -> None:
    change(folder, "exempel-2030/edition.yaml", "textStart: 1. Organ", "textStart: 1. Organ, prefix: finns ej")
    (lost,) = found(folder)
    assert lost.why[1].text == "Orden ”finns ej” står ingenstans strax före."


def test_a_document_that_is_not_there_is_one_note(folder: Path) -> None:
    (folder / DOCUMENT).unlink()
    (unread,) = found(folder)
    assert (unread.rule, unread.severity) == ("document-unread", "info")
    assert unread.message == (
        "Dokumentet till ”Stadgan 2030 (exempel)”, exempelstadga.txt, finns inte bland dokumenten."
    )


def test_a_document_that_is_no_text_is_one_note(folder: Path) -> None:
    (folder / DOCUMENT).write_bytes(b"\x00\x01\x02")
    (unread,) = found(folder)
    assert unread.message.endswith("går inte att läsa som text.")
