"""Of a post a page says that it is appointed: it has no members, and its line is named below the picture."""

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
    read = reading(open_service(folder))
    text = read("/organ/stamman").text
    assert "Hamnkaptenen utses av Kuststämman" in text
    assert "Ledamöterna i Hamnförbundet utses av Kuststämman" in text
    assert "Ledamöterna i Hamnkaptenen" not in text
    # A post has no box: its line stands in the list and is named below the picture.
    page = read("/styrkarta?linjer=appoints")
    sentence = "Kuststämman utser Hamnkaptenen"
    assert sentence in page.section("lista").text
    assert [link for link in page.section("karta").every("a") if link.text == sentence]
