"""What each command does, on the small workspace; and that each has help and is documented."""

from __future__ import annotations

import base64
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pyoxigraph
import pytest

from graph.serialise import FORMATS
from graph.workspace import open_workspace
from server import commands
from server.cli import main
from server.commands import documents, edition, indicators
from server.commands.dispatch import group_parser, module_of, single_parser
from server.commands.language import language_of
from server.service import open_service

ROOT = Path(__file__).parents[2]
Run = Callable[..., str]
GROUPS = {
    "styrgraf": commands,
    "styrgraf documents": documents,
    "styrgraf indicators": indicators,
    "styrgraf edition": edition,
}


def modules() -> list[tuple[str, ModuleType]]:
    """Return every command with the words it is called by."""
    found = []
    for prog, group in GROUPS.items():
        for name in group.COMMANDS:
            module = module_of(group, name)
            if not hasattr(module, "COMMANDS"):
                found.append((f"{prog} {name}", module))
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_command_has_help(language: str) -> None:
    for prog, module in modules():
        text = single_parser(module, prog, language).format_help()  # type: ignore[arg-type]
        assert module.HELP[language] in text
        assert "--workspace" in text or prog == "styrgraf new"
    for prog, group in GROUPS.items():
        text = group_parser(group, prog, language).format_help()  # type: ignore[arg-type]
        assert all(re.search(rf"^  {name} ", text, re.MULTILINE) for name in group.COMMANDS)


def test_every_command_and_option_is_documented() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for prog, module in modules():
        assert prog in page
        for option in re.findall(r"--[a-z-]+", single_parser(module, prog, "en").format_help()):
            assert option in page, f"{prog} {option}"


