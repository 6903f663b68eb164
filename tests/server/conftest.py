"""A small invented workspace, and a server that holds it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI

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


@contextmanager
def _over_http(app: FastAPI) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", server_header=False))
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
def over_http() -> Callable[[FastAPI], AbstractContextManager[str]]:
    """Return what serves an application over HTTP and gives its address."""
    return _over_http
