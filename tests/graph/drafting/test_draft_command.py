"""`styrgraf draft`: a folder that loads, a review that tells all, and nothing written over."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

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
    assert "- ● Ingen ska gå ensam ut på isen." in review
    assert "Hamnkommittén (`organisation/hamnkommitten`)" in review


def test_a_folder_in_use_is_left_alone(arena: Path, document: Path, call: Call) -> None:
    target = arena / "stadga-2035"
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    refused = call("draft", document, "--workspace", arena, "-o", target, "--edition", "stadga-2040")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "is not empty" in refused.stderr
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--edition", "stadga-2035"], "has an edition 'stadga-2035' already"),
        (["--edition", "Stadga 2040"], "is no id of an edition"),
        (["--edition", "ny", "--document", "Å"], "is no id of a document"),
    ],
)
def test_ids_that_cannot_be_used_are_refused(
    arguments: list[str], said: str, arena: Path, document: Path, call: Call
) -> None:
    refused = call("draft", document, "--workspace", arena, "-o", arena / "ny", *arguments)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert said in refused.stderr
    assert not (arena / "ny").exists()
