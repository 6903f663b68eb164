"""The page of a document has what nobody has read in its place between what is said, and says so."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from starlette.testclient import TestClient

from server.app import create_app
from server.service import open_service
from tests.server.editing.conftest import proposed

__all__ = ["proposed"]


def test_every_sentence_that_counts_is_read_or_said_not_to_be_in_the_order_of_the_text(proposed: Any) -> None:
    client = TestClient(create_app(open_service(proposed)), headers={"accept": "text/html", "accept-language": "sv"})
    page = unescape(client.get("/dokument/r").text)
    (document,) = (each for each in (proposed / "documents").glob("*.txt") if each.stem != "exempelstadga")
    text = " ".join(document.read_text("utf-8").split())
    chapters = page.partition('<section class="chapter"')[2].partition('id="kvar"')[0]
    shown = r'<li class="piece( is-unread)?[^>]*>\s*<blockquote[^>]*>(.*?)</blockquote>'
    pieces = re.findall(shown, chapters, re.DOTALL)
    places = [text.find(" ".join(words.split())) for _, words in pieces]
    assert -1 not in places
    assert places == sorted(places)
    unread = [" ".join(words.split()) for mark, words in pieces if mark]
    assert unread
    assert chapters.count("Inte läst: inget sägs om det") == len(unread)
    listed = page.partition('id="kvar"')[2]
    assert all(words in " ".join(re.sub("<[^>]+>", "", listed).split()) for words in unread)
    assert "/redigera" not in chapters
