"""The routes of the questions, which are kept where a service is made anew and says the same of their parameters."""

from __future__ import annotations

from pathlib import Path

from graph.beginning import Beginning
from graph.creation import create_workspace
from server.api.questions import question_routes
from server.app import create_app
from server.service import open_service


def test_the_routes_are_kept_while_their_examples_are_the_same_and_made_anew_when_not(tmp_path: Path) -> None:
    create_workspace(tmp_path / "a", beginning=Beginning("A", languages=("sv",)))
    first = question_routes(open_service(tmp_path / "a"), "/api")
    assert question_routes(open_service(tmp_path / "a"), "/api") is first
    before = create_app(open_service(tmp_path / "a")).openapi()
    bodies = next((tmp_path / "a").glob("*/organ.yaml"))
    bodies.write_text(bodies.read_text("utf-8").replace("organisation/", "organisation/en-annan-"), "utf-8")
    for file in (tmp_path / "a").rglob("*.yaml"):
        text = file.read_text("utf-8")
        if file != bodies and "organisation/" in text:
            file.write_text(text.replace("organisation/", "organisation/en-annan-"), "utf-8")
    assert question_routes(open_service(tmp_path / "a"), "/api") is not first
    after = create_app(open_service(tmp_path / "a")).openapi()
    assert before["paths"].keys() == after["paths"].keys()
    assert "en-annan-" in str(after["paths"]["/api/fragor/ansvar-for-organ"])
    assert "en-annan-" not in str(before["paths"]["/api/fragor/ansvar-for-organ"])
