"""A long document in pages: everything stands on exactly one, in order, and no page is too long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.documents.locator import Locator
from graph.documents.passages import Passage
from server.pages.facts.chapter import Chapter, Place, Stretch
from server.pages.facts.chapter_pages import chapter_pages, page_with


def stretch(chapter: int, number: int, places: int) -> Stretch:
    locator = Locator("e", str(chapter), "words")
    names = (f"https://example.org/passage/{chapter}-{number}-{each}" for each in range(places))
    return Stretch(tuple(Place(Passage(name, "d", locator, None, ()), ()) for name in names), None)


sizes = st.lists(st.lists(st.integers(1, 4), max_size=6), max_size=5)


@given(sizes=sizes, most=st.integers(1, 8))
def test_every_stretch_stands_on_one_page_in_order(sizes: list[list[int]], most: int) -> None:
    chapters = [
        Chapter(f"s/{chapter}", False, tuple(stretch(chapter, number, size) for number, size in enumerate(members)))
        for chapter, members in enumerate(sizes)
    ]
    pages = chapter_pages(chapters, most)
    found = [each for page in pages for chapter in page for each in chapter.stretches]
    assert found == [each for chapter in chapters for each in chapter.stretches]
    assert list(dict.fromkeys(chapter.iri for page in pages for chapter in page)) == [each.iri for each in chapters]
    for page in pages:
        counts = [len(each.places) for chapter in page for each in chapter.stretches]
        assert sum(counts) <= most or len(counts) == 1
    for number, page in enumerate(pages, 1):
        anchors = [place.anchor for chapter in page for each in chapter.stretches for place in each.places]
        assert all(page_with(pages, anchor) == number for anchor in anchors)


def test_what_no_page_has_is_looked_for_on_the_first() -> None:
    assert page_with(chapter_pages([], 5), "nowhere") == 1
