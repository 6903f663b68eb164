"""What tests share: the source documents, the bundled graph, a running server and a browser."""

from __future__ import annotations

import gc
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter
    from playwright.sync_api import Browser, Page

    from graph.dataset import Dataset
    from graph.store import OxigraphStore
    from graph.workspace import Workspace

ROOT = Path(__file__).parents[1]
SECONDS_TO_START = 60
#: The folder of the source documents for the tests that ask for it. What a command finds by itself is the same
#: whether or not it is named, here and in the processes that run tests beside this one.
_NAMED = "STYRGRAF_TESTED_DOCUMENTS"
if "STYRGRAF_DOCUMENTS" in os.environ:
    os.environ[_NAMED] = os.environ.pop("STYRGRAF_DOCUMENTS")
NO_SKIP = os.environ.get("STYRGRAF_NO_SKIP") == "1"

#: Virtuoso with little memory, for as long as the tests last; a query on one thread, since on several it may lose a
#: row on a busy machine (docs/sparql.md).
VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
CheckpointInterval = 0
DirsAllowed = .
ServerThreads = 10
ThreadsPerQuery = 1
[HTTPServer]
ServerPort = {http}
ServerRoot = .
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryCostEstimationTime = 0
"""

#: What takes longest begins first, so that no processor is left alone with one of these at the end.
FIRST = (
    "server/pages/test_in_a_browser.py",
    "mutation/test_mutants.py",
    "server/pages/test_by_keyboard.py",
    "server/test_stores.py",
    "server/pages/test_every_page.py",
    "server/editing/test_forms_in_a_browser.py",
    "server/editing/test_the_list_of_proposals.py",
    "test_fuzz.py",
    "ontology/test_reasoner.py",
    "graph/drafting/test_draft_command.py",
    "server/editing/test_forms.py",
    "test_github_workflow.py",
    "test_guides.py",
    "server/pages/test_arshjul_in_a_browser.py",
    "server/pages/test_editor_in_a_browser.py",
    "server/pages/test_workbench.py",
    "server/test_cli.py",
    "server/pages/test_large.py",
    "server/test_every_iri.py",
    "ontology/test_shapes.py",
    "server/test_exports.py",
    "graph/documents/conversion/test_hostile_documents.py",
    "queries/test_queries_are_portable.py",
)

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a skipped test where STYRGRAF_NO_SKIP=1 says that nothing may be missing."""
    report = yield
    return _refuse_skip(report) if NO_SKIP else report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a module that skips itself, under the same condition."""
    report = yield
    return _refuse_skip(report) if NO_SKIP else report


def _refuse_skip(report: Report) -> Report:
    if report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"STYRGRAF_NO_SKIP=1 forbids this. {reason}"
    return report


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print the tables that tests recorded as a property, in whichever process they ran."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for table in (value for name, value in report.user_properties if name == "table"):
                terminalreporter.section(report.head_line or report.nodeid)
                terminalreporter.write("\n".join(table) + "\n")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return how many tests run at once: half as many again as there are processors.

    For a third of its time a test waits: for a page to come to rest, a server or a browser to start, a query to be
    ended. Meanwhile the processor works for another.
    """
    processors = os.cpu_count() or 1
    return processors + (processors + 1) // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files of FIRST first, whatever was collected before them."""
    turns = {ROOT / "tests" / name: turn for turn, name in enumerate(FIRST)}
    items.sort(key=lambda item: turns.get(item.path, len(turns)))


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Let the services of a file be collected after it: what a service keeps is kept out of the collector's way."""
    if nextitem is None or nextitem.path != item.path:
        gc.unfreeze()


@pytest.fixture(scope="session")
def documents() -> Path:
    """Return the folder of the source documents, which are not part of the project."""
    folder = Path(os.environ.get(_NAMED, ROOT / "../shared/documents")).resolve()
    if not folder.is_dir():
        pytest.skip("the source documents are not here: STYRGRAF_DOCUMENTS names their folder")
    return folder


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    """Return the bundled workspace, Värmland."""
    from graph.workspace import open_workspace

    return open_workspace()


@pytest.fixture(scope="session")
def dataset(workspace: Workspace) -> Dataset:
    """Return the dataset of the bundled workspace."""
    from graph.dataset import build_dataset

    return build_dataset(workspace)


@pytest.fixture(scope="session")
def store(dataset: Dataset) -> OxigraphStore:
    """Return the bundled dataset in a store, ready for queries."""
    from graph.store import OxigraphStore

    return OxigraphStore(dataset.quads)


@pytest.fixture(scope="session")
def styrgraf() -> Path:
    """Return the installed command."""
    return Path(sys.executable).with_name("styrgraf")


@contextmanager
def _serving(command: Path, folder: Path, *options: str) -> Iterator[str]:
    port = _free_port()
    log = folder / "server.log"
    words = [str(command), "serve", "--port", str(port), *options]
    with log.open("wb") as output:
        server = subprocess.Popen(words, cwd=folder, stdout=output, stderr=output)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_alive(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[str]]:
    """Return what runs `styrgraf serve` in a folder, with options, on a free port and gives its address."""
    return _serving


@pytest.fixture(scope="session")
def live_server(styrgraf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a running server, without a closing slash."""
    with _serving(styrgraf, tmp_path_factory.mktemp("server")) as address:
        yield address


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_until_alive(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(f"{address}/halsa", timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"styrgraf serve gave no answer at {address}/halsa:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run the Chromium of the machine, without a window."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Return a function that lists the accessibility faults of a page: rule, help and places."""
    from axe_playwright_python.sync_playwright import Axe

    def violations(page: Page) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [
            f"{fault['id']}: {fault['help']}: {', '.join(str(node['target']) for node in fault['nodes'])}"
            for fault in found
        ]

    return violations


@pytest.fixture(scope="session")
def engine() -> Iterator[str]:
    """Run Oxigraph's own SPARQL server, empty and in memory, and return its host and port."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.is_file():
        pytest.skip("the Oxigraph server is not installed")
    address = f"127.0.0.1:{_free_port()}"
    with subprocess.Popen([*_with_us(), program, "serve", "--bind", address], stderr=subprocess.DEVNULL) as server:
        try:
            _wait_until_open(address)
            yield address
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run Virtuoso, empty, and return its host and port; `dba` may update it at /sparql-auth."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed (on Debian: apt install virtuoso-opensource-7)")
    folder, address = tmp_path_factory.mktemp("virtuoso"), f"127.0.0.1:{_free_port()}"
    settings = VIRTUOSO.format(sql=_free_port(), http=address)
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    command = [*_with_us(), program, "-f", "-c", "virtuoso.ini"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_until_open(address)
            yield address
        finally:
            server.kill()


def _with_us() -> list[str]:
    """Return what makes a command end when the tests do, also when they are killed (util-linux)."""
    program = shutil.which("setpriv")
    return [program, "--pdeathsig", "KILL", "--"] if program else []


def _wait_until_open(address: str) -> None:
    host, port = address.split(":")
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            socket.create_connection((host, int(port)), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"nothing answers at {address}")


@pytest.fixture(scope="session")
def java() -> str:
    """Return the path of Java, which the reasoner needs."""
    path = shutil.which("java")
    if path is None:
        pytest.skip("the reasoner needs Java, and no 'java' is on the PATH")
    # A run is short: what optimises a long one would take longer than it saves.
    os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    return path
