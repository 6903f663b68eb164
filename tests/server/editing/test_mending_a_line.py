"""A finding about a line that nobody has written leads to the duties that it follows from, and to their forms."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

_RING = """
- id: exempel-2030/responsibility/{one}-redovisar
  type: Responsibility
  label: {{sv: {one} redovisar för {other}, en: {one} reports to {other}}}
  bearer: organisation/{one}
  duty: redovisa
  recipient: organisation/{other}
  force: ska
  source: [{{section: uppgifter, textStart: Kansliet ska, textEnd: 31 oktober.}}]
"""


def test_a_ring_leads_to_the_duties_that_its_lines_follow_from(editor: Any) -> None:
    file = editor.folder / "exempel-2030" / "ring.yaml"
    file.write_text(_RING.format(one="radet", other="kansliet"), "utf-8")
    editor.client.app.renew()
    page = unescape(editor.client.get("/granskning?regel=answering-cycle").text)
    found = re.search(r'<li class="cluster finding".*?<div class="place">', page, re.DOTALL)
    assert found
    ways = re.findall(r"Så vet vi det: (.*?)</li>", found[0], re.DOTALL)
    for duty, bearer in [("Bereder årsplanen åt Rådet", "kansliet"), ("radet redovisar för kansliet", "radet")]:
        (way,) = (each for each in ways if duty in each)
        (href,) = re.findall(r'<a href="(/redigera/[^"]+)">Redigera', way)
        form = editor.client.get(href).text
        assert 'id="fraga-duty"' in form
        assert f'value="organisation/{bearer}" selected' in form
    assert "rätta Uppgiftsord eller vem den riktas till" in page
