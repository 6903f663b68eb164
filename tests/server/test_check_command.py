"""What ``styrgraf check`` tells, on the small workspace: in which form, in how much, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from server.cli import main
from server.reports import BINARY, WRITERS

ROOT = Path(__file__).parents[2]
Run = Callable[..., str]


def test_check_as_json_is_as_promised(run: Run) -> None:
    findings = json.loads(run("check", "--edition", "stadga-2035", "--format", "json", status=None))
    assert findings
    keys = {"rule", "severity", "message", "suggestion", "focus", "records", "passages", "accepted"}
    for finding in findings:
        assert keys <= finding.keys()
        assert all(record.keys() == {"file", "line"} for record in finding["records"])
    assert any(finding["records"] and finding["passages"] for finding in findings)


@pytest.mark.parametrize("form", sorted(set(WRITERS) - BINARY))
def test_check_tells_every_finding_in_each_form(run: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / "rapport"
    assert run("check", "--format", form, "-o", file, status=None).startswith(f"{file}: ")
    text = file.read_text("utf-8")
    for finding in json.loads(run("check", "--format", "json", status=None)):
        assert finding["rule"] in text


def test_check_tells_in_short_how_many_findings_each_rule_has(capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(ROOT / "tests" / "workspaces" / "kusten")

    def told(*arguments: str) -> str:
        assert main(["check", "--workspace", folder, "--lang", "sv", *arguments]) in (0, 1)
        return capsys.readouterr().out

    findings, short, whole = json.loads(told("--format", "json")), told(), told("--all")
    assert len(short.splitlines()) < len(whole.splitlines()) / 2
    for rule, count in Counter(each["rule"] for each in findings).items():
        assert re.search(rf"^  {count}  .* \[{rule}\]$", short, re.MULTILINE)
    assert all(each["id"] in whole for each in findings)
    assert "styrgraf check --all" in short
    assert short.splitlines()[-2:] == whole.splitlines()[-2:]


def test_few_findings_are_told_whole(run: Run) -> None:
    assert run("check", status=None) == run("check", "--format", "text", status=None)


@pytest.mark.parametrize("form", ["text", "html"])
def test_check_shows_the_words_themselves_where_the_document_is_at_hand(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], liten: Path, form: str
) -> None:
    words = "Garnlaget bereder frågor om fångst åt fyrvakten"
    asked = ["check", "--edition", "stadga-2035", "--format", form]
    assert words in run(*asked, status=None)
    bare = shutil.copytree(liten, tmp_path / "utan", ignore=shutil.ignore_patterns("documents"))
    assert main([*asked, "--workspace", str(bare), "--lang", "sv"]) in (0, 1)
    assert words not in capsys.readouterr().out
    originals = str(liten / "documents")
    assert main([*asked, "--workspace", str(bare), "--lang", "sv", "--documents", originals]) in (0, 1)
    assert words in capsys.readouterr().out


@pytest.mark.parametrize("form", sorted(BINARY))
def test_what_is_no_text_goes_to_a_file(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], liten: Path, form: str
) -> None:
    file = tmp_path / "rapport"
    assert run("check", "--format", form, "-o", file, status=None).startswith(f"{file}: ")
    assert file.read_bytes().startswith({"pdf": b"%PDF-", "xlsx": b"PK"}[form])
    assert main(["check", "--format", form, "--workspace", str(liten), "--lang", "en"]) == 2
    assert "-o FILE" in capsys.readouterr().err


def test_an_edition_without_errors_is_fine(run: Run) -> None:
    assert "Enligt: Stadgan 2031\n0 fel, " in run("check", "--edition", "stadga-2031", status=0)


def test_an_error_is_exit_status_1(liten: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "fel"
    shutil.copytree(liten, folder)
    with (folder / "stadga-2035/duties.yaml").open("a", encoding="utf-8") as records:
        records.write(SEATS)
    assert main(["check", "--workspace", str(folder), "--format", "junit"]) == 1
    suite = ElementTree.fromstring(capsys.readouterr().out).find("testsuite")
    assert suite is not None
    failed = [test.get("name") for test in suite.iter("testcase") if test.find("failure") is not None]
    assert "seat-sum" in failed
    assert suite.get("failures") == str(len(failed))


def test_check_with_the_reasoner_finds_a_contradiction(
    liten: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if shutil.which("java") is None:
        pytest.skip("no Java on this machine")
    folder = tmp_path / "motsagelse"
    shutil.copytree(liten, folder)
    checking = ["check", "--reason", "--workspace", str(folder), "--format", "json", "--edition", "stadga-2031"]
    assert main(checking) == 0
    assert "contradiction/" not in capsys.readouterr().out
    with (folder / "reference/source.yaml").open("a", encoding="utf-8") as records:
        records.write(PRINCIPAL)
    assert main(checking) == 1
    found = [each for each in json.loads(capsys.readouterr().out) if each["rule"].startswith("contradiction/")]
    assert found
    (each,) = found
    assert each["message"] == "Garnlaget kan inte vara både huvudman och organ."
    told = {f"Garnlaget är en post av slaget {kind}." for kind in ("huvudman", "organ")}
    assert {fact["text"] for fact in each["why"]} == told
    assert each["why"][0]["file"]
    assert all(each["severity"] == "error" and each["records"] for each in found)


def test_without_java_the_reasoner_says_so(
    liten: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["check", "--reason", "--workspace", str(liten)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "Reasoning needs Java" in line


PRINCIPAL = """
- id: organisation/garnlaget
  type: Principal
  label: {sv: Garnlaget, en: The net crew}
  kind: working-group
  source: reference/hamnlista
"""
SEATS = """
- id: stadga-2035/composition/garnlaget
  type: CompositionRule
  label: {sv: Garnlagets platser, en: Seats of the net crew}
  appliesTo: organisation/garnlaget
  total: 5
  seatGroup:
    - label: {sv: Två garnbindare, en: Two net makers}
      seats: 2
  source:
    - {section: organ, textStart: Garnlaget bereder frågor}
"""
