"""STYRGRAF_NO_SKIP=1 turns whatever is skipped into a failure, and changes nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent

SAMPLE = """
import pytest

def test_passes(): pass

def test_skips(): pytest.skip("something is missing")

@pytest.mark.xfail(raises=ZeroDivisionError)
def test_fails_as_expected(): 1 / 0
"""

SKIPPED_MODULE = 'import pytest\npytest.importorskip("a_module_that_nobody_has")\n'


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    (tmp_path / "conftest.py").write_text((HERE / "conftest.py").read_text())
    (tmp_path / "test_sample.py").write_text(SAMPLE)
    (tmp_path / "test_skipped.py").write_text(SKIPPED_MODULE)
    (tmp_path / "pytest.ini").touch()
    return tmp_path


def closing_line(suite: Path, no_skip: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=suite,
        # Without the plugins that are installed here: the sample needs none, and each takes its time to load.
        env={**os.environ, "STYRGRAF_NO_SKIP": no_skip, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout.strip().splitlines()[-1]


def test_a_skip_is_a_skip_elsewhere(suite: Path) -> None:
    assert closing_line(suite, "0").startswith("1 passed, 2 skipped, 1 xfailed")


def test_a_skip_is_a_failure_where_nothing_may_be_missing(suite: Path) -> None:
    (suite / "test_skipped.py").unlink()
    assert closing_line(suite, "1").startswith("1 failed, 1 passed, 1 xfailed")


def test_a_module_that_skips_itself_is_a_failure_too(suite: Path) -> None:
    (suite / "test_sample.py").unlink()
    assert closing_line(suite, "1").startswith("1 error")
