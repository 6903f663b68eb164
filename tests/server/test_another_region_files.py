"""Every report, file and comparison of a region with levels, kinds and wheels of its own, by the command line."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from server.cli import main

COAST = Path(__file__).parents[1] / "workspaces" / "kusten"
OLD, NEW = "kustplan-2030", "kustplan-2034"
LANGUAGES = ("sv", "en")
TEXT = ("text", "json", "html", "csv", "sarif", "junit")
#: What only the bundled workspace would say.
FOREIGN = re.compile(r"värml|nya.perspektiv|beredningsgrupp|sunne|w3id\.org/styrgraf/id", re.IGNORECASE)
Run = Callable[..., Path]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return what runs a command on the coast into a file, and gives the file."""

    def made(name: str, *arguments: str, codes: tuple[int, ...] = (0,)) -> Path:
        file = tmp_path / name
        assert main([*arguments, "--workspace", str(COAST), "-o", str(file)]) in codes
        assert file.stat().st_size > 100
        return file

    return made


def test_the_comparison_in_every_form_and_language(run: Run) -> None:
    for form in ("text", "json", "html", "csv", "xlsx"):
        for language in LANGUAGES:
            file = run(f"{language}.{form}", "compare", OLD, NEW, "--format", form, "--lang", language)
            if form in TEXT:
                assert FOREIGN.findall(file.read_text("utf-8")) == [], (form, language)
    told = json.loads(run("c.json", "compare", OLD, NEW, "--format", "json").read_text("utf-8"))
    assert "kustplan-2030" in json.dumps(told)


def test_the_review_in_every_form_and_language(run: Run) -> None:
    for form in ("text", "json", "html", "xlsx", "pdf", "sarif", "junit"):
        for language in LANGUAGES:
            arguments = ["check", "--edition", NEW, "--base", OLD, "--format", form, "--lang", language]
            file = run(f"{language}.{form}", *arguments, codes=(0, 1))
            if form in TEXT:
                assert FOREIGN.findall(file.read_text("utf-8")) == [], (form, language)


def test_the_reasoner_finds_no_contradiction(run: Run) -> None:
    file = run("r.json", "check", "--reason", "--format", "json", codes=(0, 1))
    found = json.loads(file.read_text("utf-8"))
    assert [each["message"] for each in found if each["severity"] == "error"] == []


def test_the_graph_and_the_chart_in_every_form(run: Run) -> None:
    for suffix in ("trig", "nq", "ttl", "nt", "jsonld", "rdf"):
        run(f"kusten.{suffix}", "build")
    for suffix in ("svg", "png", "pdf", "pptx", "html"):
        run(f"kusten.{suffix}", "chart")
    assert FOREIGN.findall(run("again.svg", "chart").read_text("utf-8")) == []


def test_the_export_comes_back_and_holds_every_class(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        book = tmp_path / f"{language}.xlsx"
        assert main(["export", str(book), "--workspace", str(COAST), "--lang", language]) == 0
        capsys.readouterr()
        assert main(["import", str(book), "--workspace", str(COAST), "--lang", "sv"]) == 0
        assert capsys.readouterr().out == "Arbetsboken ändrar ingenting.\n"
    packed = tmp_path / "kusten.zip"
    assert main(["export", str(packed), "--workspace", str(COAST)]) == 0
    with zipfile.ZipFile(packed) as files:
        tables = {name: files.read(name).decode("utf-8-sig") for name in files.namelist() if name.endswith(".csv")}
    assert len(tables) > 10
    for name, text in tables.items():
        assert (FOREIGN.findall(text), len(list(csv.reader(io.StringIO(text)))) > 1) == ([], True), name
