"""Of a post a page says that it is appointed: it has no members."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from server.service import Service, open_service
from tests.server.pages.conftest import Read

KUSTEN = Path(__file__).parents[2] / "workspaces/kusten"
POST = """
- id: post/hamnkapten
  type: Post
  label: {sv: Hamnkaptenen}
  postIn: organisation/hamnforbundet
  source:
    - {section: organ, textStart: Stämman utser}
- id: kustplan-2034/appointment/hamnkapten
  type: Appointment
  label: {sv: Stämman utser Hamnkaptenen}
  appoints: post/hamnkapten
  appointer: organisation/stamman
  source:
    - {section: organ, textStart: Stämman utser}
"""


def test_a_post_is_appointed_and_a_body_has_members_appointed(
    tmp_path: Path, reading: Callable[[Service], Read]
) -> None:
    folder = tmp_path / "kusten"
    shutil.copytree(KUSTEN, folder)
    with (folder / "kustplan-2034/organ.yaml").open("a", encoding="utf-8") as records:
        records.write(POST)
    text = reading(open_service(folder))("/organ/stamman").text
    assert "Hamnkaptenen utses av Kuststämman" in text
    assert "Ledamöterna i Hamnförbundet utses av Kuststämman" in text
    assert "Ledamöterna i Hamnkaptenen" not in text
