"""The format that a client likes best is chosen, as RFC 9110 has it."""

from __future__ import annotations

import pytest

from server.negotiation import best, prefers_html

OFFERS = ("text/turtle", "application/n-triples", "application/rdf+xml")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/turtle"),
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/*", "application/n-triples"),
        ("text/turtle;q=0.5, application/rdf+xml", "application/rdf+xml"),
        ("text/turtle;q=0.5, application/*;q=0.7", "application/n-triples"),
        ("*/*, text/turtle;q=0", "application/n-triples"),
        ("application/*;q=0.9, application/n-triples;q=0.1, text/turtle;q=0.2", "application/rdf+xml"),
        ("TEXT/Turtle; charset=UTF-8", "text/turtle"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/turtle;q=nan", None),
        ("text/turtle;q=7", None),
        ("nonsense", None),
        (";;,,/,", None),
    ],
)
def test_the_best_offer(accept: str | None, chosen: str | None) -> None:
    assert best(accept, OFFERS) == chosen


@pytest.mark.parametrize(
    ("accept", "html"),
    [(BROWSER, True), ("*/*", False), (None, False), ("text/html, text/turtle", False), ("text/*", False)],
)
def test_a_page_only_for_those_who_want_it_most(accept: str | None, html: bool) -> None:
    assert prefers_html(accept, OFFERS) is html
