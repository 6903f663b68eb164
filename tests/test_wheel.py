"""The wheel is the whole application: it works from another folder, with nothing of the checkout in reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "queries", "server")


def run(*command: str | Path, cwd: Path) -> str:
    """Run `command` without the environment's Python settings; return what it prints, or fail with it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("styrgraf-*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def installed(wheel: Path, elsewhere: Path) -> Path:
    """Install the wheel beside the dependencies that are here already; return its `bin` folder."""
    run(sys.executable, "-m", "venv", elsewhere / "venv", cwd=elsewhere)
    python = elsewhere / "venv/bin/python"
    run(python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=elsewhere)
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=elsewhere)
    dependencies = sysconfig.get_path("purelib")
    (Path(packages.strip()) / "dependencies.pth").write_text(f"{dependencies}\n")
    return python.parent


def data_and_code() -> set[str]:
    """Return every file of the four rooms, less what Python and the workspace's owner leave there."""
    files = (path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file())
    own = (file for file in files if "__pycache__" not in file.parts)
    return {file.as_posix() for file in own if file.parts[:3] != ("graph", "varmland", "documents")}


def test_every_file_of_the_rooms_is_inside_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert inside == data_and_code()


def test_the_licences_are_inside(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = [name.partition(".dist-info/licenses/")[2] for name in archive.namelist()]
    assert {"LICENSE", "LICENSES/CC0-1.0.txt"} <= set(names)


def test_it_is_the_installed_code_that_runs(installed: Path, elsewhere: Path) -> None:
    code = "import ontology, graph, queries, server; print(server.__file__)"
    assert Path(run(installed / "python", "-c", code, cwd=elsewhere).strip()).is_relative_to(elsewhere)


def test_build(installed: Path, elsewhere: Path) -> None:
    run(installed / "styrgraf", "build", "-o", "x.trig", cwd=elsewhere)
    assert "<https://w3id.org/styrgraf/id/varmland/" in (elsewhere / "x.trig").read_text(encoding="utf-8")


def test_ask(installed: Path, elsewhere: Path) -> None:
    questions = list((ROOT / "queries/questions").glob("*.rq"))
    listed = run(installed / "styrgraf", "ask", cwd=elsewhere)
    assert questions
    assert all(question.stem in listed for question in questions)


def test_serve(installed: Path, elsewhere: Path, serving: Callable[[Path, Path], AbstractContextManager[str]]) -> None:
    with serving(installed / "styrgraf", elsewhere) as address, urlopen(f"{address}/halsa") as answer:
        assert json.load(answer)
