"""Writing accepted.yaml: one entry changes, nothing else does, and two writers lose nothing."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.acceptances import FILE, Acceptance, accept, read_acceptances, withdraw
from graph.acceptances.editing import with_entries, without_entry
from graph.acceptances.reading import parse_acceptances
from graph.bundled import BUNDLED
from graph.errors import StyrgrafError, WorkspaceError

ONE = Acceptance("0123456789ab", "seat-sum", "Rådet", "Känt: se protokollet.", "Alva Ek", date(2030, 12, 31))
OTHER = replace(ONE, finding="123456789012", about="# 'Kansliet'", by="null", reason="- nej")

#: Layouts that people write, each with the finding of ONE first and another after it.
LAYOUTS = {
    "plain": """\
# först
- finding: 0123456789ab # id
  rule: seat-sum
  about: Rådet
  reason: >-
    Känt sedan
    # inte en kommentar

    länge
  by: Alva Ek
  until: 2030-12-31   # dagen

# mellan
- finding: aaaaaaaaaaaa
  rule: seat-sum
  about: Något
  reason: |
    så
    är det
  by: Bo
  until: 2030-01-01
# sist""",
    "set in, dashes apart": """\
---

  - # ett
    finding: "0123456789ab"
    rule: 'seat-sum'
    about: Rådet
    reason: långt
      över två rader
    by: Alva Ek
    until: "2030-12-31"
  -
    finding: aaaaaaaaaaaa
    until: 2030-01-01
    by: Bo
    rule: seat-sum
    reason: nej
    about: Något
""",
    "in braces": """\
- {finding: 0123456789ab, rule: seat-sum, about: Rådet, reason: Känt, by: Alva Ek,
   until: 2030-12-31}
- {finding: aaaaaaaaaaaa, rule: seat-sum, about: Något, reason: nej, by: Bo, until: 2030-01-01} # två
""",
}
_LINE = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=40)


def fields(found: Sequence[Acceptance]) -> list[dict[str, str]]:
    return [each.as_fields() for each in found]


def test_what_is_accepted_first_makes_the_file(tmp_path: Path) -> None:
    accept(tmp_path, ONE)
    accept(tmp_path, OTHER)
    found, problems = read_acceptances(tmp_path)
    assert (fields(found), problems) == (fields([ONE, OTHER]), [])
    assert (tmp_path / FILE).read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_other_line_stays(tmp_path: Path, layout: str, end: str) -> None:
    text = LAYOUTS[layout].replace("\n", end)
    (tmp_path / FILE).write_bytes(text.encode())
    before, _ = read_acceptances(tmp_path)

    accept(tmp_path, OTHER)
    with_other = (tmp_path / FILE).read_bytes().decode()
    assert with_other.startswith(text)
    assert fields(read_acceptances(tmp_path)[0]) == fields([*before, OTHER])

    withdraw(tmp_path, OTHER.finding)
    assert (tmp_path / FILE).read_bytes().decode().rstrip() == text.rstrip()

    later = replace(ONE, until=date(2031, 1, 1))
    accept(tmp_path, later)
    assert fields(read_acceptances(tmp_path)[0]) == fields([later, before[1]])

    assert withdraw(tmp_path, ONE.finding).until == later.until
    left = (tmp_path / FILE).read_bytes().decode().splitlines()
    assert fields(read_acceptances(tmp_path)[0]) == fields(before[1:])
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in left if line.startswith("#")] == comments
    assert left[-1] == text.splitlines()[-1]


@given(_LINE, _LINE, _LINE)
def test_any_words_come_back_as_they_were(about: str, reason: str, by: str) -> None:
    given = replace(ONE, about=about, reason=reason, by=by)
    if about.strip() and reason.strip() and by.strip():
        (found,), problems = parse_acceptances(with_entries("", [given]))
        assert (found.as_fields(), problems) == (given.as_fields(), [])


def test_an_entry_gone_leaves_the_text_as_before() -> None:
    text = with_entries("# a\n", [ONE])
    assert without_entry(with_entries(text, [OTHER]), 1) == text
    assert without_entry(text, 0) == "# a\n"


@pytest.mark.parametrize(
    "text",
    [
        "[]\n",
        "[{finding: 0123456789ab, rule: a, about: b, reason: c, by: d, until: 2030-01-01}]\n",
        "--- []\n...\n",
    ],
)
def test_a_list_in_brackets_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(StyrgrafError, match=r"accepted\.yaml cannot be changed as it is laid out"):
        accept(tmp_path, OTHER)
    assert (tmp_path / FILE).read_text("utf-8") == text


def test_a_file_with_mistakes_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("- finding: x\n", "utf-8")
    with pytest.raises(WorkspaceError, match=r"accepted\.yaml:1"):
        accept(tmp_path, ONE)
    assert (tmp_path / FILE).read_text("utf-8") == "- finding: x\n"


def test_a_text_after_the_end_of_the_document_is_left_alone(tmp_path: Path) -> None:
    accept(tmp_path, ONE)
    text = (tmp_path / FILE).read_text("utf-8") + "...\n"
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(StyrgrafError, match="cannot be changed"):
        accept(tmp_path, OTHER)
    assert (tmp_path / FILE).read_text("utf-8") == text


def test_what_nobody_has_accepted_cannot_be_withdrawn(tmp_path: Path) -> None:
    with pytest.raises(StyrgrafError, match="'ffffffffffff' is not accepted; see styrgraf accept --list"):
        withdraw(tmp_path, "ffffffffffff")


def test_the_bundled_workspace_is_not_written_to() -> None:
    with pytest.raises(StyrgrafError, match=r"make a copy with styrgraf new DIR --from varmland"):
        accept(BUNDLED, ONE)
    assert not (BUNDLED / FILE).exists()


def test_the_file_keeps_its_mode_and_leaves_no_half(tmp_path: Path) -> None:
    accept(tmp_path, ONE)
    (tmp_path / FILE).chmod(0o660)
    accept(tmp_path, OTHER)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o660
    assert {path.name for path in tmp_path.iterdir()} == {"accepted.yaml", ".accepted.yaml.lock"}


def test_threads_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    several = [replace(ONE, finding=f"{number:012x}") for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda each: accept(tmp_path, each), several))
    assert {each.finding for each in read_acceptances(tmp_path)[0]} == {each.finding for each in several}


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from graph.acceptances import Acceptance, accept\n"
        "for number in range(8):\n"
        "    finding = f'{sys.argv[2]}{number:011x}'\n"
        "    accept(Path(sys.argv[1]), Acceptance(finding, 'seat-sum', 'a', 'b', 'c', date(2030, 1, 1)))\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, tmp_path, mark]) for mark in "abc"]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    assert len(read_acceptances(tmp_path)[0]) == 24


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StyrgrafError, match="Cannot write to the folder"):
        accept(tmp_path / "missing", ONE)
    assert list(tmp_path.iterdir()) == []
