"""Every request shown in the docs gets an answer from a running server."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

DOCS = Path(__file__).parents[1] / "docs"
ADDRESS = "http://127.0.0.1:8000"
COMMANDS = {
    f"{page.name}: {command}": command
    for page in sorted(DOCS.glob("*.md"))
    for command in re.findall(r"^\$ (curl .+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
}
_ADDRESS = re.compile(r"`(/[\w/.-]+\?[\w=&.,~-]+|/[\w/-]+\.(?:png|svg|pdf|csv|xlsx|ics))`")
#: Addresses of pages and files of the bundled workspace, without what stands for another word; a test of its own
#: asks the sixty questions.
_OTHERS = {"benchmarks.md", "sixty-questions.md"}
EXAMPLES = {
    f"{page.name}: {path}": path
    for page in sorted(DOCS.glob("*.md"))
    if page.name not in _OTHERS
    for path in _ADDRESS.findall(page.read_text(encoding="utf-8"))
    if path == path.lower()
}


@pytest.mark.parametrize("shown", EXAMPLES)
def test_an_address_in_the_docs_leads_somewhere(shown: str, live_server: str) -> None:
    with urlopen(live_server + EXAMPLES[shown], timeout=60) as answer:
        assert answer.status == 200
        assert answer.read(1)


@pytest.mark.parametrize("shown", COMMANDS)
def test_a_request_in_the_docs_is_answered(shown: str, live_server: str, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    command = COMMANDS[shown].replace(ADDRESS, live_server).replace("curl ", "curl --silent --fail ", 1)
    assert live_server in command
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout or list(tmp_path.iterdir())
