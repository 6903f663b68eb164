"""Lines of what has no box in the chart, such as a post, are found in the list, in the table and below the picture."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from server.service import Service, open_service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]

KUSTEN = Path(__file__).parents[2] / "workspaces" / "kusten"
RECORDS = """
- id: post/lots-byran
  type: Post
  label: {sv: Lots i Kustbyrån}
  postIn: organisation/kustbyran
  source:
    - {section: organ, textStart: Byrån för ärenden}
- id: post/lots-forbundet
  type: Post
  label: {sv: Lots i Vattenförbundet}
  postIn: organisation/vattenforbundet
  source:
    - {section: organ, textStart: Byrån för ärenden}
- id: organisation/roddarna
  type: Collective
  label: {sv: Roddarna}
  source:
    - {section: organ, textStart: Byrån för ärenden}
"""
LINE = """
- id: kustplan-2034/line/{name}
  type: Line
  label: {{sv: "{name}"}}
  from: {start}
  to: {end}
  lineKind: {kind}
  source:
    - {{section: organ, textStart: Byrån för ärenden}}
"""
#: Each line by name: the two ends, its kind, and its sentence.
LINES = {
    "poster": ("post/lots-byran", "post/lots-forbundet", "supports", "Lots i Kustbyrån stödjer Lots i Vattenförbundet"),
    "till-post": (
        "organisation/kustbyran",
        "post/lots-forbundet",
        "advises",
        "Kustbyrån ger råd till Lots i Vattenförbundet",
    ),
    "utan-niva": ("organisation/roddarna", "organisation/kustbyran", "supports", "Roddarna stödjer Kustbyrån"),
}
QUERY = "linjer=supports,advises"


@pytest.fixture(scope="module")
def read_kusten(tmp_path_factory: pytest.TempPathFactory, reading: Callable[[Service], Read]) -> Read:
    folder = shutil.copytree(KUSTEN, tmp_path_factory.mktemp("posts") / "kusten")
    lines = (LINE.format(name=name, start=a, end=b, kind=kind) for name, (a, b, kind, _) in LINES.items())
    with (folder / "kustplan-2034" / "uppgifter.yaml").open("a", encoding="utf-8") as records:
        records.write(RECORDS + "".join(lines))
    return reading(open_service(folder))


@pytest.mark.parametrize("sentence", [sentence for *_, sentence in LINES.values()])
def test_each_is_a_sentence_of_the_list_and_named_below_the_picture(read_kusten: Read, sentence: str) -> None:
    page = read_kusten(f"/styrkarta?{QUERY}")
    assert sentence in page.section("lista").text
    (link,) = [link for link in page.section("karta").every("a") if link.text == sentence]
    assert "Byrån för ärenden" in page.by_id(link.attributes["href"].removeprefix("#")).text


def test_each_is_a_row_of_the_table(read_kusten: Read) -> None:
    rows = [row.text for row in read_kusten(f"/styrkarta?visa=tabell&{QUERY}").section("tabell").every("tr")]
    for *_, sentence in LINES.values():
        assert any(sentence in row for row in rows)


def test_a_post_stands_where_its_body_stands(read_kusten: Read) -> None:
    near = read_kusten(f"/styrkarta?visa=lista&fokus=vattenforbundet&{QUERY}").section("lista").text
    assert LINES["poster"][-1] in near
    assert LINES["utan-niva"][-1] not in near


def test_the_sentences_say_in_which_language_a_name_is(read_kusten: Read) -> None:
    links = read_kusten(f"/styrkarta?lang=en&{QUERY}").section("karta").every("a")
    (link,) = [link for link in links if re.fullmatch("Roddarna .* Kustbyrån", link.text)]
    assert [each.attributes["lang"] for each in link.every("span")] == ["sv", "sv"]
