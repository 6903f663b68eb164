"""What the editor takes of CodeMirror is what its lock file names, whole and with its licences."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "server/static/codemirror"
SUMS = {name: tag for tag, name in (line.split() for line in (FOLDER / "SHA256SUMS").read_text("utf-8").splitlines())}


def test_every_file_has_its_checksum() -> None:
    assert {"codemirror.js", "entry.js", "package-lock.json", "LICENSES.txt"} <= set(SUMS)
    assert {name: sha256((FOLDER / name).read_bytes()).hexdigest() for name in SUMS} == SUMS


def test_the_lock_names_one_version_of_each_package_with_its_checksum() -> None:
    wanted = json.loads((FOLDER / "package.json").read_text("utf-8"))
    packages = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))["packages"]
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version
    locked = [package for path, package in packages.items() if path]
    assert all(package["integrity"].startswith("sha512-") for package in locked)
    assert not any("resolved" in package for package in locked)


def test_every_licence_is_told() -> None:
    told = (FOLDER / "LICENSES.txt").read_text("utf-8").split(f"\n{'-' * 72}\n")
    names = {part.split()[0]: part for part in told}
    assert {"@codemirror/view", "@codemirror/legacy-modes", "@lezer/common", "style-mod", "crelt"} <= set(names)
    assert all("Permission is hereby granted" in part for part in names.values())


def test_it_names_no_other_host() -> None:
    code = (FOLDER / "codemirror.js").read_text("utf-8")
    hosts = set(re.findall(r"https?://([\w.-]+)", code))
    assert hosts <= {"www.w3.org"}  # the namespace of SVG
