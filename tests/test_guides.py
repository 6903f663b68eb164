"""The guides by task: every command runs as shown, in the order shown, and both languages show the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal

from ontology.files import triples_of
from queries.rules import every_rule
from server.language import Language, texts_in
from server.spreadsheet.guide import SHEET
from server.spreadsheet.plan import SPECIAL

ROOT = Path(__file__).parents[1]
SWEDISH, ENGLISH = ROOT / "docs/guider", ROOT / "docs/guides"
#: The English guide of each Swedish one; git and Excel have pages of their own, which were there before.
PAIRS = {
    "starta-en-region.md": "start-a-region.md",
    "revidera-ett-dokument.md": "revise-a-document.md",
    "remissrunda.md": "consultation-round.md",
    "publicera.md": "publish.md",
    "arbetsyta-i-git.md": "../git.md",
    "andra-i-excel.md": "../edit-in-excel.md",
}
#: What a guide leads on to, without commands of its own.
BEHIND = {"svarare-fall.md": "harder-cases.md"}
#: So many words may the guide to starting be, tables and commands and all: four minutes at an ordinary pace.
MOST_WORDS = 800


#: What is stressed in a sentence, or written in a cell, and is no label.
EMPHASISED = {
    *("Namnet", "Basen", "Nivåerna", "bär", "Varningar", "Upplysningar", "Ändra", "31 oktober", "maj", "CONFLICT"),
    *("base", "levels", "bears", "Errors", "Warnings", "Notes"),
}


def commands(guide: Path) -> list[str]:
    """Return the commands of the console blocks of a guide."""
    blocks = re.findall(r"^```console\n(.*?)^```$", guide.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return re.findall(r"^\$ (.*)$", "".join(blocks), re.MULTILINE)


@pytest.mark.parametrize("name", PAIRS)
def test_every_command_of_a_guide_runs(name: str, tmp_path: Path) -> None:
    for document in ("ordning.md", "utkast.md", "utkast-2.md"):
        shutil.copy(ROOT / "docs/examples/skargardens-ordning.md", tmp_path / document)
    (tmp_path / "gallande.md").write_text("# Ordning\n\nPolitiska styrgruppen ska leda arbetet.\n", "utf-8")
    somebody = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **somebody, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    shown = [command for command in commands(SWEDISH / name) if not command.startswith("styrgraf serve")]
    assert shown
    for command in shown:
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        findings_are_fine = command.startswith("styrgraf check")
        assert done.returncode in ({0, 1} if findings_are_fine else {0}), f"{command}\n{done.stderr}"
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("swedish", "english"), [pair for pair in PAIRS.items() if not pair[1].startswith("..")])
def test_both_languages_show_the_same_commands(swedish: str, english: str) -> None:
    plain = [command.replace(" --lang sv", " --lang en") for command in commands(SWEDISH / swedish)]
    assert plain == commands(ENGLISH / english)


@pytest.mark.parametrize("guide", sorted([*SWEDISH.glob("*.md"), *ENGLISH.glob("*.md")]), ids=lambda guide: guide.name)
def test_the_links_of_a_guide_lead_somewhere(guide: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", guide.read_text("utf-8"))
    assert [link for link in links if not (guide.parent / link).exists()] == []
    assert guide.name in {*PAIRS, *PAIRS.values(), *BEHIND, *BEHIND.values()}


@pytest.mark.parametrize("guide", [SWEDISH / "starta-en-region.md", ENGLISH / "start-a-region.md"], ids=["sv", "en"])
def test_the_guide_to_starting_is_read_in_four_minutes(guide: Path) -> None:
    assert len(guide.read_text("utf-8").split()) <= MOST_WORDS


@pytest.mark.parametrize(("folder", "language"), [(SWEDISH, "sv"), (ENGLISH, "en")])
def test_what_a_guide_tells_one_to_choose_is_called_so(folder: Path, language: Language) -> None:
    known = labels(language)
    unknown = {(guide.name, words) for guide in folder.glob("*.md") for words in emphases(guide)}
    assert {pair for pair in unknown if plain(pair[1]) not in known and pair[1] not in EMPHASISED} == set()


def emphases(guide: Path) -> list[str]:
    """Return what a guide sets in italics or in bold, which is how it names buttons, fields, pages and sheets."""
    text = re.sub(r"```.*?```|`[^`]*`", "", guide.read_text("utf-8"), flags=re.DOTALL)
    return [one or other for one, other in re.findall(r"\*\*([^*\n]+)\*\*|(?<![*\w])\*([^*\n]+)\*(?!\*)", text)]


def labels(language: Language) -> set[str]:
    """Return what pages, workbook, checks and vocabulary call things."""
    texts = texts_in(language)
    said = [texts(key) for key in texts.keys]
    terms = [triple.object for name in ("core.ttl", "schemes.ttl") for triple in triples_of(name)]
    named = [term.value for term in terms if isinstance(term, Literal) and term.language == language]
    checks = [rule.title[language] for rule in every_rule()]
    book = [SHEET[language], *(words[language] for words in SPECIAL.values())]
    return {plain(words) for words in (*said, *named, *checks, *book)}


def plain(words: str) -> str:
    return re.sub(r" \d+$", "", words.strip().rstrip(".:…").casefold())
