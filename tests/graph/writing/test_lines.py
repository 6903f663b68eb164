"""Any change of any record in the bundled files: what it does not touch stays to the letter, and can be got back."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.bundled import BUNDLED
from graph.reading import Entry, parse_entries
from graph.writing.editing import Edit, closed, splices_for
from graph.writing.layout import layout_of
from graph.writing.splicing import spliced, way_back

FILES = sorted([*BUNDLED.glob("*/*.yaml"), *(BUNDLED.parent / "blank").glob("*/*.yaml")])
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n"), max_size=200
)


@cache
def read(path: Path) -> tuple[str, list[Entry]]:
    text = closed(path.read_text("utf-8"))
    return text, parse_entries(text, path)[0]


def edited(data: dict[str, Any], text: str, chance: random.Random) -> dict[str, Any] | None:
    """Return another state of a record: a key changed, dropped and added, in any mixture; None where it goes."""
    if chance.random() < 0.2:
        return None
    names = [name for name in data if name not in ("id", "type")]
    new = {name: value for name, value in data.items() if name in ("id", "type") or chance.random() < 0.8}
    if names:
        new[chance.choice(names)] = chance.choice(({"sv": text or "x"}, [f"a/{text}", "b"], text or "x", 7, True))
    return new | ({"description": {"sv": text, "en": "x"}} if chance.random() < 0.3 else {})


@settings(max_examples=80, deadline=None)
@given(path=st.sampled_from(FILES), text=TEXTS, seed=st.integers(0, 10**9))
def test_only_what_is_changed_is_touched(path: Path, text: str, seed: int) -> None:
    chance = random.Random(seed)
    before, entries = read(path)
    numbers = chance.sample(range(len(entries)), min(len(entries), 3))
    edits = [Edit(number, edited(entries[number].data, text, chance)) for number in numbers]
    like = chance.choice([*(entry.data for entry in entries), {"type": "Body"}])
    beside: dict[str, Any] = {name: like[name] for name in ("type", "source") if name in like}
    edits += [Edit(None, {"id": "a/b", **beside, "label": {"sv": text or "x"}})] * chance.randrange(2)
    splices = splices_for(before, edits)
    after = spliced(before, splices)
    assert spliced(after, list(way_back(before, splices))) == before
    lines = before.splitlines(keepends=True)
    blocks = layout_of(before).blocks
    for number, block in enumerate(blocks):
        if number not in numbers:
            assert "".join(lines[block.span.first : block.span.end]) in after
    comments = [line for line in lines if line.lstrip().startswith("#")]
    outside = [
        line for line in comments if not any(line in lines[blocks[n].span.first : blocks[n].span.end] for n in numbers)
    ]
    assert all(comment in after for comment in outside)
