"""Kinds of line that a workspace adds are told apart in every picture and its legend."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from server.app import create_app
from server.service import open_service

KUSTEN = Path(__file__).parents[2] / "workspaces" / "kusten"
KIND = """
- id: linje/bogserar
  type: Concept
  scheme: line-kind
  label: {sv: bogserar}
"""
LINE = """
- id: kustplan-2034/line/byran-bogserar
  type: Line
  label: {sv: Kustbyrån bogserar Vattenförbundet}
  from: organisation/kustbyran
  to: organisation/vattenforbundet
  lineKind: linje/bogserar
  source:
    - {section: organ, textStart: Byrån för ärenden}
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = shutil.copytree(KUSTEN, tmp_path_factory.mktemp("own") / "kusten")
    for file, text in (("reference/concepts.yaml", KIND), ("kustplan-2034/uppgifter.yaml", LINE)):
        with (folder / file).open("a", encoding="utf-8") as records:
            records.write(text)
    return TestClient(create_app(open_service(folder)))


@pytest.mark.parametrize("shape", ["karta", "natverk"])
def test_two_kinds_of_ones_own_have_two_looks_on_the_chart_and_in_its_legend(client: TestClient, shape: str) -> None:
    svg = client.get(f"/styrkarta?visa={shape}&linjer=lotsar,bogserar").text
    drawn = re.findall(r'<a class="route line-(\S+) [^>]*href="#linje-(lotsar|bogserar)-', svg)
    assert dict(map(reversed, drawn)) == {"lotsar": "other", "bogserar": "other-2"}
    legend = svg[svg.index('class="legend"') :]
    assert {"line-other", "line-other-2"} <= set(re.findall(r'class="line (line-[a-z0-9-]+)"', legend))


def test_a_part_of_the_chart_keeps_the_looks_of_the_whole(client: TestClient) -> None:
    assert 'class="line line-other-2"' in client.get("/styrkarta?linjer=bogserar").text
    assert 'class="line line-other"' not in client.get("/styrkarta?linjer=bogserar").text
