"""Files that lie on disk and are sent piece by piece."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from server.kept_file import KeptFile

CONTENT = os.urandom(700_001)
OPEN = Path("/proc/self/fd")


def test_everybody_is_sent_the_whole_of_it() -> None:
    kept = KeptFile(lambda file: file.write(CONTENT))

    def send(_: Request) -> Response:
        return kept.response("application/n-quads", {"ETag": '"a"'})

    client = TestClient(Starlette(routes=[Route("/", send)]))
    for answer in (client.get("/"), client.get("/")):
        assert answer.content == CONTENT
        assert answer.headers["content-length"] == str(len(CONTENT)) == str(kept.size)
        assert answer.headers["etag"] == '"a"'


def test_what_goes_wrong_while_it_is_made_is_told() -> None:
    def fail(file: BinaryIO) -> None:
        file.write(b"a")
        raise ValueError("nothing comes of it")

    with pytest.raises(ValueError, match="nothing comes of it"):
        KeptFile(fail)


@pytest.mark.skipif(not OPEN.is_dir(), reason="this system does not tell which files are open")
def test_nothing_stays_open_once_it_is_no_longer_needed() -> None:
    content = CONTENT[:-1]
    kept = KeptFile(lambda file: file.write(content))
    assert opened(len(content)) == 1
    del kept
    assert opened(len(content)) == 0


def opened(size: int) -> int:
    """Return how many files of `size` bytes are open; others come and go with what else runs in the process."""
    found = 0
    for each in OPEN.iterdir():
        with suppress(FileNotFoundError):
            found += each.stat().st_size == size
    return found
