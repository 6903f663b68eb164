"""The first page and the review say what is left for a person, which “no errors” does not."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from graph.workspace import open_workspace
from server.pages.editing.unsure import listed, to_review


@pytest.mark.parametrize("path", ["/", "/granskning"])
def test_what_nobody_has_gone_through_is_counted_and_leads_to_it(proposal: Any, path: str) -> None:
    page = unescape(proposal.client.get(path).text)
    found = re.search(r'<div class="notice remaining">(.*?)</div>', page, re.S)
    assert found
    links = dict(re.findall(r'<a href="([^"]+)">(\d+ [^<]+|en [^<]+|ett [^<]+)</a>', found[1]))
    count = len(listed(to_review(open_workspace(proposal.folder), "r")))
    assert links["/redigera/genomgang?mapp=r"] == f"{count} förslag är inte genomgångna"
    # The list counts the same.
    shown = unescape(proposal.client.get("/redigera/genomgang?mapp=r").text)
    (unread,) = re.findall(r'<a href="#u1">Till den första av (\d+) meningar', shown)
    assert links["/redigera/genomgang?mapp=r#u1"] == f"{unread} meningar är inte lästa"
    assert all(proposal.client.get(href).status_code == 200 for href in links)


def test_a_duty_without_bearer_is_counted_as_the_rule_finds_it(proposal: Any) -> None:
    borne = next(each for each in open_workspace(proposal.folder).records if each.values("bearer"))
    address = f"/redigera/r/{borne.id}"
    fields = {name: text for name, text in proposal.open(address).items() if not name.startswith("bearer.")}

    def unborne() -> int:
        words = re.search(r"(\d+|en) uppgift(?:er)? har ingen bärare", unescape(proposal.client.get("/").text))
        return 0 if words is None else 1 if words[1] == "en" else int(words[1])

    before = unborne()
    assert proposal.send(address, fields).status_code == 303
    assert unborne() == before + 1
    review = unescape(proposal.client.get("/granskning?utgava=r&regel=duty-without-bearer").text)
    assert review.count("Ingen sägs ha uppgiften") >= unborne()


def test_what_a_finding_misses_is_added_by_a_form_that_knows_what_it_is_about(proposal: Any) -> None:
    page = unescape(proposal.client.get("/granskning?utgava=r&regel=body-without-chair").text)
    href, about = re.findall(r'<a href="(/redigera/ny[^"]+)">Lägg till post<[^>]+> \((.*?)\)', page)[0]
    fields = proposal.open(href)
    assert proposal.record(fields["postIn.1"]).data["label"]["sv"] == about
    assert fields["source.1.textStart"]


def test_a_read_only_service_says_nothing_of_it(folder: Path, desk_with: Any) -> None:
    assert 'class="notice remaining"' not in desk_with(folder, None).read("/")
