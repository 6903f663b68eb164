"""Whether an ontology is consistent, as HermiT decides it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from ontology.files import path_of

INCONSISTENT = 3


class ReasonerUnavailable(Exception):
    """The reasoner cannot run here; the message says why and what to do."""


def is_consistent(owl: Iterable[ox.Triple]) -> bool:
    """Ask HermiT. The triples are an OWL 2 DL ontology.

    Raises:
        ReasonerUnavailable: there is no Java, or HermiT refuses the ontology.
    """
    if shutil.which("java") is None:
        raise ReasonerUnavailable(
            "Reasoning needs Java, and no 'java' is on the PATH: install a Java runtime (11 or later), or leave it out."
        )
    script = str(path_of("hermit_process.py"))
    content = ox.serialize(owl, format=ox.RdfFormat.N_TRIPLES)
    with TemporaryDirectory(prefix="styrgraf-") as folder:
        run = subprocess.run(
            [sys.executable, "-P", script],
            input=content,
            capture_output=True,
            env={**os.environ, "TMPDIR": folder, "TEMP": folder, "TMP": folder},
            check=False,
        )
    if run.returncode not in (0, INCONSISTENT):
        last = (run.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"])[-1]
        raise ReasonerUnavailable(f"HermiT could not read the projection of the data: {last}")
    return run.returncode == 0
