"""Three hundred mangled record files: each is read or refused with file, line and remedy, and none is changed."""

from __future__ import annotations

import itertools
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import StyrgrafError, WorkspaceError
from graph.reading import MAX_BYTES
from graph.workspace import open_workspace

MANGLED = 300
MOST_SIGNS = 30_000
LITEN = Path(__file__).parents[1] / "workspaces" / "liten"
#: Values that YAML, Python or a reader of either may stumble over.
VALUES = (
    *(
        "null",
        "~",
        "[]",
        "{}",
        "[[[]]]",
        "{a: {b: c}}",
        "true",
        "-7",
        "1e999",
        ".inf",
        "0o17",
        "2030-02-31",
        "''",
        "1_0",
    ),
    *(
        "!!python/object/apply:os.system [ls]",
        "!!binary aGVq",
        "&a [*a]",
        "*ingen",
        "<<: {a: 1}",
        "? [a, b]",
        "%YAML 9",
    ),
    *("|\n    flera\n    rader", '"\\u0000"', '"\\uD800"', "'" + "x" * 70_000 + "'", "9" * 5_000, "[" * 40, "- - - -"),
    *(
        "=1+1",
        "<script>",
        "../../etc/passwd",
        "\u202etxet",
        "{sv: 1, en: [a, 2]}",
        "{sv: {sv: a}}",
        "!ruby/x y",
        "@a",
        "`a`",
    ),
)

Mangle = Callable[[bytes, random.Random], bytes]


def cut(text: bytes, chance: random.Random) -> bytes:
    return text[: chance.randrange(len(text))]


def flipped(text: bytes, chance: random.Random) -> bytes:
    changed = bytearray(text)
    for _ in range(chance.choice((1, 10))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def value(text: bytes, chance: random.Random) -> bytes:
    lines = text.decode().splitlines()
    number = chance.choice([number for number, line in enumerate(lines) if ": " in line])
    lines[number] = f"{lines[number].partition(': ')[0]}: {chance.choice(VALUES)}"
    return "\n".join(lines).encode()


def line(text: bytes, chance: random.Random) -> bytes:
    """Drop a line, let one stand twice, set one in or out, or put a tab before it."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    other = chance.choice(
        (b"", lines[at] * 2, b"   " + lines[at], b"\t" + lines[at], lines[at].lstrip(), b"- " + lines[at])
    )
    return b"".join([*lines[:at], other, *lines[at + 1 :]])


def key(text: bytes, chance: random.Random) -> bytes:
    other = chance.choice((b"id", b"type", b"nivo", b"\xc3\xa5", b"__class__", b"'': x, y", b"1", b"? [a]"))
    keys = list(re.finditer(rb"\b\w+(?=: )", text))
    found = chance.choice(keys)
    return text[: found.start()] + other + text[found.end() :]


def laughs(text: bytes, chance: random.Random) -> bytes:
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" if n else "a0: &a0 [x]" for n in range(20)]
    return ("- " + "\n  ".join(rows)).encode() + b"\n" + text


def many(text: bytes, chance: random.Random) -> bytes:
    """Add a record that names three thousand others, which are not there."""
    names = ", ".join(f"topic/x{number}" for number in range(3_000))
    return text + f"\n- id: topic/allt\n  type: Topic\n  topic: [{names}]\n".encode()


def deep(text: bytes, chance: random.Random) -> bytes:
    many = chance.choice((20, 30_000))
    return text + b"- id: a/b\n  type: " + b"[" * many + b"]" * many + b"\n"


def encoding(text: bytes, chance: random.Random) -> bytes:
    plain = text.decode()
    return chance.choice(
        (plain.encode("utf-16"), b"\xef\xbb\xbf" + text, plain.encode("latin-1", "replace"), plain.encode("utf-32"))
    )


def whole(text: bytes, chance: random.Random) -> bytes:
    """Put something else in the place of the file."""
    return chance.choice(
        (
            *(
                b"",
                b"\0",
                b"a: b\n",
                b"- 1\n- 2\n",
                b"--- \n...\n---\n- a\n",
                b"- id: 1\n  type: 2\n",
                b"-",
                b"\t",
                b"- {}\n",
            ),
            *(
                b"x" * (MAX_BYTES + 1),
                b"- a: [" + b"x, " * 20_000 + b"]\n",
                text + b"---\n" + text,
                text * 2,
                b"%YAML 9.9\n--- []",
            ),
        )
    )


WAYS: tuple[Mangle, ...] = (cut, flipped, value, value, line, key, laughs, many, deep, encoding, whole)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the small workspace."""
    shutil.copytree(LITEN, tmp_path / "liten")
    return tmp_path / "liten"


def refusal(folder: Path) -> StyrgrafError | None:
    """Return why a workspace is not read, or None where it is; anything else than that is raised."""
    try:
        open_workspace(folder)
    except StyrgrafError as error:
        return error
    return None


def test_every_mangled_file_gets_one_clear_answer(folder: Path) -> None:
    files = sorted(path for path in folder.glob("*/*.yaml"))
    refused: set[str] = set()
    seen: set[tuple[Path, bytes]] = set()
    for seed in itertools.count():
        chance = random.Random(seed)
        path, way = chance.choice(files), WAYS[seed % len(WAYS)]
        sound = path.read_bytes()
        mangled = way(sound, chance)
        if (path, mangled) in seen:  # so many, no two alike
            continue
        seen.add((path, mangled))
        path.write_bytes(mangled)
        error = refusal(folder)
        if error:
            refused.add(way.__name__)
            problems = error.problems if isinstance(error, WorkspaceError) else ()
            assert problems or "\n" not in str(error), (seed, way)
            assert all(each.message and each.remedy and each.line > 0 for each in problems), (seed, way)
            assert len(str(error)) < MOST_SIGNS, (seed, way)
        assert path.read_bytes() == mangled
        path.write_bytes(sound)
        if len(seen) == MANGLED:
            break
    assert refused == {way.__name__ for way in WAYS}
    assert refusal(folder) is None
