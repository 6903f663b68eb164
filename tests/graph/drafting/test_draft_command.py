"""`styrgraf draft`: a folder that loads, a review that tells all, and nothing written over."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.workspace import open_workspace
from server.pages.editing.unsure import listed, to_review

ROOT = Path(__file__).parents[3]
Call = Callable[..., subprocess.CompletedProcess[str]]

DOCUMENT = """# Stadga för Fiskerådet

Garnlaget ska senast den 15 mars varje år lämna en redovisning till Bryggrådet.

## Hamnkommittén

Hamnkommittén ansvarar för att:

- planera och genomföra vårens städdag tillsammans med Garnlaget
- vid behov tillsätta arbetsgrupper

Himlen är blå. Ingen ska gå ensam ut på isen.
"""


@pytest.fixture
def arena(tmp_path: Path) -> Path:
    folder = tmp_path / "liten"
    shutil.copytree(Path(__file__).parents[2] / "workspaces/liten", folder)
    return folder


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "stadga-2040.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


@pytest.fixture
def call(styrgraf: Path) -> Call:
    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([styrgraf, *arguments], capture_output=True, text=True, check=False)

    return run


def test_the_proposal_is_an_edition_that_loads_and_whose_locators_match(
    arena: Path, document: Path, call: Call
) -> None:
    target = arena / "stadga-2040"
    made = call("draft", document, "--workspace", arena, "-o", target, "--document", "stadga")
    assert (made.returncode, made.stderr) == (0, "")
    waiting = listed(to_review(open_workspace(arena), "stadga-2040"))
    assert f"stadga-2040: {len(waiting)} " in made.stdout
    assert "styrgraf serve --edit --workspace" in made.stdout
    assert call("documents", "add", document, "--workspace", arena).returncode == 0
    checked = call("check", "--workspace", arena, "--edition", "stadga-2040", "--format", "json")
    assert checked.returncode in (0, 1), checked.stderr
    assert not [each for each in json.loads(checked.stdout) if each["rule"] == "statement-without-passage"]
    verified = call("documents", "verify", "--workspace", arena).stdout.splitlines()
    assert not [line for line in verified if "stadga-2040" in line]


def test_what_is_uncertain_is_marked_and_every_passage_is_listed(arena: Path, document: Path, call: Call) -> None:
    target = arena / "stadga-2040"
    call("draft", document, "--workspace", arena, "-o", target, "--lang", "sv")
    duties = (target / "responsibilities.yaml").read_text("utf-8")
    assert "bearer: organisation/garnlaget\n" in duties
    assert "deadline: --03-15\n" in duties
    assert "bearer: organisation/hamnkommitten  # OSÄKERT" in duties
    assert "force: vid-behov\n" in duties
    review = (target / "granska.md").read_text("utf-8")
    assert "- Himlen är blå." in review
    assert "- **förbud** (?): Ingen ska gå ensam ut på isen · `statements.yaml`" in review
    assert "Hamnkommittén (`organisation/hamnkommitten`)" in review


def test_a_folder_in_use_is_left_alone(arena: Path, document: Path, call: Call) -> None:
    target = arena / "stadga-2035"
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    refused = call("draft", document, "--workspace", arena, "-o", target, "--edition", "stadga-2040")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "är inte tom" in refused.stderr
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before


def test_a_folder_below_another_in_the_workspace_is_refused(arena: Path, document: Path, call: Call) -> None:
    refused = call("draft", document, "--workspace", arena, "-o", arena / "editions" / "stadga-2040", "--lang", "en")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert f"has them side by side; name {arena / 'stadga-2040'}." in refused.stderr
    assert not (arena / "editions").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--edition", "stadga-2035"], "har redan en utgåva ”stadga-2035”"),
        (["--edition", "Stadga 2040"], "kan inte vara namn på en utgåva"),
        (["--edition", "ny", "--document", "Å"], "kan inte vara id för ett dokument"),
    ],
)
def test_ids_that_cannot_be_used_are_refused(
    arguments: list[str], said: str, arena: Path, document: Path, call: Call
) -> None:
    refused = call("draft", document, "--workspace", arena, "-o", arena / "ny", *arguments)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert said in refused.stderr
    assert not (arena / "ny").exists()


@pytest.mark.parametrize(
    "text",
    [
        "Styrelsen ska besluta om budgeten. " * 9_000,
        "ska " * 200_000,
        "Garnlaget ska bereda frågor och Bryggrådet bereder " * 10_000,
        "barn-\n" * 100_000,
        "(" * 500_000,
        ("- " * 3_000 + "\n") * 100,
        "Antagen av direktionen 2031-01-01 " * 20_000,
        "Nämnden för vård och omsorg " * 20_000,
        "Delmål 1: A " * 50_000,
    ],
    ids=["sentences", "one word", "one sentence", "hyphens", "brackets", "bullets", "front page", "names", "goals"],
)
def test_text_made_to_take_long_comes_to_an_end(text: str, arena: Path, tmp_path: Path, call: Call) -> None:
    path = tmp_path / "lang.txt"
    path.write_text(text, encoding="utf-8")
    done = call("draft", path, "--workspace", arena, "-o", arena / "lang", "--edition", "lang")
    assert done.returncode in (0, 2)
    assert done.stderr.count("\n") == (done.returncode == 2)


def test_a_plan_of_the_year_as_a_table_gives_events_their_months(arena: Path, tmp_path: Path, call: Call) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "# Plan\n\n| Jan | Feb | Mars |\n|---|---|---|\n| Garnlagets vintermöte | | Garnlaget redovisar fångsten |\n",
        encoding="utf-8",
    )
    assert call("draft", path, "--workspace", arena, "-o", arena / "plan-1").returncode == 0
    wheel = (arena / "plan-1/wheel.yaml").read_text("utf-8")
    assert "month: --01" in wheel
    assert "event/garnlagets-vintermote" in wheel
    assert "duty: redovisa" in (arena / "plan-1/responsibilities.yaml").read_text("utf-8")


def test_the_example_of_the_page_is_what_comes_out(tmp_path: Path, call: Call) -> None:
    page = (ROOT / "docs/draft.md").read_text("utf-8")
    blocks = dict(re.findall(r"^```(markdown|yaml)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    (tmp_path / "stadga.md").write_text(blocks["markdown"], encoding="utf-8")
    arena = tmp_path / "min-arena"
    assert call("new", arena).returncode == 0
    document = tmp_path / "stadga.md"
    made = call("draft", document, "--workspace", arena, "-o", arena / "stadga-2027", "--lang", "sv")
    assert made.returncode == 0, made.stderr
    assert blocks["yaml"] in (arena / "stadga-2027/responsibilities.yaml").read_text("utf-8")
    assert call("documents", "add", document, "--workspace", arena).returncode == 0
    assert call("check", "--workspace", arena, "--edition", "stadga-2027").returncode == 0
