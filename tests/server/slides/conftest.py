"""Slides opened by LibreOffice, which has nothing to do with what wrote them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[bytes], bytes]:
    """Return what makes a PDF of a presentation with LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine (package libreoffice-impress)")

    def convert(content: bytes) -> bytes:
        file = tmp_path / "deck.pptx"
        file.write_bytes(content)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
        subprocess.run(command, check=True, capture_output=True)
        return (tmp_path / "deck.pdf").read_bytes()

    return convert
