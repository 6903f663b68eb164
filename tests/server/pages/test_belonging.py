"""The small chart of a body without lines of its own: what it is part of, whose seats it fills, or one sentence."""

from __future__ import annotations

import pytest

from tests.server.pages.conftest import Read


@pytest.mark.parametrize(
    ("slug", "drawn", "told"),
    [
        (
            "sunne-kommun",
            {"Sunne kommun ingår i Kommunerna i Värmland", "Sunne kommun ingår i Huvudmännen"},
            "Sunne kommun ingår i Kommunerna i Värmland",
        ),
        ("regionstyrelsen", {"Regionstyrelsen ingår i Region Värmland"}, "Regionstyrelsen ingår i Region Värmland"),
        (
            "lansgemensamma-natverk",
            {"Vilka deltagare utvecklingsgrupperna bör ha"},
            "Strategiska utvecklingsgrupper : Vilka deltagare utvecklingsgrupperna bör ha",
        ),
        # Drawn within the frame of the whole, so no line is needed.
        ("lansstyrelsen-varmland", set(), "Länsstyrelsen Värmland ingår i Samhällsråd Värmland"),
    ],
)
def test_a_body_without_lines_is_drawn_where_the_documents_place_it(
    read: Read, slug: str, drawn: set[str], told: str
) -> None:
    page = read(f"/organ/{slug}?utgava=alla")
    (chart,) = [each for each in page.every("svg") if "chart" in each.attributes.get("class", "").split()]
    assert all(any(each in title.text for title in chart.every("title")) for each in drawn), chart.text
    assert any("is-focus" in node.attributes.get("class", "") for node in chart.every())
    listed = [item.text for item in page.every("li") if "ties" in (item.parent or item).attributes.get("class", "")]
    assert told in listed
    assert "hänger ihop med de andra" not in page.text


def test_a_body_that_is_placed_nowhere_is_said_to_be_and_leads_to_its_place_in_the_map(read: Read) -> None:
    page = read("/organ/kth?utgava=alla")
    sentence = "Dokumenten säger inte hur KTH hänger ihop med de andra."
    (said,) = [each for each in page.every("p") if sentence in each.text]
    (link,) = said.every("a")
    assert link.attributes["href"].startswith("/styrkarta?")
    assert "fokus=kth" in link.attributes["href"]
    assert not [each for each in page.every("svg") if "chart" in each.attributes.get("class", "").split()]


def test_what_has_lines_of_its_own_is_drawn_by_them_alone(read: Read) -> None:
    page = read("/organ/beredningsgruppen")
    assert not [each for each in page.every("ul") if "ties" in each.attributes.get("class", "").split()]
