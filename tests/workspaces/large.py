"""A workspace of as many bodies as one likes, for tests and measurements: a fictional county with five levels.

python tests/workspaces/large.py DIR [BODIES]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

LEVELS = ("political", "officials", "support", "principal", "external")
KINDS = ("council", "steering-group", "preparatory-group", "working-group", "network", "unit")
DUTIES = ("bereda", "samordna", "folja-upp", "genomfora", "stodja", "ansvara")
#: Bodies per file, so that no file is larger than a workspace takes.
_FILE = 4000
_SOURCE = [{"section": "organ", "textStart": "Länet styrs av"}]


def write_workspace(folder: Path, bodies: int, seed: int = 7) -> Path:
    """Write a workspace of `bodies` bodies, each answering to one above it and with two duties; return its folder."""
    chance = Random(seed)
    edition = folder / "ordning"
    edition.mkdir(parents=True)
    names = [f"organ-{number}" for number in range(bodies)]
    _write(folder / "workspace.yaml", _settings())
    _write(edition / "edition.yaml", _edition())
    for start in range(0, bodies, _FILE):
        numbers = range(start, min(start + _FILE, bodies))
        _write(edition / f"bodies-{start}.yaml", [_body(number, chance) for number in numbers])
        duties = (2 * number + other for number in numbers for other in (0, 1))
        _write(edition / f"duties-{start}.yaml", [_duty(number, names, chance) for number in duties])
    return folder


def write_revision(folder: Path) -> None:
    """Add a second edition to the workspace in `folder`, in which whoever prepared coordinates."""
    newer = folder / "nyordning"
    newer.mkdir()
    for path in (folder / "ordning").glob("*.yaml"):
        text = (
            path.read_text("utf-8").replace('"ordning/', '"nyordning/').replace("edition/ordning", "edition/nyordning")
        )
        content = json.loads(text.replace('"bereda"', '"samordna"'))
        if path.name == "edition.yaml":
            content[1] |= {"revisionOf": "edition/ordning", "issued": "2044"}
        _write(newer / path.name, content)


def _settings() -> object:
    return {
        "name": {"sv": "Storlänet", "en": "The large county"},
        "base": "https://data.example.org/storlanet/",
        "languages": ["sv", "en"],
        "persons": False,
        "arena": "organisation/lanet",
    }


def _edition() -> object:
    return [
        {"id": "document/ordning", "type": "GoverningDocument", "label": {"sv": "Ordning", "en": "Order"}},
        {
            "id": "edition/ordning",
            "type": "Edition",
            "label": {"sv": "Ordningen", "en": "The order"},
            "editionOf": "document/ordning",
            "status": "adopted",
            "issued": "2040",
        },
        {
            "id": "ordning/section/organ",
            "type": "Section",
            "label": {"sv": "Organ", "en": "Bodies"},
            "order": 1,
            "edition": "edition/ordning",
        },
        {
            "id": "organisation/lanet",
            "type": "Arena",
            "label": {"sv": "Storlänet", "en": "The large county"},
            "kind": "arena",
            "member": "organisation/organ-0",
            "source": _SOURCE,
        },
    ]


def _body(number: int, chance: Random) -> object:
    return {
        "id": f"organisation/organ-{number}",
        "type": "Body",
        "label": {"sv": f"Organ {number}", "en": f"Body {number}"},
        "level": LEVELS[0] if number == 0 else chance.choice(LEVELS),
        "kind": chance.choice(KINDS),
        "source": _SOURCE,
    }


def _duty(number: int, names: list[str], chance: Random) -> object:
    bearer = number // 2
    above = names[max(bearer // 8, 0)] if bearer else names[-1]
    duty = "bereda" if number % 2 == 0 else chance.choice(DUTIES)
    return {
        "id": f"ordning/responsibility/uppgift-{number}",
        "type": "Responsibility",
        "label": {"sv": f"Uppgift {number}", "en": f"Duty {number}"},
        "bearer": f"organisation/{names[bearer]}",
        "duty": duty,
        "recipient": f"organisation/{above}",
        "force": "ska",
        "source": _SOURCE,
    }


def _write(path: Path, content: object) -> None:
    # Every JSON text is YAML.
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    write_workspace(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
