"""Reading accepted.yaml: what it holds, and every mistake in it with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.acceptances import FILE, Acceptance, read_acceptances
from graph.acceptances.reading import MOST
from graph.creation import create_workspace
from graph.errors import WorkspaceError
from graph.reading import MAX_BYTES
from graph.workspace import open_workspace

ENTRY = """\
- finding: 0123456789ab
  rule: seat-sum
  about: Rådet
  reason: Känt sedan förra mötet.
  by: Alva Ek
  until: 2030-12-31
"""


def problems(folder: Path, text: str) -> list[str]:
    (folder / FILE).write_text(text, "utf-8")
    return [str(problem) for problem in read_acceptances(folder)[1]]


def test_without_the_file_nothing_is_accepted(tmp_path: Path) -> None:
    assert read_acceptances(tmp_path) == ((), [])


@pytest.mark.parametrize("text", ["", "# inget än\n", "[]\n"])
def test_a_file_may_be_empty(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text) == []


def test_what_is_accepted_is_read_with_its_line(tmp_path: Path) -> None:
    assert problems(tmp_path, f"# godtaget\n{ENTRY}") == []
    (found,), _ = read_acceptances(tmp_path)
    expected = Acceptance(
        "0123456789ab", "seat-sum", "Rådet", "Känt sedan förra mötet.", "Alva Ek", date(2030, 12, 31), 2
    )
    assert found == expected


@pytest.mark.parametrize("finding", ["123456789012", "000000000000", "0123456789ab", '"123456789012"'])
def test_an_id_of_figures_alone_is_an_id(tmp_path: Path, finding: str) -> None:
    assert problems(tmp_path, ENTRY.replace("0123456789ab", finding)) == []
    (found,), _ = read_acceptances(tmp_path)
    assert found.finding == finding.strip('"')


WRONG = [
    (("  by: Alva Ek\n", ""), "accepted.yaml:1 (0123456789ab): The key 'by' is missing"),
    (("Alva Ek", "[a]"), "accepted.yaml:5 (0123456789ab): The key 'by' is missing or no text"),
    (("Alva Ek", "' '"), "accepted.yaml:5 (0123456789ab): The key 'by' is missing or no text"),
    (("  until", "  av: x\n  until"), "accepted.yaml:6 (0123456789ab): Unknown key 'av'. Use finding, rule"),
    (("0123456789ab", "0123"), "accepted.yaml:1 (0123): '0123' is no id of a finding"),
    (("0123456789ab", "x" * 5000), "accepted.yaml:1: The value of 'finding' is 5000 characters long"),
    (("seat-sum", "<script>"), "accepted.yaml:2 (0123456789ab): '<script>' is no name of a rule"),
    (("2030-12-31", "2030-02-30"), "accepted.yaml:6 (0123456789ab): '2030-02-30' is no day. Write YYYY-MM-DD."),
    (("2030-12-31", "20301231"), "accepted.yaml:6 (0123456789ab): '20301231' is no day"),
    (("2030-12-31", "2030"), "accepted.yaml:6 (0123456789ab): '2030' is no day"),
    (("Alva Ek", "9" * 6000), "accepted.yaml:5 (0123456789ab): The value of 'by' is 6000 characters long"),
    (("Känt sedan", '"a\\u202eb"'.replace('"', "") + "\u202e"), "holds a character that does not show"),
    (("Alva Ek", '"a\\nb"'), "accepted.yaml:5 (0123456789ab): The value of 'by' holds a character"),
    (("Rådet", "å" * 301), "accepted.yaml:3 (0123456789ab): The value of 'about' is 301 characters long"),
    (("Alva Ek", "&a x"), "accepted.yaml:5: YAML anchors and aliases"),
    (("Alva Ek", "[" * 20 + "]" * 20), "accepted.yaml:5: The values nest deeper"),
    (("- finding: 0123456789ab\n", "  finding: 0123456789ab\n"), "accepted.yaml:1: A record file is a list"),
    (("Alva Ek", "x\n  by: y"), "accepted.yaml:6: The key 'by' stands twice"),
    (("rule: seat-sum", "rule: {"), "accepted.yaml:"),
]


@pytest.mark.parametrize(("change", "told"), WRONG, ids=lambda part: part[1][:20] if type(part) is tuple else "")
def test_a_mistake_is_told_with_its_line(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    assert change[0] in ENTRY
    (problem,) = problems(tmp_path, ENTRY.replace(*change))
    assert told in problem
    assert len(problem) < 400


def test_a_finding_is_accepted_once(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, ENTRY + ENTRY)
    assert problem == "accepted.yaml:7: The finding is accepted in line 1 already. Keep one of them."


def test_a_file_out_of_bounds_is_one_problem(tmp_path: Path) -> None:
    many = "".join(ENTRY.replace("0123456789ab", f"{number:012x}") for number in range(MOST + 1))
    (problem,) = problems(tmp_path, many)
    assert f"There are {MOST + 1} acceptances; at most {MOST} are read." in problem
    (problem,) = problems(tmp_path, "#" * (MAX_BYTES + 1))
    assert "larger than 5 MB" in problem
    (tmp_path / FILE).write_bytes(b"- \xff\n")
    (found,) = read_acceptances(tmp_path)[1]
    assert "not UTF-8" in str(found)


def test_a_workspace_tells_its_mistakes_with_the_others(tmp_path: Path) -> None:
    create_workspace(tmp_path)
    problems(tmp_path, ENTRY)
    assert [each.finding for each in open_workspace(tmp_path).acceptances] == ["0123456789ab"]
    problems(tmp_path, ENTRY.replace("2030", "x"))
    with pytest.raises(WorkspaceError, match=r"accepted\.yaml:6"):
        open_workspace(tmp_path)
