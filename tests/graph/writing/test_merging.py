"""Two changes of one record made one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.writing.merging import Part, merge
from graph.writing.sameness import fingerprint

WORDS = st.sampled_from(["Rådet", "Nämnden", "Kansliet"])
TEXTS = st.dictionaries(st.sampled_from(["sv", "en"]), WORDS, min_size=1)
STATES = st.fixed_dictionaries(
    {"id": st.just("organisation/radet"), "type": st.just("Body"), "label": TEXTS},
    optional={"description": TEXTS, "kind": st.sampled_from(["board", "council"])},
)


def test_parts_that_one_has_touched_are_taken_and_parts_that_both_have_clash() -> None:
    base = {"id": "o/r", "type": "Body", "label": {"sv": "Rådet", "en": "The council"}, "kind": "council"}
    mine = {**base, "label": {"sv": "Presidiet", "en": "The council"}, "description": {"sv": "Nytt."}}
    theirs = {**base, "label": {"sv": "Ledningen", "en": "The board"}, "kind": "board"}
    found = merge(base, mine, theirs)
    assert found.data == {
        "id": "o/r",
        "type": "Body",
        "label": {"sv": "Presidiet", "en": "The board"},
        "description": {"sv": "Nytt."},
        "kind": "board",
    }
    assert found.clashes == (Part("label", "sv"),)
    assert set(found.theirs) == {Part("label", "en"), Part("kind")}


@given(STATES, STATES)
def test_who_changes_alone_has_it_as_they_wrote_it(base: dict[str, object], changed: dict[str, object]) -> None:
    for mine, theirs in ((base, changed), (changed, base), (changed, changed)):
        found = merge(base, mine, theirs)
        assert fingerprint(found.data) == fingerprint(changed)
        assert found.clashes == ()
