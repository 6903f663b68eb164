"""Real sentences cut, shuffled and strung together in any order: the workspace takes the draft that is made of them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.drafting.drafting import draft
from graph.workspace import open_workspace
from tests.graph.drafting.conftest import LITEN

WORKSPACES = Path(__file__).parents[2] / "workspaces"
ORIGINALS = ("prov/originals/halsoavtal.md", "prov/originals/arbetsordning.txt")
#: What a word is put before, after or instead of: signs, links and words that begin a clause or a time.
LOOSE = (
    *(",", ";", ":", ".", "(", ")", "–", "§", "”", "•"),
    *("och", "samt", "som", "att", "om", "inte", "innan", "ska", "bör", "kan", "får", "dess", "den", "där", "av"),
    *("för", "till", "senast", "mars", "31", "per", "år", "följande", "en", "två", "högst", "minst", "procent"),
)
HEADINGS = (
    "Månad | Händelse | Ansvarig",
    "Mål | Mått | Målnivå",
    "Ärende | Bereder | Beslutar",
    "Fråga | Förslag | Beslut",
    "Uppgift | Ansvarig | Senast",
)


def _sentences() -> list[list[str]]:
    texts = ((WORKSPACES / name).read_text("utf-8") for name in ORIGINALS)
    return [line.split() for text in texts for line in text.replace(". ", ".\n").splitlines() if len(line.split()) > 2]


def _mangled(pick: random.Random, words: list[str]) -> str:
    """A sentence with its end cut off, words swapped, dropped or doubled, and loose ones put in."""
    words = words[pick.randrange(len(words)) :] if pick.random() < 0.3 else list(words)
    words = words[: pick.randrange(1, len(words) + 1)] if pick.random() < 0.4 else words
    for _ in range(pick.randrange(4)):
        at = pick.randrange(len(words))
        how = pick.randrange(4)
        if how == 0:
            words.insert(at, pick.choice(LOOSE))
        elif how == 1:
            words[at] = pick.choice(LOOSE)
        elif how == 2 and len(words) > 1:
            del words[at]
        else:
            other = pick.randrange(len(words))
            words[at], words[other] = words[other], words[at]
    return " ".join(words).replace("|", " ")


def _blocks(pick: random.Random, sentences: list[list[str]], count: int) -> Iterator[str]:
    for _ in range(count):
        kind = pick.randrange(8)
        told = [_mangled(pick, pick.choice(sentences)) for _ in range(pick.randrange(1, 4))]
        if kind == 0:
            yield f"## {told[0][:60]}"
        elif kind in (1, 2):
            yield f"{told[0]}:\n\n" + "\n".join(f"- {item}" for item in told)
        elif kind == 3:
            rows = [" | ".join(pick.choice([*told, ""]) for _ in range(3)) for _ in range(2)]
            yield "\n".join(f"| {row} |" for row in (pick.choice(HEADINGS), "---|---|---", *rows))
        else:
            yield " ".join(told)


@pytest.mark.parametrize("seed", range(4))
def test_the_workspace_takes_a_draft_of_mangled_sentences(seed: int, tmp_path: Path) -> None:
    pick = random.Random(seed)
    blocks = list(_blocks(pick, _sentences(), 60))
    blocks += pick.sample(blocks, 6)  # some say again what stands already
    (tmp_path / "o.md").write_text("# Ordning\n\n" + "\n\n".join(blocks), "utf-8")
    files = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files
    arena = shutil.copytree(LITEN, tmp_path / "liten")
    (arena / "o").mkdir()
    for name, text in files.items():
        (arena / "o" / name).write_text(text, "utf-8")
    assert "o" in open_workspace(arena).editions
