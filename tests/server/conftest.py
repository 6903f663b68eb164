"""A small invented workspace, and a server that holds it."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from starlette.types import ASGIApp

from server.cli import main
from server.service import Service, open_service

SECONDS_TO_START = 10


@pytest.fixture(scope="session")
def liten() -> Path:
    """Return the folder of a workspace with two editions, the first of them superseded."""
    return Path(__file__).parents[1] / "workspaces" / "liten"


@pytest.fixture(scope="session")
def small_service(liten: Path) -> Service:
    """Return the service of that workspace."""
    return open_service(liten)


@pytest.fixture
def run(liten: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what runs a command on the small workspace in Swedish and gives what it prints."""

    def call(*arguments: str | Path, status: int | None = 0) -> str:
        ended = main([*map(str, arguments), "--workspace", str(liten), "--lang", "sv"])
        assert ended == status or (status is None and ended in (0, 1))
        return capsys.readouterr().out

    return call


@contextmanager
def _over_http(app: ASGIApp, http: type[asyncio.Protocol] | Literal["auto"] = "auto") -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, http=http, log_level="error", server_header=False))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        deadline = time.monotonic() + SECONDS_TO_START
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def service() -> Service:
    """Return the service of the bundled workspace."""
    return open_service()


@pytest.fixture(scope="session")
def over_http() -> Callable[..., AbstractContextManager[str]]:
    """Return what serves an application over HTTP, by a protocol of its own if one is given, and gives its address."""
    return _over_http


@dataclass(frozen=True)
class Paper:
    """A PDF as Poppler, a program that has nothing to do with the one that wrote it, reads it."""

    file: Path

    def _run(self, program: str, *options: str) -> str:
        done = subprocess.run([program, *options, self.file], capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace")

    @property
    def facts(self) -> dict[str, str]:
        """Return what the document says of itself, by Poppler's names."""
        pairs = (line.partition(":") for line in self._run("pdfinfo").splitlines())
        return {name.strip(): value.strip() for name, _, value in pairs}

    @property
    def metadata(self) -> str:
        """Return its XMP metadata."""
        return self._run("pdfinfo", "-meta")

    @property
    def structure(self) -> str:
        """Return its tags with their texts."""
        return self._run("pdfinfo", "-struct-text")

    @property
    def text(self) -> str:
        """Return the text that can be selected in it, with single spaces."""
        words = self.file.with_suffix(".txt")
        subprocess.run(["pdftotext", "-layout", self.file, words], check=True)
        return " ".join(words.read_text("utf-8").split())

    def page(self, number: int) -> str:
        """Return the text of one page, column by column."""
        words = self.file.with_suffix(".txt")
        subprocess.run(["pdftotext", "-f", str(number), "-l", str(number), self.file, words], check=True)
        return words.read_text("utf-8")

    @property
    def fonts(self) -> list[tuple[str, bool]]:
        """Return the name of each font and whether it is embedded."""
        rows = (line.split() for line in self._run("pdffonts").splitlines()[2:])
        return [(row[0].partition("+")[2], row[-5] == "yes") for row in rows]

    def picture(self, page: int = 1, dpi: int = 72) -> bytes:
        """Return one page as PNG."""
        picture = self.file.with_suffix("")
        options = ("-png", "-singlefile", "-f", str(page), "-r", str(dpi))
        subprocess.run(["pdftoppm", *options, self.file, picture], check=True)
        return picture.with_suffix(".png").read_bytes()


@pytest.fixture
def paper(tmp_path: Path) -> Callable[[bytes], Paper]:
    """Return what opens a PDF with Poppler."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no Poppler on this machine (package poppler-utils)")

    def open_with_poppler(content: bytes) -> Paper:
        file = tmp_path / f"document-{len(list(tmp_path.glob('*.pdf')))}.pdf"
        file.write_bytes(content)
        return Paper(file)

    return open_with_poppler


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., bytes]:
    """Return what makes a PDF with LibreOffice of a file's content and the end of its name."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine (package libreoffice-impress)")

    def convert(content: bytes, suffix: str) -> bytes:
        file = tmp_path / f"taken{suffix}"
        file.write_bytes(content)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
        subprocess.run(command, check=True, capture_output=True)
        return file.with_suffix(".pdf").read_bytes()

    return convert