def test_every_console_line_of_the_page_is_a_command_that_exists() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    lines = re.findall(r"^\$ (styrgraf.*)$", page, re.MULTILINE)
    assert lines
    assert [line for line in lines if not any(line.startswith(prog) for prog, _ in [*modules(), *GROUPS.items()])] == []


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "sv"),
        ([], {"LANG": "C.UTF-8"}, "sv"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LC_ALL": "sv_SE.UTF-8", "LANG": "en_US.UTF-8"}, "sv"),
        (["--lang", "en"], {"LANG": "sv_SE"}, "en"),
        (["check", "--lang=sv"], {"LANG": "en_US"}, "sv"),
        (["--lang"], {}, "sv"),
        (["--lang", "fi"], {"LANG": "en_US"}, "en"),
    ],
)
def test_the_language(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert language_of(arguments, environment) == language


@pytest.mark.parametrize("suffix", [*FORMATS, ".TRIG"])
def test_build_writes_each_format(run: Run, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"graf{suffix}"
    assert str(file) in run("build", "-o", file)
    form = pyoxigraph.RdfFormat.from_extension(suffix[1:].lower())
    assert len(list(pyoxigraph.parse(path=str(file), format=form))) > 1000
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_build_twice_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    run("build", "-o", tmp_path / "a.trig")
    run("build", "-o", tmp_path / "b.trig")
    assert (tmp_path / "a.trig").read_bytes() == (tmp_path / "b.trig").read_bytes()


def test_build_through_a_link_keeps_the_link(run: Run, tmp_path: Path) -> None:
    (tmp_path / "link.nq").symlink_to(tmp_path / "real.nq")
    run("build", "-o", tmp_path / "link.nq")
    assert (tmp_path / "link.nq").is_symlink()
    assert (tmp_path / "real.nq").stat().st_size > 1000


@pytest.mark.parametrize("origin", [(), ("--from", "varmland")])
def test_a_new_workspace_checks_clean_or_as_what_it_copies(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, origin: tuple[str, ...]
) -> None:
    def findings(*workspace: str) -> list[dict[str, object]]:
        assert main(["check", "--format", "json", *workspace]) == 0
        found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
        return found

    folder = str(tmp_path / "egen yta")
    assert main(["new", folder, *origin, "--lang", "sv"]) == 0
    assert f"styrgraf check --workspace '{folder}'" in capsys.readouterr().out
    assert findings("--workspace", folder) == (findings() if origin else [])


def test_ask_lists_the_questions(run: Run) -> None:
    table = run("ask")
    assert re.search(r"^ansvar-for-organ +Vad ansvarar ett organ för\? +organ$", table, re.MULTILINE)
    rows = json.loads(run("ask", "--format", "json"))["rows"]
    assert {row["name"]["text"] for row in rows} == {file.stem for file in (ROOT / "queries/questions").glob("*.rq")}


def test_ask_answers_in_each_form(run: Run) -> None:
    asking = ("ask", "ansvar-for-organ", "--param", "organ=Garnlaget")
    table = run(*asking)
    assert "fyrvakten" in table
    assert table.endswith("Enligt: Stadgan 2035\n")
    assert "Bereder fångstfrågor åt fyrvakten" in run(*asking, "--format", "csv")
    rows = json.loads(run(*asking, "--format", "json"))["rows"]
    assert any(cell["iri"] == "https://data.example.org/skaren/organisation/fyrvakten" for cell in rows[0].values())


def test_ask_another_edition(run: Run) -> None:
    for choice in (("--edition", "stadga-2031"), ("--as-of", "2034-12-31")):
        table = run("ask", "alla-organ", *choice)
        assert "Gamla kajens råd" in table
        assert table.endswith("Enligt: Stadgan 2031\n")
    assert "Gamla kajens råd" not in run("ask", "alla-organ")
    assert run("ask", "alla-organ", "--as-of", "2000").endswith("Ingen utgåva gällde då.\n")


@pytest.mark.parametrize(
    ("query", "form", "words"),
    [
        ("SELECT ?name { ?b a <https://w3id.org/styrgraf/def/Body> ; rdfs:label ?name }", "csv", "Garnlaget"),
        ("ASK { ?s ?p ?o }", "table", "true"),
        ("ASK { ?s ?p 'nothing such' }", "json", '"false"'),
        (
            "CONSTRUCT { ?b rdfs:label ?n } { ?b a <https://w3id.org/styrgraf/def/Body> ; rdfs:label ?n }",
            "ttl",
            "rdfs:label",
        ),
        ("SELECT ?s FROM <https://data.example.org/skaren/edition/stadga-2031> { ?s ?p ?o }", "json", "gamla-kajen"),
    ],
)
def test_ask_a_query_of_ones_own(run: Run, tmp_path: Path, query: str, form: str, words: str) -> None:
    file = tmp_path / "q.rq"
    file.write_text("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n" + query)
    assert words in run("ask", "--file", file, "--format", form)


def test_a_query_that_cannot_be_read_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "q.rq").write_text("SELECT * {\n ?s ?p }")
    assert main(["ask", "--file", str(tmp_path / "q.rq"), "--lang", "en"]) == 2
    assert "2:9" in capsys.readouterr().err
    (tmp_path / "q.rq").write_bytes(b"ASK \xff")
    assert main(["ask", "--file", str(tmp_path / "q.rq"), "--lang", "en"]) == 2
    assert "not UTF-8 (byte 5)" in capsys.readouterr().err


def test_triples_are_no_table(tmp_path: Path, liten: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "q.rq").write_text("CONSTRUCT WHERE { ?s ?p ?o }")
    asked = ["ask", "--file", str(tmp_path / "q.rq"), "--workspace", str(liten)]
    assert main([*asked, "--format", "csv", "--lang", "en"]) == 2
    assert "write them as ttl, not csv" in capsys.readouterr().err


def test_chart_as_a_picture(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "karta.svg"
    assert run("chart", "-o", file) == f"{file}: 5 organ, 2 linjer\n"
    picture = ElementTree.parse(file).getroot()
    links = [link.get("href") for link in picture.iter("{http://www.w3.org/2000/svg}a")]
    assert "https://data.example.org/skaren/organisation/garnlaget" in links
    assert all(link and link.startswith("https://data.example.org/skaren/") for link in links)


@pytest.mark.parametrize(
    ("suffix", "start"), [(".png", b"\x89PNG"), (".PDF", b"%PDF-"), (".pptx", b"PK"), (".html", b"<!doctype html>")]
)
def test_chart_in_each_form(run: Run, tmp_path: Path, suffix: str, start: bytes) -> None:
    file = tmp_path / f"karta{suffix}"
    assert run("chart", "--paper", "a4", "--scale", "1", "-o", file) == f"{file}: 5 organ, 2 linjer\n"
    assert file.read_bytes().startswith(start)


def test_a_picture_carries_its_font(run: Run, tmp_path: Path) -> None:
    run("chart", "-o", tmp_path / "karta.svg")
    picture = ElementTree.parse(tmp_path / "karta.svg").getroot()
    style = picture.findtext("{http://www.w3.org/2000/svg}style") or ""
    fonts = [base64.b64decode(font) for font in re.findall(r"base64,([^)]+)\)", style)]
    assert [font[:4] for font in fonts] == [b"wOF2", b"wOF2"]
    assert "http" not in style


def test_chart_of_one_body_and_kind(run: Run, tmp_path: Path) -> None:
    run("chart", "-o", tmp_path / "a.svg", "--focus", "organisation/bryggradet", "--lines", "prepares")
    focused = (tmp_path / "a.svg").read_text("utf-8")
    assert "bereder åt" in focused
    assert "Lotsstationen" not in focused
    run("chart", "-o", tmp_path / "b.svg", "--focus", "BR")
    assert "Bryggrådet" in (tmp_path / "b.svg").read_text("utf-8")


def test_chart_of_an_edition(run: Run, tmp_path: Path) -> None:
    run("chart", "-o", tmp_path / "a.html", "--edition", "stadga-2031")
    text = (tmp_path / "a.html").read_text("utf-8")
    assert "Gamla kajens råd" in text
    assert "Stadgan 2031" in text


def test_documents_are_listed(run: Run) -> None:
    for arguments in ((), ("list",), ("--lang", "sv"), ("--lang", "sv", "list")):
        table = run("documents", *arguments)
        assert re.search(r"^stadga-2035 .* stadga-2035\.txt +ja +\d+$", table, re.MULTILINE)
        assert re.search(r"^stadga-2031 .* nej +1$", table, re.MULTILINE)


def test_the_command_of_a_group_may_stand_after_its_options(run: Run, liten: Path) -> None:
    assert run("documents", "--workspace", liten, "list") == run("documents", "list")
    assert "stadga-2031" in run("documents", "--workspace", liten, "verify", status=1)


def test_verify_tells_what_fails(run: Run, tmp_path: Path, liten: Path) -> None:
    assert "stadga-2031" in run("documents", "verify", status=1)
    text = (liten / "documents/stadga-2035.txt").read_text("utf-8")
    (tmp_path / "stadga-2031").write_text("Gamla kajens råd ska laga garnen åt garnlaget.")
    (tmp_path / "stadga-2035.txt").write_text(text)
    assert run("documents", "verify", "--documents", tmp_path).endswith(" 0 fel.\n")
    (tmp_path / "stadga-2035.txt").write_text(text.replace("lotsstationen", "hamnen"))
    problem, summary = run("documents", "verify", "--documents", tmp_path, status=1).splitlines()
    assert re.match(r"stadga-2035/\w+\.yaml:\d+: .*lotsstationen", problem)
    assert summary.endswith(" 1 fel.")


def test_the_folder_of_the_documents_is_named_by_a_variable_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stadga-2031").write_text("Gamla kajens råd ska laga garnen åt garnlaget.")
    monkeypatch.setenv("STYRGRAF_DOCUMENTS", str(tmp_path))
    assert "Finns här: ja" in run("documents")
    # What is said on the command line goes first.
    (tmp_path / "tom").mkdir()
    assert re.search(r"^stadga-2031 .* nej +1$", run("documents", "--documents", tmp_path / "tom"), re.MULTILINE)
    monkeypatch.setenv("STYRGRAF_DOCUMENTS", str(tmp_path / "finns-inte"))
    run("documents", status=2)


def test_coverage_lists_what_is_not_reached_and_what_is_set_aside(run: Run) -> None:
    text = run("documents", "coverage", "stadga-2035.txt")
    assert re.match(r"\d+ av \d+ ställen täckta: \d+\.\d %\n", text)
    missing, _, aside = text.partition("Lagt åt sidan")
    assert "Fyrvakten ska stänga luckan varje kväll." in missing
    assert "Två stormar" in aside
    assert "Säger inget om styrning." in aside
    assert run("documents", "coverage", "stadga-2035") == text


def test_passages_are_as_promised(run: Run, liten: Path) -> None:
    passages = json.loads(run("documents", "passages", "stadga-2035.txt", "--format", "json"))
    keys = ["id", "document", "section", "prefix", "textStart", "textEnd", "suffix", "start", "end", "subjects"]
    assert [list(passage) for passage in passages] == [keys] * len(passages)
    text = " ".join((liten / "documents/stadga-2035.txt").read_text("utf-8").split())
    for passage in passages:
        assert text[passage["start"] :].startswith(passage["textStart"])
    (elsewhere,) = json.loads(run("documents", "passages", "stadga-2031"))
    assert (elsewhere["start"], elsewhere["end"]) == (None, None)
    assert len(json.loads(run("documents", "passages"))) == len(passages) + 1


def test_add_copies_a_document_once(liten: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace, file = tmp_path / "w", tmp_path / "ny.txt"
    shutil.copytree(liten, workspace, ignore=shutil.ignore_patterns("documents"))
    file.write_text("Ny text.")
    adding = ["documents", "add", str(file), "--workspace", str(workspace), "--lang", "en"]
    assert main(adding) == 0
    assert (workspace / "documents/ny.txt").read_text() == "Ny text."
    assert main(adding) == 2
    assert "is there already" in capsys.readouterr().err
    file.write_bytes(b"\x00\x01")
    assert main([*adding[:2], str(file), *adding[3:]]) == 2
    assert "not plain text" in capsys.readouterr().err


def test_the_next_version_of_a_document_stands_beside_the_one_before(
    liten: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, file, elsewhere = tmp_path / "w", tmp_path / "stadga-2031.txt", tmp_path / "annanstans"
    shutil.copytree(liten, workspace, ignore=shutil.ignore_patterns("documents"))
    shutil.copytree(liten / "documents", elsewhere)
    file.write_text("Ny text.")
    adding = ["documents", "add", str(file), "--workspace", str(workspace), "--lang", "sv", "--edition", "stadga-2031"]
    (workspace / "documents").mkdir()
    (workspace / "documents/stadga-2031.txt").write_text("Gammal text.")
    assert main(adding) == 2
    assert "säg --edition ID" in capsys.readouterr().err
    (workspace / "documents/stadga-2031.txt").unlink()
    for _ in range(2):
        assert main(adding) == 0
        assert (workspace / "documents/stadga-2031.txt").read_text() == "Ny text."
    (record,) = (each for each in open_workspace(workspace).records if each.id == "edition/stadga-2031")
    assert record.data["fileName"] == "stadga-2031.txt"
    assert main([*adding[:-1], "stadga-1999"]) == 2
    assert "Det finns ingen utgåva ”stadga-1999”" in capsys.readouterr().err

    originals = open_service(workspace, elsewhere).originals
    assert originals is not None
    assert originals.text("stadga-2031.txt") == "Ny text."
    assert "stad" in originals.text("stadga-2035.txt").lower(), "one of the texts lies in each folder"
