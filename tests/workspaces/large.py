"""A workspace of as many bodies as one likes, for tests and measurements: a fictional county with five levels.

    python tests/workspaces/large.py DIR [BODIES]

It has everything that a workspace of its size would: hundreds of bodies under one, municipalities,
posts, seats, a yearly wheel, goals with indicators, agreements, a passage of its own for every
statement, and a second edition that changes, drops and adds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

LEVELS = ("political", "officials", "support", "external")
KINDS = ("council", "steering-group", "preparatory-group", "working-group", "network", "unit")
DUTIES = ("bereda", "samordna", "folja-upp", "genomfora", "stodja", "ansvara")
TOPICS = tuple(f"topic/amne-{number}" for number in range(12))
#: As many bodies stand directly under the first, if there are as many.
BROAD = 400
#: Bodies in a section of the document.
IN_SECTION = 100
_MUNICIPALITIES = 290
#: Records per file, so that no file is larger than a workspace takes.
_FILE = 5000

Made = dict[str, object]


def write_workspace(folder: Path, bodies: int, seed: int = 7) -> Path:
    """Write a workspace of `bodies` bodies, each answering to one above it and with two duties; return its folder."""
    _write(folder / "workspace.yaml", _settings())
    _write(folder / "reference" / "principals.yaml", [*_topics(), *_principals(bodies)])
    _write_edition(folder, "ordning", bodies, Random(seed), _first(bodies))
    return folder


def write_revision(folder: Path) -> None:
    """Add a second edition to the workspace in `folder`: duties go and change, bodies change names."""
    newer = folder / "nyordning"
    for path in (folder / "ordning").glob("*.yaml"):
        text = path.read_text("utf-8").replace('"ordning/', '"nyordning/')
        text = text.replace("edition/ordning", "edition/nyordning")
        content = [record for record in map(_revised, json.loads(text)) if record is not None]
        if path.name == "edition.yaml":
            content[1] |= {"revisionOf": "edition/ordning", "issued": "2044"}
        _write(newer / path.name, content)


def _revised(record: Made) -> Made | None:
    """Return a record as the second edition has it; None where that has it no more."""
    kind, _, number = str(record["id"]).rpartition("-")
    if kind == "nyordning/responsibility/uppgift" and int(number) % 40 == 3:
        return None
    if kind == "nyordning/responsibility/uppgift" and int(number) % 40 == 5:
        return record | {"force": "bor", "id": f"{kind}-ny-{number}"}
    if kind == "nyordning/responsibility/uppgift" and int(number) % 40 == 4:
        return record | {"duty": "samordna"}
    if kind == "organisation/organ" and int(number) % 50 == 9:
        return record | {"label": {"sv": f"Nya organ {number}", "en": f"New body {number}"}}
    return record


def _write_edition(folder: Path, name: str, bodies: int, chance: Random, first: list[Made]) -> None:
    edition = folder / name
    _write(edition / "edition.yaml", first)
    numbers = range(bodies)
    _write_in_files(edition, "bodies", (_body(number, chance) for number in numbers))
    _write_in_files(edition, "duties", (_duty(number, bodies, chance) for number in range(2 * bodies)))
    few = range(max(bodies // 50, 1))
    for kind, make in _FEW.items():
        _write_in_files(edition, kind, (make(number, bodies, chance) for number in few))


def _settings() -> Made:
    return {
        "name": {"sv": "Storlänet", "en": "The large county"},
        "base": "https://data.example.org/storlanet/",
        "languages": ["sv", "en"],
        "persons": False,
        "arena": "organisation/lanet",
        "cycleStart": 2040,
    }


def _topics() -> list[Made]:
    return [_record(topic, "Topic", f"Ämne {number}", f"Topic {number}") for number, topic in enumerate(TOPICS)]


def _principals(bodies: int) -> list[Made]:
    slugs = [f"organisation/kommun-{number}" for number in range(min(_MUNICIPALITIES, bodies))]
    every = _record("organisation/kommunerna", "Collective", "Kommunerna", "The municipalities")
    codes = [{"kind": "municipality", "level": "principal", "municipalityCode": f"{100 + n:04}"} for n in range(290)]
    each = [
        _record(slug, "Principal", f"Kommun {number}", f"Municipality {number}") | codes[number]
        for number, slug in enumerate(slugs)
    ]
    return [*each, every | {"kind": "group-of-actors", "member": slugs}]


def _first(bodies: int) -> list[Made]:
    arena = {"kind": "arena", "member": "organisation/organ-0", "source": _source(0, "Länet styrs")}
    length = {"lengthOfCycle": 4, "governedBy": "document/ordning", "source": _source(0, "Länets årshjul")}
    return [
        _record("document/ordning", "GoverningDocument", "Ordning", "Order"),
        _record("edition/ordning", "Edition", "Ordningen", "The order")
        | {"editionOf": "document/ordning", "status": "adopted", "issued": "2040"},
        *(_section(number) for number in range(-(-bodies // IN_SECTION))),
        _record("organisation/lanet", "Arena", "Storlänet", "The large county") | arena,
        _record("wheel/lanet", "YearlyWheel", "Länets årshjul", "The wheel of the county") | length,
    ]


def _section(number: int) -> Made:
    named = _record(f"ordning/section/del-{number}", "Section", f"Del {number}", f"Part {number}")
    return named | {"order": number + 1, "edition": "edition/ordning"}


def _body(number: int, chance: Random) -> Made:
    return _record(f"organisation/organ-{number}", "Body", f"Organ {number}", f"Body {number}") | {
        "level": LEVELS[0] if number == 0 else chance.choice(LEVELS),
        "kind": chance.choice(KINDS),
        "source": _source(number, f"Organ {number} finns"),
    }


def _duty(number: int, bodies: int, chance: Random) -> Made:
    bearer = number // 2
    above = (bearer // 8 if bearer > BROAD else 0) if bearer else bodies - 1
    identity = f"ordning/responsibility/uppgift-{number}"
    return _record(identity, "Responsibility", f"Uppgift {number}", f"Duty {number}") | {
        "bearer": f"organisation/organ-{bearer}",
        "duty": "bereda" if number % 2 == 0 else chance.choice(DUTIES),
        "recipient": f"organisation/organ-{above}",
        "force": "ska",
        "topic": chance.choice(TOPICS),
        "source": _source(bearer, f"Organ {bearer} ska fullgöra uppgift {number}"),
    }


def _role(number: int, bodies: int, chance: Random) -> Made:
    named = _record(f"role/roll-{number}", "Role", f"Roll {number}", f"Role {number}")
    return named | {"source": _source(number, f"Roll {number} innehas")}


def _post(number: int, bodies: int, chance: Random) -> Made:
    return _record(f"post/post-{number}", "Post", f"Post {number}", f"Post {number}") | {
        "postIn": f"organisation/organ-{chance.randrange(bodies)}",
        "role": f"role/roll-{number}",
        "source": _source(number, f"Roll {number} innehas"),
    }


def _seats(number: int, bodies: int, chance: Random) -> Made:
    body = 50 * number % bodies
    label = f"Organ {body}s platser", f"Seats of body {body}"
    group = {"label": {"sv": "Platser för kommunerna", "en": "Seats for the municipalities"}, "seats": 4}
    return _record(f"ordning/composition/organ-{body}", "CompositionRule", *label) | {
        "appliesTo": f"organisation/organ-{body}",
        "total": 4,
        "seatGroup": [group | {"onBehalfOf": "organisation/kommunerna", "eligible": [f"role/roll-{number}"]}],
        "source": _source(body, f"Organ {body} består"),
    }


def _event(number: int, bodies: int, chance: Random) -> Made:
    return _record(f"event/mote-{number}", "Event", f"Möte {number}", f"Meeting {number}") | {
        "wheel": "wheel/lanet",
        "month": f"--{chance.randrange(1, 13):02}",
        "organiser": f"organisation/organ-{chance.randrange(bodies)}",
        "participant": [f"organisation/organ-{chance.randrange(bodies)}", "organisation/organ-0"],
        "source": _source(number, f"Möte {number} hålls"),
    }


def _goal(number: int, bodies: int, chance: Random) -> Made:
    return _record(f"goal/mal-{number}", "Goal", f"Mål {number}", f"Goal {number}") | {
        "goalKind": "direction-goal",
        "goalOf": "organisation/lanet",
        "topic": chance.choice(TOPICS),
        "source": _source(number, f"Mål {number} är"),
    }


def _indicator(number: int, bodies: int, chance: Random) -> Made:
    return _record(f"indicator/matt-{number}", "Indicator", f"Mått {number}", f"Indicator {number}") | {
        "topic": chance.choice(TOPICS),
        "source": _source(number, f"Mål {number} mäts"),
    }


def _target(number: int, bodies: int, chance: Random) -> Made:
    return _record(f"ordning/target/niva-{number}", "Target", f"Nivå {number}", f"Target {number}") | {
        "targetOf": f"goal/mal-{number}",
        "indicator": f"indicator/matt-{number}",
        "direction": "increase",
        "amount": chance.randrange(1, 30),
        "unit": "percentage-point",
        "dueYear": "2044",
        "source": _source(number, f"Mål {number} nås"),
    }


def _agreement(number: int, bodies: int, chance: Random) -> Made:
    return _record(f"agreement/avtal-{number}", "Agreement", f"Avtal {number}", f"Agreement {number}") | {
        "party": ["organisation/kommunerna", f"organisation/organ-{chance.randrange(bodies)}"],
        "keeper": f"organisation/organ-{chance.randrange(bodies)}",
        "topic": [chance.choice(TOPICS)],
        "source": _source(number, f"Avtal {number} gäller"),
    }


#: What there is one of for every fifty bodies, by the name of its file.
_FEW: dict[str, Callable[[int, int, Random], Made]] = {
    "roles": _role,
    "posts": _post,
    "seats": _seats,
    "events": _event,
    "goals": _goal,
    "indicators": _indicator,
    "targets": _target,
    "agreements": _agreement,
}


def _record(identity: str, kind: str, swedish: str, english: str) -> Made:
    return {"id": identity, "type": kind, "label": {"sv": swedish, "en": english}}


def _source(body: int, words: str) -> list[Made]:
    """Return the passage that begins with `words`, in the section that tells of that body."""
    return [{"section": f"del-{body // IN_SECTION}", "textStart": words}]


def _write_in_files(folder: Path, name: str, records: Iterable[Made]) -> None:
    every = list(records)
    for start in range(0, len(every), _FILE):
        _write(folder / f"{name}-{start}.yaml", every[start : start + _FILE])


def _write(path: Path, content: object) -> None:
    # Every JSON text is YAML.
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    write_revision(write_workspace(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000))
