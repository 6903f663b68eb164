"""What holds for the repository as a whole, whatever room a file stands in."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import FIRST

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "queries", "server")
LONGEST_MODULE = 400
LONGEST_QUOTE = 8

#: Names that are longer than a quotation may be. They are official and stand as they are.
OFFICIAL_NAMES: tuple[str, ...] = ()

ABSOLUTE_PATH = re.compile(r"(?<![\w.:/~-])(?:/(?:home|root|work|Users|tmp|opt|mnt|srv)/|[A-Z]:\\)[\w.-]+")
WORD = re.compile(r"[^\W_]+")


def tracked() -> list[Path]:
    """Return the tracked files that are there, relative to the root; skip outside a checkout."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed: it cannot be told which files belong to the project")
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: it cannot be told which files belong to the project")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    names = [Path(name) for name in listing.decode().split("\0") if name]
    return [name for name in names if (ROOT / name).is_file()]


def texts() -> Iterator[tuple[Path, str]]:
    """Yield every tracked text file and its content."""
    for name in tracked():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content:
            yield name, content.decode("utf-8")


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words in `text` that is one word longer than a quotation may be."""
    words = [word.lower() for word in WORD.findall(text)]
    return {tuple(words[i : i + LONGEST_QUOTE + 1]) for i in range(len(words) - LONGEST_QUOTE)}


def runs_of(sources: Iterable[str]) -> set[tuple[str, ...]]:
    """Return the runs of the sources, official names excepted."""
    official = {run for name in OFFICIAL_NAMES for run in runs(name)}
    return {run for source in sources for run in runs(source)} - official


def quoted(text: str, source: set[tuple[str, ...]]) -> list[str]:
    """Return the runs of `text` that stand in `source`."""
    return sorted(" ".join(run) for run in runs(text) & source)


def imported() -> set[str]:
    """Return the top-level packages that the four rooms import."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    taken = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.partition(".")[0] for name in plain | taken}


def canonical(distribution: str) -> str:
    """Return the normal form of a distribution's name, as the packaging rules define it."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_the_version_is_the_newest_in_the_changelog() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    newest = re.search(r"^## (\d\S*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == project["version"]


#: What uvicorn looks for itself and is faster with, and what starlette reads forms with files by.
TAKEN_BY_OTHERS = {"httptools", "python-multipart", "uvloop"}


def test_what_is_imported_is_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = {canonical(re.split(r"[<>=!~\[; ]", line)[0]) for line in project["dependencies"]}
    foreign = imported() - set(ROOMS) - sys.stdlib_module_names
    homes = packages_distributions()
    assert {canonical(home) for name in foreign for home in homes[name]} == declared - TAKEN_BY_OTHERS


def test_the_lock_knows_one_public_index_and_no_local_path() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    sources = [package["source"] for package in packages if package["name"] != "styrgraf"]
    assert len({source["registry"] for source in sources}) == 1
    files = [file["url"] for package in packages for file in package.get("wheels", [])]
    assert all(file.startswith("https://") for file in files)


def test_no_path_of_a_machine_in_any_file() -> None:
    found = [f"{name}: {path}" for name, text in texts() for path in ABSOLUTE_PATH.findall(text)]
    assert not found


@pytest.mark.parametrize("path", [("home", "anna", "x"), ("Users", "anna"), ("tmp", "x.trig")])
def test_a_path_of_a_machine_is_seen(path: tuple[str, ...]) -> None:
    assert ABSOLUTE_PATH.search(f"see /{'/'.join(path)} there")
    assert not ABSOLUTE_PATH.search(f"https://example.org/{'/'.join(path)}")


def test_no_sentence_of_a_source_in_any_file(documents: Path) -> None:
    from graph.documents.normalise import normalise

    source = runs_of(normalise(path.read_text(encoding="utf-8")) for path in sorted(documents.glob("*.txt")))
    assert source
    found = [f"{name}: {run}" for name, text in texts() for run in quoted(text, source)]
    assert not found, "\n".join(found)


def test_a_copied_sentence_is_seen_however_it_is_broken() -> None:
    source = runs_of(["Ett två tre fyra fem sex sju åtta nio tio."])
    assert quoted("# ett två\n#   tre, fyra fem SEX sju\n- åtta nio", source)
    assert not quoted("ett två tre fyra fem sex sju åtta; tio", source)


def test_the_tests_that_begin_first_are_there() -> None:
    assert [name for name in FIRST if not (ROOT / "tests" / name).is_file()] == []


def test_no_module_is_long() -> None:
    modules = [(name, text) for name, text in texts() if name.suffix == ".py"]
    assert [str(name) for name, text in modules if len(text.splitlines()) > LONGEST_MODULE] == []
