"""Two editions with one between them: lineage is followed step by step, forwards and backwards."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from queries.comparison import Change, Comparison, Side, compare

Sides = Callable[..., Side]
REVISION = Path(__file__).parents[2] / "workspaces/revision"
#: The duties of the third edition by slug, in words like none of those they come from.
DUTIES = {
    "gynnar": "Gynnar alla kajer",
    "vakar": "Vakar på udden",
    "lyser": "Lyser i dimma",
    "haller": "Håller allt blankt",
    "tar-emot": "Tar emot främlingar",
}
#: What became of what since the second edition: kind, before, after.
LINEAGE = [
    ("reworded", ["styret-stodjer"], ["gynnar"]),
    ("split", ["vakten-skoter"], ["vakar", "lyser"]),
    ("merged", ["vakten-putsar", "vakten-dagbok"], ["haller"]),
    ("reworded", ["styret-bjuder-in"], ["tar-emot"]),
    ("dropped", ["styret-moter"], []),
]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workspace of the revision with a third edition after the two."""
    folder = tmp_path_factory.mktemp("tre") / "tre"
    shutil.copytree(REVISION, folder)
    names = {"sv": "x", "en": "x"}
    edition = {
        "id": "edition/ordning-2049",
        "type": "Edition",
        "label": {"sv": "Ordningen 2049", "en": "The order of 2049"},
        "editionOf": "document/ordning",
        "revisionOf": "edition/ordning-2045",
        "status": "draft",
        "issued": "2049",
    }
    duties = [
        {
            "id": f"ordning-2049/responsibility/{slug}",
            "type": "Responsibility",
            "label": {"sv": label, "en": f"{label} (en)"},
            "bearer": "organisation/styret",
            "duty": "genomfora",
            "force": "ska",
        }
        for slug, label in DUTIES.items()
    ]
    lineage = [
        {
            "id": f"ordning-2049/lineage/{number}",
            "type": "Lineage",
            "label": names,
            "lineageKind": kind,
            "before": [f"ordning-2045/responsibility/{slug}" for slug in before],
            "after": [f"ordning-2049/responsibility/{slug}" for slug in after],
            "evidence": "inferred",
            "reason": {"sv": f"Skäl {number}.", "en": f"Reason {number}."},
        }
        for number, (kind, before, after) in enumerate(LINEAGE)
    ]
    (folder / "ordning-2049").mkdir()
    # JSON is YAML.
    (folder / "ordning-2049/edition.yaml").write_text(json.dumps([edition, *duties, *lineage]), "utf-8")
    return folder


@pytest.fixture(scope="module")
def forwards(side: Sides, three: Path) -> Comparison:
    return compare(side("ordning-2041", three), side("ordning-2049", three), "sv")


def about(comparison: Comparison, slug: str) -> Change:
    (found,) = [
        each
        for each in comparison.changes
        if any(subject.iri.endswith(f"/responsibility/{slug}") for subject in (*each.before, *each.after))
    ]
    return found


def slugs(change: Change) -> tuple[list[str], list[str]]:
    before, after = ([each.iri.rpartition("/")[2] for each in side] for side in (change.before, change.after))
    return sorted(before), sorted(after)


def test_what_was_reworded_twice_is_one_change_with_both_reasons(forwards: Comparison) -> None:
    change = about(forwards, "styret-leder")
    assert slugs(change) == (["styret-leder"], ["gynnar"])
    assert (change.kind, change.evidence) == ("reworded", "inferred")
    assert change.reason == "Leda blev stödja. Skäl 0."
    assert change.lineage.endswith("ordning-2049/lineage/0")


def test_two_that_became_one_that_became_two(forwards: Comparison) -> None:
    change = about(forwards, "vakten-tander")
    assert slugs(change) == (["vakten-slacker", "vakten-tander"], ["lyser", "vakar"])


def test_one_that_became_two_that_became_one_is_one(forwards: Comparison) -> None:
    change = about(forwards, "vakten-putsar")
    assert slugs(change) == (["vakten-putsar"], ["haller"])
    # Another bears it now, which shows by what differs.
    assert change.kind == "transferred"


def test_what_came_in_between_is_new_and_what_went_is_dropped(forwards: Comparison) -> None:
    new, dropped = about(forwards, "tar-emot"), about(forwards, "styret-moter")
    assert (new.kind, new.reason) == ("new", "Fanns inte förut. Skäl 3.")
    assert (dropped.kind, dropped.reason) == ("dropped", "Från höst till vår. Skäl 4.")
    early = about(forwards, "vakten-raknar")
    assert (early.kind, early.reason) == ("dropped", "Ingen motsvarighet.")


def test_backwards_it_is_the_same_turned_round(side: Sides, three: Path, forwards: Comparison) -> None:
    turned = {"dropped": "new", "new": "dropped", "split": "merged", "merged": "split"}
    backwards = compare(side("ordning-2049", three), side("ordning-2041", three), "sv")
    for slug in ("styret-leder", "vakten-tander", "vakten-putsar", "tar-emot", "styret-moter", "vakten-raknar"):
        there, back = about(forwards, slug), about(backwards, slug)
        assert slugs(back) == slugs(there)[::-1]
        if len(there.before) < 2:
            assert back.kind == turned.get(there.kind, there.kind)


def test_neighbours_are_compared_as_before(side: Sides, three: Path) -> None:
    with_third = compare(side("ordning-2041", three), side("ordning-2045", three), "sv")
    without = compare(side("ordning-2041"), side("ordning-2045"), "sv")
    assert [each.id for each in with_third.changes] == [each.id for each in without.changes]
